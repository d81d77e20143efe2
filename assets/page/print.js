/* Before a page is printed: its date, the map as large as the sheet allows, a bar of its scale; afterwards all as it was. */
(function () {
  "use strict";
  var KM_PER_DEGREE = 111.32, SHARE = 0.2;
  function english() { return document.documentElement.lang.indexOf("en") === 0; }
  function today() {
    var now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(function (part) { return String(part).padStart(2, "0"); }).join("-");
  }
  function round(length) { // 1, 2 or 5 of the next power of ten below
    var ten = Math.pow(10, Math.floor(Math.log10(length)));
    return [5, 2, 1].map(function (n) { return n * ten; }).find(function (nice) { return nice <= length; }) || ten;
  }

  // Kilometres to the width of the map as it is shown now, zoomed or not, at its middle.
  function kilometres(plot) {
    var geo = plot._fullLayout && plot._fullLayout.geo, sub = geo && geo._subplot;
    if (!sub || !sub.projection || !sub.projection.invert) { return 0; }
    var width = plot._fullLayout.width, middle = [width / 2, plot._fullLayout.height / 2];
    var west = sub.projection.invert([middle[0] - 50, middle[1]]), east = sub.projection.invert([middle[0] + 50, middle[1]]);
    var latitude = (west[1] + east[1]) / 2 * Math.PI / 180;
    var across = Math.hypot((east[0] - west[0]) * Math.cos(latitude), east[1] - west[1]) * KM_PER_DEGREE;
    return across / 100 * width;
  }

  function bar(frame, whole) {
    if (!isFinite(whole) || whole <= 0) { return; }
    var length = round(whole * SHARE), mark = document.createElement("p");
    mark.className = "scale-bar";
    mark.style.width = (length / whole * 100).toFixed(2) + "%";
    mark.textContent = length + " km";
    frame.appendChild(mark);
  }

  function before() {
    var release = document.querySelector(".release"), frame = document.getElementById("map-frame");
    if (release) { release.dataset.printed = (english() ? "printed " : "打印于 ") + today(); }
    var plot = frame && frame.querySelector(".js-plotly-plot");
    if (!plot || frame.querySelector(".scale-bar")) { return; }
    var text = plot.querySelector("[data-layer=labels] text");
    if (text) { frame.style.setProperty("--label", getComputedStyle(text).fontSize); }
    plot.querySelectorAll(".main-svg").forEach(function (svg) {
      svg.setAttribute("viewBox", "0 0 " + svg.getAttribute("width") + " " + svg.getAttribute("height"));
    });
    bar(frame, kilometres(plot));
  }
  function after() {
    var frame = document.getElementById("map-frame");
    if (!frame) { return; }
    frame.querySelectorAll(".main-svg").forEach(function (svg) { svg.removeAttribute("viewBox"); });
    frame.querySelectorAll(".scale-bar").forEach(function (mark) { mark.remove(); });
  }
  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", after);
})();

/* Optional, for the page around: makes every frame that shows a chart of the atlas as tall as its chart, and
   lets the charts of one page point at the same county. Put it anywhere on the page:
     <script src="https://ATLAS/embed.js" async></script>
   What a frame says, as `message` events (origin: that of the atlas), for pages that would rather listen themselves:
     {type: "atlas:height", height: 612, chart: "map", query: "metric=grants"}   CSS pixels, whenever they change
     {type: "atlas:county", county: "500101"}   what is pointed at; null when it no longer is
   What a frame listens to, from the page around it only:
     {type: "atlas:hello"}   say your height again
     {type: "atlas:fitted"}   you are as tall as you said: show no scroll bar
     {type: "atlas:county", county: "500101"}   show this county as pointed at */
(function () {
  "use strict";
  var ours = document.currentScript ? new URL(document.currentScript.src).origin : window.location.origin;
  var TALLEST = 20000;

  function isOurs(frame) {
    try { return new URL(frame.src, document.baseURI).origin === ours; } catch (error) { return false; }
  }
  function frames() { return Array.prototype.filter.call(document.querySelectorAll("iframe[src]"), isOurs); }
  function send(frame, what) { if (frame.contentWindow) { frame.contentWindow.postMessage(what, "*"); } }

  // Borders count where the page sets `box-sizing: border-box`.
  function fit(frame, height) {
    var border = window.getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = Math.ceil(height) + border + "px";
  }

  window.addEventListener("message", function (event) {
    var said = event.data, all = frames();
    var frame = all.filter(function (one) { return one.contentWindow === event.source; })[0];
    if (!frame || !said || typeof said !== "object") { return; }
    if (said.type === "atlas:height" && said.height > 0 && said.height <= TALLEST) {
      fit(frame, said.height);
      send(frame, {type: "atlas:fitted"});
    } else if (said.type === "atlas:county") {
      all.forEach(function (other) { if (other !== frame) { send(other, {type: "atlas:county", county: said.county}); } });
    }
  });
  frames().forEach(function (frame) { send(frame, {type: "atlas:hello"}); });
})();

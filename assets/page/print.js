// @ts-check
/* Before a page is printed: its date, the map as large as the sheet allows, a bar of its scale; afterwards all as it
   was. */
const Printing = (() => {
  const KM_PER_DEGREE = 111.32, SHARE = 0.2;

  /**
   * A date as the reader's clock has it, 2026-02-09.
   * @param {Date} now
   */
  function written(now) {
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

  /**
   * The largest of 1, 2 or 5 times a power of ten that is no longer.
   * @param {number} length
   */
  function round(length) {
    const ten = Math.pow(10, Math.floor(Math.log10(length)));
    return [5, 2, 1].map((n) => n * ten).find((nice) => nice <= length) || ten;
  }

  /**
   * Kilometres from one place to another not far from it.
   * @param {number[]} west longitude and latitude in degrees
   * @param {number[]} east
   */
  function distance(west, east) {
    const latitude = (west[1] + east[1]) / 2 * Math.PI / 180;
    return Math.hypot((east[0] - west[0]) * Math.cos(latitude), east[1] - west[1]) * KM_PER_DEGREE;
  }

  /**
   * Kilometres to the width of the map as it is shown now, zoomed or not, at its middle; 0 where there is no map.
   * @param {PlotlyElement} plot
   */
  function kilometres(plot) {
    const map = Inside.projection(plot);
    if (!map) { return 0; }
    const [x, y] = [map.width / 2, map.height / 2];
    return distance(map.place([x - 50, y]), map.place([x + 50, y])) / 100 * map.width;
  }

  /**
   * @param {HTMLElement} frame
   * @param {number} whole
   */
  function bar(frame, whole) {
    if (!isFinite(whole) || whole <= 0) { return; }
    const length = round(whole * SHARE), mark = document.createElement("p");
    mark.className = "scale-bar";
    mark.style.width = `${(length / whole * 100).toFixed(2)}%`;
    mark.textContent = `${length} km`;
    frame.appendChild(mark);
  }

  function before() {
    const release = Dom.first(document, ".release"), frame = document.getElementById("map-frame");
    if (release) { release.dataset.printed = (release.dataset.print || "").replace("{date}", written(new Date())); }
    const plot = Inside.plot("#map-frame");
    if (!frame || !plot || frame.querySelector(".scale-bar")) { return; }
    const text = plot.querySelector("[data-layer=labels] text");
    if (text) { frame.style.setProperty("--label", window.getComputedStyle(text).fontSize); }
    Inside.sheets(plot).forEach((svg) => {
      svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width")} ${svg.getAttribute("height")}`);
    });
    bar(frame, kilometres(plot));
  }

  function after() {
    const frame = document.getElementById("map-frame");
    if (!frame) { return; }
    Inside.sheets(frame).forEach((svg) => svg.removeAttribute("viewBox"));
    Dom.all(frame, ".scale-bar").forEach((mark) => mark.remove());
  }

  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", after);
  return {written, round, distance};
})();

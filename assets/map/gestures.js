// @ts-check
/* The wheel and one finger belong to the page; Ctrl + wheel and two fingers to the map; buttons zoom it too. */
(() => {
  const PASSIVE = {capture: true, passive: true}, DOUBLE_TAP = 500, BY = 1.5, MOST = 8;
  let timer = 0, touched = 0;

  /** @param {Event} event */
  function inMap(event) { return Dom.near(event, "#map"); }

  function hint() {
    const box = Dom.one(document, ".map-box");
    box.classList.add("hinting");
    window.clearTimeout(timer);
    timer = window.setTimeout(() => box.classList.remove("hinting"), 1400);
  }

  document.addEventListener("wheel", (event) => {
    if (!inMap(event) || event.ctrlKey || event.metaKey) { return; }
    event.stopPropagation();
    hint();
  }, PASSIVE);
  // plotly.js must hear of the first finger to know a second one; it must not take two quick taps for a zoom.
  document.addEventListener("touchstart", (event) => {
    if (!inMap(event) || event.touches.length > 1) { return; }
    const now = Date.now();
    if (now - touched < DOUBLE_TAP) { event.stopPropagation(); }
    touched = now;
  }, PASSIVE);
  document.addEventListener("touchmove", (event) => {
    if (!inMap(event)) { return; }
    if (event.touches.length < 2) { event.stopPropagation(); } else { touched = 0; }
  }, PASSIVE);

  document.addEventListener("click", (event) => {
    const button = Dom.near(event, "[data-zoom]"), plot = AtlasMap.element(), way = button && button.dataset.zoom;
    if (!way || !plot) { return; }
    const next = Inside.scale(plot) * (way === "in" ? BY : 1 / BY);
    Inside.zoom(plot, way === "home" ? null : Math.min(MOST, Math.max(1, next)));
  });
})();

// @ts-check
/* Keyboard: one button per county in river order; arrows move, Enter selects, the county on the map lights up. */
(() => {
  /** @type {string | null} */
  let ringed = null;

  // The ring is a copy that lies above its neighbours: plotly.js redraws paths by their place, so they stay in place.
  function ring() {
    Dom.all(document, "#map .focused").forEach((copy) => copy.remove());
    const path = ringed && document.querySelector(`#map path[data-adcode="${ringed}"]`);
    if (!path) { return; }
    const copy = document.createElementNS("http://www.w3.org/2000/svg", "path");
    copy.setAttribute("d", path.getAttribute("d") || "");
    copy.setAttribute("class", "focused");
    Inside.layOver(path, copy);
  }
  AtlasMap.onPaint(ring);
  AtlasMap.onMove(ring);

  function buttons() { return Dom.all(document, "[data-focus]"); }

  /**
   * What stands in a hover box, as one line without markup.
   * @param {string} hover
   */
  function line(hover) { return hover.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ").trim(); }

  document.addEventListener("focusin", (event) => {
    const target = Dom.target(event), code = target && target.dataset.focus;
    ringed = code || null;
    ring();
    if (target && code && Atlas.shown) { target.setAttribute("aria-label", line(Atlas.shown.hover[buttons().indexOf(target)])); }
  });
  document.addEventListener("keydown", (event) => {
    const target = Dom.target(event);
    if (!target || !target.dataset.focus) { return; }
    const all = buttons(), to = Roving.next(all.indexOf(target), all.length, event.key);
    if (to === null) { return; }
    event.preventDefault();
    Roving.go(all, to);
  });
})();

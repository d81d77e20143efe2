// @ts-check
/* The address bar. One history entry per deliberate change. What comes in steps (a slider moved by its keys, years
   that play) is one change: the first step makes the entry, the others replace it. */
(() => {
  /** @type {string | null} */
  let shown = null;
  /** @type {string | null} */
  let run = null;

  function series() {
    if (Atlas.playing) { return "play"; }
    const focused = document.activeElement;
    return Atlas.sliding && focused && focused.closest("#years") ? "slide" : null;
  }

  /** @param {string | null | undefined} query */
  function address(query) {
    if (query === undefined || query === null || !document.getElementById("map-frame") || window.location.pathname !== "/") { return; }
    const arriving = shown === null, now = series(), wished = query ? `?${query}` : "";
    shown = wished;
    Atlas.query = query;
    Dom.all(document, "a[data-share]:not([data-share=page])").forEach((link) => {
      /** @type {HTMLAnchorElement} */ (link).href = `/share/${link.dataset.share}${wished}`;
    });
    if (Query.same(window.location.search, wished)) { return; }
    const replaces = arriving || (now !== null && now === run);
    if (replaces) { window.history.replaceState(null, "", `/${wished}`); } else { window.history.pushState(null, "", `/${wished}`); }
    run = now;
  }
  Inside.offer("address", address);
  Atlas.arrive = address;
  Atlas.endSeries = () => { run = null; };

  // Back and forward restore the view in place. Dash's own listener would draw the page anew, and not even
  // that where the address is the one it began with, so it does not hear of them.
  window.addEventListener("popstate", (event) => {
    if (window.location.pathname !== "/" || shown === null) { return; }
    event.stopImmediatePropagation();
    run = null;
    if (!Query.same(window.location.search, shown)) { Atlas.act({query: window.location.search.slice(1)}); }
  }, true);

  document.addEventListener("pointerdown", () => {
    Atlas.sliding = false;
    run = null;
  }, true);
  document.addEventListener("focusout", (event) => { if (Dom.near(event, "#years")) { run = null; } });
})();

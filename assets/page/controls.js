// @ts-check
/* Clicks and keys that choose something: counties, sectors, years, the sheet of filters, drop-downs. */
(() => {
  /**
   * "1993-2005" → [1993, 2005].
   * @param {string} text
   */
  function span(text) {
    if (!text) { return null; }
    const parts = text.split("-").map(Number);
    return [parts[0], parts[parts.length - 1]];
  }

  document.addEventListener("click", (event) => {
    const target = Dom.near(event, "[data-county],[data-sector],[data-years],[data-clear],[data-compare],[data-sheet],#theme-switch");
    if (!target) { return; }
    const data = target.dataset;
    if (target.id === "theme-switch") { Theme.turn();
    } else if (data.sheet) { sheet(!document.body.classList.contains("sheet-open"));
    } else if (data.clear) { clear();
    } else if (data.compare !== undefined) { Atlas.act({compare: data.compare});
    } else if (data.county) { Atlas.act({county: data.county});
    } else if (data.sector) { Atlas.act({sector: data.sector});
    } else if (data.years !== undefined) { Atlas.act({years: span(data.years)}); }
  });

  /** @param {boolean} open */
  function sheet(open) {
    document.body.classList.toggle("sheet-open", open);
    const button = Dom.first(document, "[data-sheet]");
    if (!button) { return; }
    button.setAttribute("aria-expanded", String(open));
    if (!open) { button.focus({preventScroll: true}); }
  }

  function clear() {
    const county = Atlas.shown && Atlas.shown.selected && Atlas.shown.selected[0];
    if (county) { Atlas.act({county}); }
  }

  // In an open drop-down a letter goes to its search, and arrows pass over the heads of groups, where Dash's own stop.
  /** @type {{[key: string]: number}} */
  const MOVES = {ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity};
  document.addEventListener("keydown", (event) => {
    const list = Inside.dropdown(event), target = Dom.target(event);
    if (!list || !target) { return; }
    const {search, options} = list, isSearch = search === target;
    if (event.key in MOVES) {
      const by = MOVES[event.key], next = options.indexOf(target) + by;
      if (!options.length || (isSearch && !isFinite(by))) { return; }
      event.preventDefault();
      event.stopPropagation();
      (next === -1 || next === -2 ? search : options[Roving.within(next, options.length)]).focus();
    } else if (!isSearch && !event.ctrlKey && !event.metaKey && !event.altKey && isTyped(event.key)) { search.focus(); }
  }, true);

  /** @param {string} key */
  function isTyped(key) { return (key.length === 1 && key !== " ") || key === "Process"; }

  document.addEventListener("keydown", (event) => {
    Atlas.sliding = Boolean(Dom.near(event, "#years"));
    if (event.key !== "Escape") { return; }
    if (Dom.near(event, `dialog,${Inside.DROPDOWN},[role=dialog],[role=listbox],[aria-expanded=true]:not([data-sheet])`)) { return; }
    if (document.body.classList.contains("sheet-open")) { sheet(false); } else { clear(); }
  });
})();

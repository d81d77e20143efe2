// @ts-check
/* /pairing: what is pointed at, tapped or focused lights up its partners, and the panel shows their rows of the list.
   Everything is there without it: marks are links, the list has all figures. */
(() => {
  if (!document.getElementById("pairing")) { return; }
  const root = Dom.id("pairing");
  document.documentElement.classList.add("scripted");
  /** @typedef {{s: string, c: string}} Who a supporter, a county, or a pair of both */
  const MARKS = "[data-s],[data-c]";
  const panel = Dom.one(root, ".pair-panel"), told = Dom.one(root, ".told");
  const rows = Dom.all(document, "#pairs tr[data-c]"), marks = Dom.all(root, MARKS);
  /** @type {Who | null} */
  let pinned = null;
  /** @type {Who | null} */
  let shown = null;
  /** @type {HTMLElement | null} */
  let pinnedMark = null;

  /**
   * @param {EventTarget | null} target
   * @returns {HTMLElement | null}
   */
  function markOf(target) {
    const mark = target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest(MARKS)) : null;
    return mark && marks.includes(mark) && !mark.closest(".told") ? mark : null;
  }
  /**
   * @param {HTMLElement} element
   * @returns {Who}
   */
  function of(element) { return {s: element.dataset.s || "", c: element.dataset.c || ""}; }
  /**
   * @param {Who | null} one
   * @param {Who | null} other
   */
  function same(one, other) { return one !== null && other !== null && one.s === other.s && one.c === other.c; }

  // Rows of the list say who belongs together; whatever stands for one of them lights up.
  /** @param {Who | null} what */
  function light(what) {
    const found = what ? rows.filter((row) => (!what.s || row.dataset.s === what.s) && (!what.c || row.dataset.c === what.c)) : [];
    const pairs = new Set(found.map((row) => `${row.dataset.s}-${row.dataset.c}`));
    const supporters = new Set(found.map((row) => row.dataset.s)), counties = new Set(found.map((row) => row.dataset.c));
    root.classList.toggle("lit", Boolean(what));
    marks.forEach((mark) => {
      const me = of(mark), is = same(me, what);
      const hit = me.s && me.c ? pairs.has(`${me.s}-${me.c}`) : me.s ? supporters.has(me.s) : counties.has(me.c);
      mark.classList.toggle("is", is);
      mark.classList.toggle("hit", hit && !is);
      if (mark.hasAttribute("aria-pressed")) { mark.setAttribute("aria-pressed", String(same(me, pinned))); }
    });
    return found;
  }

  // The panel: name, sentence, rows of the list, the way to the page.
  /**
   * @param {Who | null} what
   * @param {HTMLElement | null} mark
   */
  function tell(what, mark) {
    shown = what;
    told.textContent = "";
    panel.classList.toggle("telling", Boolean(what));
    panel.classList.toggle("pinned", Boolean(pinned));
    const found = light(what);
    if (!what || !mark) { return; }
    const isPair = Boolean(what.s && what.c), own = (isPair ? null : markNamed(what)) || mark, name = own.dataset.name || "";
    told.append(made("h3", name), made("p", (isPair ? mark : own).getAttribute("aria-label") || ""));
    if (!isPair) { told.append(way(own, name)); }
    told.append(found.length ? table(found, isPair ? "pair" : what.s ? "supporter" : "county") : made("p", told.dataset.none));
    if (pinned) { told.append(closing()); }
  }
  /**
   * @param {HTMLElement} mark
   * @param {string} name
   */
  function way(mark, name) {
    const link = document.createElement("a"), line = made("p");
    link.textContent = (told.dataset.open || "").replace("{name}", name);
    link.href = mark.getAttribute("href") || "";
    line.append(link);
    return line;
  }
  /**
   * @param {HTMLElement[]} found
   * @param {string} by
   */
  function table(found, by) {
    const whole = made("table"), body = made("tbody");
    whole.className = `pairs cards by-${by}`;
    found.forEach((row) => {
      const copy = /** @type {HTMLElement} */ (row.cloneNode(true));
      copy.removeAttribute("id");
      body.append(copy);
    });
    whole.append(body);
    return whole;
  }
  function closing() {
    const close = document.createElement("button");
    close.textContent = "×";
    close.type = "button";
    close.className = "close";
    close.setAttribute("aria-label", told.dataset.close || "");
    close.addEventListener("click", release);
    return close;
  }
  /**
   * @param {string} kind
   * @param {string} [text]
   */
  function made(kind, text) {
    const element = document.createElement(kind);
    if (text) { element.textContent = text; }
    return element;
  }

  // A line or a ribbon says by its title what the cell of its pair says.
  /** @param {Who} who */
  function markNamed(who) { return marks.find((mark) => Boolean(mark.dataset.name) && same(of(mark), who)) || null; }
  /** @param {HTMLElement} mark */
  function named(mark) { return mark.dataset.name ? mark : markNamed(of(mark)) || mark; }

  /**
   * @param {Who} what
   * @param {HTMLElement} mark
   */
  function pin(what, mark) {
    pinned = same(pinned, what) ? null : what;
    pinnedMark = pinned && mark;
    tell(pinned, mark);
  }
  function release() {
    pinned = pinnedMark = null;
    tell(null, null);
  }

  root.addEventListener("pointerover", (event) => {
    const mark = markOf(event.target);
    if (mark && event.pointerType !== "touch" && !pinned) { tell(of(mark), named(mark)); } // a tap pins
  });
  root.addEventListener("pointerout", (event) => {
    if (event.pointerType === "touch" || pinned || !markOf(event.target)) { return; }
    if (!markOf(event.relatedTarget)) { tell(null, null); }
  });
  root.addEventListener("focusin", (event) => {
    const mark = markOf(event.target), target = Dom.target(event);
    if (mark && target && target.matches(":focus-visible")) { tell(of(mark), mark); }
  });
  root.addEventListener("focusout", (event) => {
    // A press in the panel, or the tab key, takes the focus to what it shows: that stays, or its link would be gone.
    const from = markOf(event.target) || panel.contains(Dom.target(event));
    const stays = event.relatedTarget instanceof Node && panel.contains(event.relatedTarget);
    if (from && !stays && !same(shown, pinned)) { tell(pinned, pinnedMark); }
  });
  root.addEventListener("click", (event) => {
    const mark = markOf(event.target);
    if (!mark || Dom.isForBrowser(event) || event.button) { return; }
    event.preventDefault();
    pin(of(mark), named(mark));
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && pinned) { release(); } });

  // Each drawing is one stop of the tab key; arrows go on within it, up and down by rows in the table.
  Dom.all(root, "[data-figure]").forEach((figure) => {
    const stops = Dom.all(figure, "a[data-s],a[data-c]");
    Roving.stop(stops, 0);
    stops.forEach((stop) => {
      stop.setAttribute("role", "button");
      stop.setAttribute("aria-pressed", "false");
    });
    figure.addEventListener("keydown", (event) => {
      const stop = Dom.near(event, "a"), at = stop ? stops.indexOf(stop) : -1;
      if (!stop || at < 0) { return; }
      if (event.key === " ") {
        event.preventDefault();
        stop.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}));
      }
      const to = next(stops, at, event.key, figure.dataset.figure === "table");
      if (to === null) { return; }
      event.preventDefault();
      Roving.go(stops, to);
    });
  });
  /**
   * @param {HTMLElement[]} stops
   * @param {number} at
   * @param {string} key
   * @param {boolean} isTable
   * @returns {number | null}
   */
  function next(stops, at, key, isTable) {
    const by = isTable && !(key in Roving.ACROSS) ? Roving.BOTH[key] : 0;
    return by ? Roving.nearest(stops.map(place), at, by) : Roving.next(at, stops.length, key);
  }
  /** @param {HTMLElement} stop */
  function place(stop) {
    const cell = /** @type {HTMLTableCellElement} */ (stop.closest("td,th"));
    return {row: /** @type {HTMLTableRowElement} */ (cell.parentElement).rowIndex, column: cell.cellIndex};
  }

  // A link may name whom to begin with.
  const start = {s: root.dataset.supporter || "", c: root.dataset.county || ""}, first = start.s || start.c ? markNamed(start) : null;
  if (first) { pin(start, first); }
})();

// @ts-check
/* /ecology: what is pointed at, tapped or focused is read out and marked everywhere on the page; arrow keys go
   through grids and drawings. Everything is there without it. */
(() => {
  if (!document.getElementById("ecology")) { return; }
  const page = Dom.id("ecology");
  /** @typedef {{county: string | undefined, cell: HTMLElement | null, line: string, at: HTMLElement}} Hit */
  /** @type {Hit | null} */
  let pinned = null;

  /**
   * @param {HTMLElement} cell
   * @returns {HTMLTableElement}
   */
  function gridOf(cell) { return /** @type {HTMLTableElement} */ (cell.closest("[data-grid]")); }
  /**
   * @param {HTMLElement} cell
   * @returns {HTMLTableRowElement}
   */
  function rowOf(cell) { return /** @type {HTMLTableRowElement} */ (cell.parentNode); }

  // A cell by county and column: small maps are read out from the table that says the same.
  /**
   * @param {HTMLElement | null} table
   * @param {string} code
   * @param {string} column
   * @returns {HTMLElement | null}
   */
  function cellOf(table, code, column) {
    const row = table && /** @type {HTMLTableRowElement | null} */ (Dom.first(table, `tr[data-county='${code}']`));
    const at = table && row ? Dom.all(table, "thead th").findIndex((head) => head.dataset.column === column) : -1;
    return row && at > 0 ? row.cells[at] : null;
  }
  /** @param {HTMLElement} cell */
  function lineOfCell(cell) {
    const table = gridOf(cell), row = rowOf(cell), heads = table.tHead;
    const head = heads && heads.rows[0].cells[/** @type {HTMLTableCellElement} */ (cell).cellIndex];
    return (table.dataset.line || "")
      .replace("{county}", row.cells[0].title || row.cells[0].textContent || "")
      .replace("{column}", (head && head.dataset.told) || "")
      .replace("{value}", cell.textContent || table.dataset.none || "");
  }

  // What a pointer or the focus is on: a cell, a county of a small map, a mark of a drawing, a name beside one.
  /**
   * @param {HTMLElement} target
   * @returns {Hit | null}
   */
  function found(target) {
    const cell = /** @type {HTMLElement | null} */ (target.closest("[data-grid] td"));
    if (cell) { return {county: rowOf(cell).dataset.county, cell, line: lineOfCell(cell), at: cell}; }
    const use = /** @type {HTMLElement | null} */ (target.closest(".multiples use[data-county]"));
    return use ? ofSmallMap(use) : ofMark(target);
  }
  /**
   * @param {HTMLElement} use
   * @returns {Hit | null}
   */
  function ofSmallMap(use) {
    const figure = use.closest("figure"), drawing = /** @type {HTMLElement | null} */ (use.closest("[data-of]"));
    const table = drawing && Dom.first(page, `[data-grid=${drawing.dataset.of}]`);
    const cell = figure && cellOf(table, use.dataset.county || "", figure.dataset.column || "");
    return cell && {county: use.dataset.county, cell, line: lineOfCell(cell), at: use};
  }
  /**
   * @param {HTMLElement} target
   * @returns {Hit | null}
   */
  function ofMark(target) {
    let mark = /** @type {HTMLElement | null} */ (target.closest("[data-mark],.slopes .name"));
    if (mark && !mark.dataset.line) { mark = Dom.first(page, `.slopes [data-mark][data-county='${mark.dataset.county}']`); }
    return mark && {county: mark.dataset.county, cell: null, line: mark.dataset.line || "", at: mark};
  }

  /** @param {Hit | null} what */
  function show(what) {
    Dom.all(page, ".hit").forEach((one) => one.classList.remove("hit"));
    Dom.all(page, ".readout").forEach((one) => { one.textContent = ""; });
    if (!what) { return; }
    Dom.all(page, `[data-county='${what.county}']`).forEach((one) => one.classList.add("hit"));
    if (what.cell) { what.cell.classList.add("hit"); }
    const section = what.at.closest("section"), box = section && Dom.first(section, ".readout");
    if (box) { box.textContent = what.line; }
  }

  page.addEventListener("pointerover", (event) => {
    const target = Dom.target(event), what = target && found(target);
    if (event.pointerType !== "touch" && what) { show(what); }
  });
  page.addEventListener("pointerout", (event) => { if (event.pointerType !== "touch") { show(pinned); } });
  page.addEventListener("focusin", (event) => {
    const target = Dom.target(event), what = target && found(target);
    if (what && target.matches(":focus-visible")) { show(what); }
  });
  page.addEventListener("focusout", () => show(pinned));
  page.addEventListener("click", (event) => {
    const target = Dom.target(event);
    if (!target || target.closest("a,select,button,summary")) { return; }
    const what = found(target);
    pinned = what && !(pinned && pinned.at === what.at) ? what : null;
    show(pinned);
  });

  // One stop of the Tab key in each grid and drawing; arrows go on from there.
  Dom.all(page, "[data-grid]").forEach((table) => Roving.stop(Dom.all(table, "td"), 0));
  Dom.all(page, "[data-mark]").forEach((mark) => {
    const title = Dom.one(mark, "title"), text = title.textContent || "";
    mark.dataset.line = text;
    mark.setAttribute("aria-label", text);
    title.remove(); // its tooltip would lie over the drawing
  });
  Dom.all(page, "[data-marks]").forEach((drawing) => Roving.stop(Dom.all(drawing, "[data-mark]"), 0));

  page.addEventListener("keydown", (event) => {
    const target = Dom.target(event);
    if (event.key === "Escape") { pinned = null; show(null); return; }
    if (!target || !target.matches("[data-mark],[data-grid] td")) { return; }
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      pinned = found(target);
      show(pinned);
    } else if (target.matches("[data-mark]")) {
      const drawing = /** @type {HTMLElement} */ (target.closest("[data-marks]")), marks = Dom.all(drawing, "[data-mark]");
      const to = Roving.next(marks.indexOf(target), marks.length, event.key);
      if (to !== null) { event.preventDefault(); Roving.go(marks, to); }
    } else { moveInGrid(target, event); }
  });
  /**
   * @param {HTMLElement} target
   * @param {KeyboardEvent} event
   */
  function moveInGrid(target, event) {
    const rows = Dom.all(gridOf(target).tBodies[0], "tr").map((row) => Dom.all(row, "td"));
    const row = rows.findIndex((cells) => cells.includes(target));
    if (row < 0) { return; }
    const to = Roving.inGrid({row, column: rows[row].indexOf(target)}, rows.map((cells) => cells.length), event.key);
    if (!to) { return; }
    event.preventDefault();
    const cells = Dom.all(gridOf(target), "td");
    Roving.go(cells, cells.indexOf(rows[to.row][to.column]));
  }
})();

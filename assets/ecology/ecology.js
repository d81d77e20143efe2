/* /ecology: what is pointed at, tapped or focused is read out and marked everywhere on the page; arrow keys go
   through grids and drawings. Everything is there without it. */
(function () {
  "use strict";
  var page = document.getElementById("ecology");
  if (!page) { return; }
  var ARROWS = {ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0]};
  var pinned = null;

  function all(root, what) { return Array.prototype.slice.call(root.querySelectorAll(what)); }
  function grid(name) { return page.querySelector("[data-grid=" + name + "]"); }

  // A cell by county and column: small maps are read out from the table that says the same.
  function cellOf(table, code, column) {
    var row = table && table.querySelector("tr[data-county='" + code + "']");
    var at = row && all(table, "thead th").findIndex(function (head) { return head.dataset.column === column; });
    return row && at > 0 ? row.cells[at] : null;
  }
  function lineOfCell(cell) {
    var table = cell.closest("[data-grid]"), row = cell.parentNode, head = table.tHead.rows[0].cells[cell.cellIndex];
    return table.dataset.line
      .replace("{county}", row.cells[0].title || row.cells[0].textContent)
      .replace("{column}", head.dataset.told)
      .replace("{value}", cell.textContent || table.dataset.none);
  }

  // What a pointer or the focus is on: a cell, a county of a small map, a mark of a drawing, a name beside one.
  function found(target) {
    var cell = target.closest("[data-grid] td");
    if (cell) { return {county: cell.parentNode.dataset.county, cell: cell, line: lineOfCell(cell), at: cell}; }
    var use = target.closest(".multiples use[data-county]");
    if (use) {
      var figure = use.closest("figure");
      cell = cellOf(grid(use.closest("[data-of]").dataset.of), use.dataset.county, figure.dataset.column);
      return cell && {county: use.dataset.county, cell: cell, line: lineOfCell(cell), at: use};
    }
    var mark = target.closest("[data-mark],.slopes .name");
    if (mark && !mark.dataset.line) { mark = page.querySelector(".slopes [data-mark][data-county='" + mark.dataset.county + "']"); }
    return mark && {county: mark.dataset.county, cell: null, line: mark.dataset.line, at: mark};
  }

  function readout(at) {
    var section = at.closest("section");
    return section && section.querySelector(".readout");
  }
  function show(what) {
    all(page, ".hit").forEach(function (one) { one.classList.remove("hit"); });
    all(page, ".readout").forEach(function (one) { one.textContent = ""; });
    if (!what) { return; }
    all(page, "[data-county='" + what.county + "']").forEach(function (one) { one.classList.add("hit"); });
    if (what.cell) { what.cell.classList.add("hit"); }
    var box = readout(what.at);
    if (box) { box.textContent = what.line; }
  }
  function on(kind, work) { page.addEventListener(kind, function (event) { work(event, found(event.target)); }); }

  on("pointerover", function (event, what) { if (event.pointerType !== "touch" && what) { show(what); } });
  on("pointerout", function (event) { if (event.pointerType !== "touch") { show(pinned); } });
  on("focusin", function (event, what) { if (what && event.target.matches(":focus-visible")) { show(what); } });
  on("focusout", function () { show(pinned); });
  on("click", function (event, what) {
    if (event.target.closest("a,select,button,summary")) { return; }
    pinned = what && !(pinned && pinned.at === what.at) ? what : null;
    show(pinned);
  });

  // One stop of the Tab key in each grid and drawing; arrows go on from there.
  function rove(stops, to) {
    stops.forEach(function (stop) { stop.tabIndex = stop === to ? 0 : -1; });
    to.focus();
  }
  all(page, "[data-grid]").forEach(function (table) {
    all(table, "td").forEach(function (cell, index) { cell.tabIndex = index === 0 ? 0 : -1; });
  });
  all(page, "[data-mark]").forEach(function (mark) {
    var title = mark.querySelector("title");
    mark.dataset.line = title.textContent;
    mark.setAttribute("aria-label", title.textContent);
    title.remove(); // its tooltip would lie over the drawing
  });
  all(page, "[data-marks]").forEach(function (drawing) {
    all(drawing, "[data-mark]").forEach(function (mark, index) { mark.setAttribute("tabindex", index === 0 ? 0 : -1); });
  });
  page.addEventListener("keydown", function (event) {
    var move = ARROWS[event.key], target = event.target, end = {Home: 0, End: -1}[event.key];
    if (event.key === "Escape") { pinned = null; show(null); return; }
    if (event.key === "Enter" || event.key === " ") {
      if (target.matches("[data-mark],[data-grid] td")) { event.preventDefault(); pinned = found(target); show(pinned); }
      return;
    }
    if (!move && end === undefined) { return; }
    if (target.matches("[data-grid] td")) {
      var table = target.closest("[data-grid]"), rows = all(table.tBodies[0], "tr"), row = rows.indexOf(target.parentNode);
      var cells = function (n) { return all(rows[Math.max(0, Math.min(rows.length - 1, n))], "td"); };
      var line = move ? cells(row + move[0]) : cells(row), across = all(target.parentNode, "td").indexOf(target);
      var to = move ? Math.max(0, Math.min(line.length - 1, across + move[1])) : end < 0 ? line.length - 1 : end;
      event.preventDefault();
      rove(all(table, "td"), line[to]);
    } else if (target.matches("[data-mark]")) {
      var marks = all(target.closest("[data-marks]"), "[data-mark]"), index = marks.indexOf(target);
      var next = move ? index + move[0] + move[1] : end < 0 ? marks.length - 1 : end;
      event.preventDefault();
      rove(marks, marks[(next + marks.length) % marks.length]);
    }
  });
})();

/* /records: the plain list becomes a grid that loads its rows as one scrolls. The address is the state:
   a link, a search, a sorted column or an opened row asks the server for the page at the new address, and what
   differs is exchanged in place. Without this script the same links and forms load whole pages. */
(function () {
  "use strict";
  var place = document.getElementById("grid");
  if (!place || !window.dash_ag_grid || !window.ReactDOM) { return; }
  var told = JSON.parse(place.dataset.grid), api = null, asked = 0, quiet = false;
  var PARTS = ["facets", "title", "search", "chips", "files", "list", "detail"];

  function state() { return document.getElementById("files").dataset; }
  function sortOf(order) { return order ? {colId: order.replace(/^-/, ""), sort: order[0] === "-" ? "desc" : "asc"} : null; }
  function orderOf(sorts) { return sorts.length ? (sorts[0].sort === "desc" ? "-" : "") + sorts[0].colId : ""; }
  function withKey(query, key, value) {
    var keys = new URLSearchParams(query);
    if (value) { keys.set(key, value); } else { keys.delete(key); }
    return keys.toString().replace(/%2C/g, ",");
  }
  function fault(text) { var box = document.querySelector(".fault"); if (!box) { box = document.createElement("div"); box.className = "fault"; box.setAttribute("role", "alert"); document.body.appendChild(box); } box.textContent = text; }

  // A piece of the rows. A column that has just been sorted is asked for before the address says so.
  function rows(request) {
    var query = withKey(state().query, "order", orderOf(request.sortModel || []));
    query = withKey(withKey(query, "start", String(request.startRow)), "end", String(request.endRow));
    fetch("/records.json?" + query, {headers: {Accept: "application/json"}}).then(function (answer) {
      if (!answer.ok) { throw new Error(answer.status); }
      return answer.json();
    }).then(function (found) { request.successCallback(found.rows, found.total); mark(); fault(""); })
      .catch(function () { request.failCallback(); fault(told.failed); });
  }

  // The page at an address, exchanged in place; what had the focus keeps it.
  function go(address, how) {
    var mine = ++asked, before = state().query, focused = document.activeElement && document.activeElement.id;
    document.body.classList.add("busy");
    return fetch(address, {headers: {Accept: "text/html"}}).then(function (answer) {
      if (!answer.ok) { throw new Error(answer.status); }
      return answer.text();
    }).then(function (text) {
      if (mine !== asked) { return; }
      if (how !== "back") { window.history.pushState(null, "", address); }
      show(new DOMParser().parseFromString(text, "text/html"));
      if (focused && document.getElementById(focused) && document.activeElement.id !== focused) { document.getElementById(focused).focus({preventScroll: true}); }
      sorted();
      if (state().query !== before && how !== "sort") { api.purgeInfiniteCache(); api.ensureIndexVisible(0); } else { mark(); }
      if (how === "open") { var title = document.getElementById("detail-title"); if (title) { title.focus(); } }
    }).catch(function () { window.location.assign(address); })
      .then(function () { if (mine === asked) { document.body.classList.remove("busy"); } });
  }
  function show(page) {
    var open = {}, scrolled = {};
    document.querySelectorAll("#facets details").forEach(function (one) { open[one.id] = one.open; scrolled[one.id] = one.querySelector("ul").scrollTop; });
    PARTS.forEach(function (id) { var one = document.getElementById(id), other = page.getElementById(id); if (one && other) { one.replaceWith(other); } });
    document.querySelectorAll("#facets details").forEach(function (one) { if (open[one.id]) { one.open = true; } one.querySelector("ul").scrollTop = scrolled[one.id] || 0; });
    ["#language", ".share-link", ".notices"].forEach(function (what) {
      var one = document.querySelector(what), other = page.querySelector(what);
      if (one && other) { one.replaceWith(other); }
    });
    document.title = page.title;
  }
  function sorted() {
    var wanted = sortOf(state().order), now = orderOf(api.getColumnState().filter(function (c) { return c.sort; }));
    if (now === state().order) { return; }
    quiet = true;
    api.applyColumnState({state: wanted ? [wanted] : [], defaultState: {sort: null}});
    quiet = false;
  }
  function mark() {
    api.forEachNode(function (node) { if (node.data) { var on = node.data.id === state().record; if (node.isSelected() !== on) { node.setSelected(on); } } });
  }
  function here(changes) {
    var query = window.location.search.slice(1);
    Object.keys(changes).forEach(function (key) { query = withKey(query, key, changes[key]); });
    return "/records" + (query ? "?" + query : "");
  }
  function open(id) { if (id) { go(here({record: id, page: ""}), "open"); } }
  function close() {
    var id = state().record, node = null;
    api.forEachNode(function (one) { if (one.data && one.data.id === id) { node = one; } });
    go(here({record: ""})).then(function () { if (node) { api.setFocusedCell(node.rowIndex, "name"); } });
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("#ledger a[href]");
    if (!link || link.hasAttribute("download") || link.hash || link.target || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.pathname !== "/records") { return; }
    event.preventDefault();
    if (link.id === "detail-close") { close(); } else { go(link.pathname + link.search, link.closest("#detail") ? "open" : ""); }
  });
  document.addEventListener("submit", function (event) {
    if (event.target.id !== "search") { return; }
    event.preventDefault();
    go(here({q: event.target.elements.q.value.trim(), record: "", page: ""}));
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape" && state().record && !document.querySelector("dialog[open]")) { close(); } });
  window.addEventListener("popstate", function () { go(window.location.pathname + window.location.search, "back"); });

  function start() {
    document.documentElement.classList.add("gridded");
    place.hidden = false; // what does not fit is left out: it must be known how wide it is
    var first = sortOf(state().order);
    var columns = told.columns.map(function (one) {
      return {
        field: one.key, headerName: one.label, sortable: true, sortingOrder: ["asc", "desc", null], minWidth: one.width,
        width: one.width, flex: one.flex || undefined, hide: place.clientWidth < one.room, suppressHeaderMenuButton: true,
        cellClass: one.number ? "figure" : undefined, headerClass: one.number ? "ag-right-aligned-header" : undefined,
        sort: first && first.colId === one.key ? first.sort : undefined, tooltipField: one.key
      };
    });
    window.ReactDOM.createRoot(place).render(window.React.createElement(window.dash_ag_grid.AgGrid, {
      id: "records-grid", className: "", style: {height: "100%", width: "100%"}, columnDefs: columns, rowModelType: "infinite", getRowId: "params.data.id",
      defaultColDef: {resizable: true},
      dashGridOptions: {
        cacheBlockSize: told.piece, maxConcurrentDatasourceRequests: 2, infiniteInitialRowCount: 1, localeText: told.words,
        rowSelection: {mode: "singleRow", checkboxes: false, enableClickSelection: false}, suppressMultiSort: true,
        suppressCellFocus: false, suppressDragLeaveHidesColumns: true, animateRows: false, enableCellTextSelection: true
      },
      setProps: function (what) { if (what.getRowsRequest) { rows(what.getRowsRequest); } }
    }));
    window.dash_ag_grid.getApiAsync("records-grid").then(function (found) {
      api = found;
      api.setGridAriaProperty("label", told.label);
      api.addEventListener("sortChanged", function () {
        if (quiet) { return; }
        var order = orderOf(api.getColumnState().filter(function (c) { return c.sort; }));
        if (order !== state().order) { go(here({order: order, page: ""}), "sort"); }
      });
      api.addEventListener("rowClicked", function (event) { if (!String(window.getSelection())) { open(event.data && event.data.id); } });
      api.addEventListener("cellKeyDown", function (event) { if (event.event.key === "Enter") { open(event.data && event.data.id); } });
    });
  }
  start();
})();

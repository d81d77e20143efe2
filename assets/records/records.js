// @ts-check
/* /records: the plain list becomes a grid that loads its rows as one scrolls. The address is the state:
   a link, a search, a sorted column or an opened row asks the server for the page at the new address, and what
   differs is exchanged in place. Without this script the same links and forms load whole pages. */
(() => {
  const place = document.getElementById("grid");
  if (!place || !Grid.isThere()) { return; }
  /** @typedef {{key: string, label: string, width: number, flex: number, room: number, number: boolean}} Column */
  /** @type {{columns: Column[], words: object, label: string, failed: string, piece: number}} */
  const told = JSON.parse(place.dataset.grid || "");
  const PARTS = ["facets", "title", "search", "chips", "files", "list", "detail"], PATH = "/records";
  /** @type {GridApi} */
  let api;
  let asked = 0, quiet = false;
  /** @type {{row: number, column: string} | null} */
  let goal = null;

  function state() { return Dom.id("files").dataset; }

  /** @param {string} text */
  function fault(text) {
    let box = document.querySelector(".fault");
    if (!box) {
      box = document.createElement("div");
      box.className = "fault";
      box.setAttribute("role", "alert");
      document.body.appendChild(box);
    }
    box.textContent = text;
  }

  /** @param {Response} answer */
  function checked(answer) {
    if (!answer.ok) { throw new Error(String(answer.status)); }
    return answer;
  }

  // The row that keys jump to is drawn in the next frame, and anew when its piece arrives.
  function arrive() {
    const frame = window.requestAnimationFrame;
    frame(() => frame(() => { if (goal) { api.setFocusedCell(goal.row, goal.column); } }));
  }

  // A piece of the rows. A column that has just been sorted is asked for before the address says so.
  /** @param {RowsRequest} request */
  function rows(request) {
    const query = Order.piece(state().query || "", Order.of(request.sortModel || []), request.startRow, request.endRow);
    window.fetch(`/records.json?${query}`, {headers: {Accept: "application/json"}}).then((answer) => checked(answer).json())
      .then((found) => {
        request.successCallback(found.rows, found.total);
        mark();
        arrive();
        fault("");
      }).catch(() => {
        request.failCallback();
        fault(told.failed);
      });
  }

  // The page at an address, exchanged in place; what had the focus keeps it.
  /**
   * @param {string} address
   * @param {string} [how] back, sort, open
   */
  function go(address, how) {
    const turn = ++asked, before = state().query, focused = document.activeElement && document.activeElement.id;
    document.body.classList.add("busy");
    return window.fetch(address, {headers: {Accept: "text/html"}}).then((answer) => checked(answer).text()).then((text) => {
      if (turn !== asked) { return; }
      if (how !== "back") { window.history.pushState(null, "", address); }
      show(Dom.parsed(text));
      refocus(focused);
      sorted();
      if (state().query !== before && how !== "sort") {
        api.purgeInfiniteCache();
        api.ensureIndexVisible(0);
      } else { mark(); }
      const title = how === "open" ? document.getElementById("detail-title") : null;
      if (title) { title.focus(); }
    }).catch(() => window.location.assign(address))
      .then(() => { if (turn === asked) { document.body.classList.remove("busy"); } });
  }
  /** @param {string | null} id */
  function refocus(id) {
    const one = id && document.getElementById(id);
    if (one && document.activeElement !== one) { one.focus({preventScroll: true}); }
  }
  function facets() { return /** @type {HTMLDetailsElement[]} */ (Dom.all(document, "#facets details")); }
  /** @param {Document} page */
  function show(page) {
    const before = new Map(facets().map((one) => [one.id, {open: one.open, top: Dom.one(one, "ul").scrollTop}]));
    PARTS.map((id) => `#${id}`).concat("#language", ".share-link", ".notices").forEach((what) => {
      const one = document.querySelector(what), other = page.querySelector(what);
      if (one && other) { one.replaceWith(other); }
    });
    facets().forEach((one) => {
      const was = before.get(one.id);
      if (was && was.open) { one.open = true; }
      Dom.one(one, "ul").scrollTop = was ? was.top : 0;
    });
    document.title = page.title;
  }
  function columnOrder() { return Order.of(api.getColumnState().filter((column) => column.sort)); }
  function sorted() {
    const order = state().order || "", wish = Order.read(order);
    if (columnOrder() === order) { return; }
    quiet = true;
    api.applyColumnState({state: wish ? [wish] : [], defaultState: {sort: null}});
    quiet = false;
  }
  function mark() {
    api.forEachNode((node) => {
      if (!node.data) { return; }
      const on = node.data.id === state().record;
      if (node.isSelected() !== on) { node.setSelected(on); }
    });
  }
  /** @param {{[key: string]: string}} changes */
  function here(changes) {
    const query = Object.keys(changes).reduce((text, key) => Query.but(text, key, changes[key]), window.location.search.slice(1));
    return PATH + (query ? `?${query}` : "");
  }
  /** @param {string | undefined} id */
  function open(id) { if (id) { go(here({record: id, page: ""}), "open"); } }
  function close() {
    const id = state().record;
    /** @type {GridNode[]} */
    const nodes = [];
    api.forEachNode((one) => { if (one.data && one.data.id === id) { nodes.push(one); } });
    go(here({record: ""})).then(() => nodes.slice(-1).forEach((node) => api.setFocusedCell(node.rowIndex, "name")));
  }

  /**
   * @param {HTMLAnchorElement} link
   * @param {MouseEvent} event
   */
  function isOurs(link, event) {
    const forBrowser = event.defaultPrevented || event.button || event.altKey || Dom.isForBrowser(event);
    return !forBrowser && !link.hasAttribute("download") && !link.hash && !link.target && link.pathname === PATH;
  }
  document.addEventListener("click", (event) => {
    const link = /** @type {HTMLAnchorElement | null} */ (Dom.near(event, "#ledger a[href]"));
    if (!link || !isOurs(link, event)) { return; }
    event.preventDefault();
    if (link.id === "detail-close") { close(); } else { go(link.pathname + link.search, link.closest("#detail") ? "open" : ""); }
  });
  document.addEventListener("submit", (event) => {
    const form = Dom.target(event);
    if (!form || form.id !== "search") { return; }
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (Dom.one(form, "[name=q]"));
    go(here({q: field.value.trim(), record: "", page: ""}));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state().record && !document.querySelector("dialog[open]")) { close(); }
  });
  // The grid leaves Ctrl with Home or End to the browser, whose smooth scrolling ends wherever a piece of the rows arrives.
  place.addEventListener("keydown", (event) => {
    const jumps = (event.ctrlKey || event.metaKey) && ["Home", "End"].includes(event.key);
    const column = jumps ? (Dom.near(event, ".ag-cell[col-id]") || place).getAttribute("col-id") : null;
    goal = column ? {row: event.key === "End" ? api.getDisplayedRowCount() - 1 : 0, column} : null;
    if (!goal) { return; }
    event.preventDefault();
    api.ensureIndexVisible(goal.row);
    arrive();
  });
  place.addEventListener("pointerdown", () => { goal = null; });
  window.addEventListener("popstate", () => go(window.location.pathname + window.location.search, "back"));

  document.documentElement.classList.add("gridded");
  place.hidden = false; // what does not fit is left out: it must be known how wide it is
  const first = Order.read(state().order || "");
  const columns = told.columns.map((one) => ({
    field: one.key, headerName: one.label, sortable: true, sortingOrder: ["asc", "desc", null], minWidth: one.width,
    width: one.width, flex: one.flex || undefined, hide: place.clientWidth < one.room, suppressHeaderMenuButton: true,
    cellClass: one.number ? "figure" : undefined, headerClass: one.number ? "ag-right-aligned-header" : undefined,
    sort: first && first.colId === one.key ? first.sort : undefined, tooltipField: one.key,
  }));
  const options = {
    cacheBlockSize: told.piece, maxConcurrentDatasourceRequests: 2, infiniteInitialRowCount: 1, localeText: told.words,
    rowSelection: {mode: "singleRow", checkboxes: false, enableClickSelection: false}, suppressMultiSort: true,
    suppressCellFocus: false, suppressDragLeaveHidesColumns: true, animateRows: false, enableCellTextSelection: true,
  };
  Grid.mount(place, "records-grid", columns, options, rows).then((found) => {
    api = found;
    api.setGridAriaProperty("label", told.label);
    api.addEventListener("sortChanged", () => {
      const order = columnOrder();
      if (!quiet && order !== state().order) { go(here({order, page: ""}), "sort"); }
    });
    api.addEventListener("rowClicked", (event) => { if (!String(window.getSelection())) { open(event.data && event.data.id); } });
    api.addEventListener("cellKeyDown", (event) => { if (event.event.key === "Enter") { open(event.data && event.data.id); } });
  });
})();

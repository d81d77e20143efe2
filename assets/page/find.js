// @ts-check
/* The search box: opened by its link or by "/", filled from /search.json, moved through by arrows. */
(() => {
  const PAUSE = 90;
  /** @typedef {{name: string, href: string, what: string, kind: string, key: string}} Found */
  /** @type {{dialog: HTMLDialogElement, field: HTMLInputElement, list: HTMLElement} | null} */
  let box = null;
  /** @type {HTMLAnchorElement | null} */
  let link = null;
  let timer = 0, asked = 0;

  function make() {
    const dialog = document.createElement("dialog");
    dialog.className = "find";
    dialog.innerHTML = '<form role="search"><input type="text" role="combobox" aria-autocomplete="list" aria-expanded="false" ' +
      'aria-controls="find-list" autocomplete="off" spellcheck="false" maxlength="60"></form><ul id="find-list" role="listbox"></ul>';
    document.body.appendChild(dialog);
    const field = /** @type {HTMLInputElement} */ (Dom.one(dialog, "input")), list = Dom.one(dialog, "ul");
    field.addEventListener("input", () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(ask, PAUSE);
    });
    field.addEventListener("keydown", (event) => move(field, list, event));
    Dom.one(dialog, "form").addEventListener("submit", (event) => {
      event.preventDefault();
      go(Dom.first(list, "[aria-selected=true]") || Dom.first(list, "li"));
    });
    dialog.addEventListener("click", (event) => {
      const row = Dom.near(event, "[role=option]");
      if (row) { event.preventDefault(); go(row); } else if (event.target === dialog) { dialog.close(); }
    });
    dialog.addEventListener("close", () => { if (link && link.isConnected) { link.focus({preventScroll: true}); } });
    return {dialog, field, list};
  }

  /** @param {HTMLAnchorElement} from */
  function open(from) {
    box = box || make();
    link = from;
    box.field.value = "";
    box.field.placeholder = from.dataset.hint || "";
    box.field.setAttribute("aria-label", from.dataset.find || "");
    box.list.setAttribute("aria-label", from.dataset.find || "");
    show(box.field, box.list, []);
    box.dialog.showModal();
    box.field.focus();
  }

  function ask() {
    if (!box || !link) { return; }
    const {dialog, field, list} = box, turn = (asked += 1), query = new URLSearchParams(new URL(link.href).search);
    query.set("q", field.value);
    window.fetch(`/search.json?${query}`).then((answer) => (answer.ok ? answer.json() : []), () => [])
      .then((found) => { if (turn === asked && dialog.open) { show(field, list, found); } });
  }

  /**
   * @param {HTMLElement} field
   * @param {HTMLElement} list
   * @param {Found[]} found
   */
  function show(field, list, found) {
    list.textContent = "";
    found.forEach((one, n) => list.appendChild(option(one, n)));
    field.setAttribute("aria-expanded", String(found.length > 0));
    mark(field, list);
  }

  /**
   * @param {Found} one
   * @param {number} n
   */
  function option(one, n) {
    const row = document.createElement("li"), name = document.createElement("a"), what = document.createElement("span");
    name.textContent = one.name;
    name.href = one.href;
    name.tabIndex = -1;
    what.textContent = one.what;
    row.append(name, what);
    row.id = `found-${n}`;
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", String(n === 0));
    row.dataset.kind = one.kind;
    row.dataset.key = one.key;
    return row;
  }

  /**
   * @param {HTMLElement} field
   * @param {HTMLElement} list
   */
  function mark(field, list) {
    const chosen = Dom.first(list, "[aria-selected=true]");
    if (!chosen) { field.removeAttribute("aria-activedescendant"); return; }
    field.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({block: "nearest"});
  }

  /**
   * @param {HTMLElement} field
   * @param {HTMLElement} list
   * @param {KeyboardEvent} event
   */
  function move(field, list, event) {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0, rows = Dom.all(list, "li");
    if (!by || !rows.length) { return; }
    event.preventDefault();
    const to = Roving.ring(rows.findIndex((row) => row.getAttribute("aria-selected") === "true") + by, rows.length);
    rows.forEach((row, n) => row.setAttribute("aria-selected", String(n === to)));
    mark(field, list);
  }

  // On the map a county or a metric changes the view in place; everything else is a page.
  /** @param {HTMLElement | null} row */
  function go(row) {
    if (!row || !box) { return; }
    const {kind, key} = row.dataset, onMap = document.getElementById("map-frame") && Inside.isDash();
    box.dialog.close();
    if (onMap && key && (kind === "county" || kind === "metric")) {
      Atlas.act({query: Query.but(window.location.search.slice(1), kind, key)});
    } else { window.location.href = /** @type {HTMLAnchorElement} */ (Dom.one(row, "a")).href; }
  }

  document.addEventListener("click", (event) => {
    const from = /** @type {HTMLAnchorElement | null} */ (Dom.near(event, "[data-find]"));
    if (!from || event.ctrlKey || event.metaKey) { return; }
    event.preventDefault();
    open(from);
  });
  document.addEventListener("keydown", (event) => {
    const from = /** @type {HTMLAnchorElement | null} */ (Dom.first(document, "[data-find]")), at = Dom.target(event);
    if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || !from || (box && box.dialog.open)) { return; }
    if (at && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName))) { return; }
    event.preventDefault();
    open(from);
  });
})();

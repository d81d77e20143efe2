// @ts-check
/* Sharing: /share/<chart> as a dialog over the page, or enhanced where it is the page. What is chosen is an
   address and the server answers it; here is only what HTML has no words for: dialog, tabs, copying. Pages load this
   when something is first shared (page/sharing.js). */
(() => {
  const WAIT = 500;
  /** @type {HTMLDialogElement | null} */
  let dialog = null;
  /** @type {HTMLElement | null} */
  let opener = null;
  let asked = 0;
  // Fields changed since the last answer, by id: when. What is typed while an answer is on its way is never lost.
  /** @type {Map<string, number>} */
  const touched = new Map();
  let clock = 0, timer = 0, composing = false;
  document.documentElement.classList.add("scripted");

  /** @param {string} id */
  function fieldOf(id) { return /** @type {HTMLInputElement | null} */ (document.getElementById(id)); }
  /**
   * @param {Element | null} field
   * @returns {boolean}
   */
  function isText(field) {
    return field !== null && field.matches("input[type=text],input[type=number]") && !(/** @type {HTMLInputElement} */ (field).readOnly);
  }
  // The field with the focus stays the same element, with its text, caret and input method.
  /**
   * @param {Element} field
   * @param {Element} fresh
   */
  function keep(field, fresh) {
    ["aria-invalid", "aria-describedby"].forEach((name) => {
      const value = fresh.getAttribute(name);
      if (value !== null) { field.setAttribute(name, value); } else { field.removeAttribute(name); }
    });
    fresh.replaceWith(field);
  }
  // What was typed meanwhile goes into the fields of the answer.
  /**
   * @param {Element} main
   * @param {number} since
   */
  function carryOver(main, since) {
    Array.from(touched).forEach(([id, when]) => {
      const old = fieldOf(id), fresh = /** @type {HTMLInputElement | null} */ (main.querySelector(`#${id}`));
      if (when <= since || !old || !fresh) { touched.delete(id); return; }
      if (old.type === "checkbox") { fresh.checked = old.checked; } else { fresh.value = old.value; }
    });
  }
  /**
   * @param {HTMLElement} root
   * @param {Document} page
   * @param {number} since
   */
  function fill(root, page, since) {
    const focused = root.contains(document.activeElement) ? document.activeElement : null, id = focused && focused.id;
    const main = Dom.one(page, "main"), fresh = id ? main.querySelector(`#${id}`) : null;
    carryOver(main, since);
    Dom.all(root, "details[open]").forEach((one) => {
      const other = main.querySelector(`#${one.id}`);
      if (other) { other.setAttribute("open", ""); }
    });
    if (focused && fresh && isText(focused)) { keep(focused, fresh); }
    root.lang = page.documentElement.lang;
    root.replaceChildren(...main.childNodes);
    if (!touched.size) { root.removeAttribute("aria-busy"); }
    tabs(root);
    const again = id && document.getElementById(id);
    if (again) { again.focus({preventScroll: true}); }
  }
  /**
   * @param {URLSearchParams} query
   * @param {HTMLInputElement} field
   */
  function put(query, field) {
    query.delete(field.name);
    if (field.type === "checkbox" ? field.checked : field.value) { query.set(field.name, field.value); }
  }
  // Another address of the same page, with what is in the fields now; the open tab stays open. Only the last that was
  // asked for is shown.
  /**
   * @param {HTMLElement} root
   * @param {string} address
   */
  function go(root, address) {
    const url = new URL(address, window.location.href), query = url.searchParams, turn = (asked += 1), since = clock;
    const open = Dom.first(root, "[role=tab][aria-selected=true]");
    window.clearTimeout(timer);
    touched.forEach((_, id) => {
      const field = fieldOf(id);
      if (field) { put(query, field); }
    });
    if (!query.get("width") && !query.get("height")) { query.delete("unit"); }
    if (open) { query.set("tab", open.dataset.tab || ""); }
    root.setAttribute("aria-busy", "true");
    return window.fetch(url.href).then((response) => response.text()).then((text) => {
      if (turn !== asked || composing) { return; } // what is being composed is asked for when it is done
      fill(root, Dom.parsed(text), since);
      if (!dialog) { window.history.replaceState(null, "", url.href); }
    }).catch(() => {
      if (turn !== asked) { return; }
      root.removeAttribute("aria-busy");
      if (!dialog) { window.location.href = url.href; return; }
      dialog.close();
      if (window.atlas) { window.atlas.unreachable(); }
    });
  }

  /** @param {HTMLElement} root */
  function tabs(root) {
    const list = Dom.first(root, ".share-tabs");
    if (!list) { return; }
    list.setAttribute("role", "tablist");
    Dom.all(list, "a").forEach((tab) => {
      const panel = Dom.one(root, `[data-panel=${tab.dataset.tab}]`);
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", panel.id);
      tab.removeAttribute("aria-current");
      panel.setAttribute("role", "tabpanel");
      panel.removeAttribute("aria-label");
      panel.setAttribute("aria-labelledby", tab.id);
      mark(tab, panel, !panel.hidden);
    });
  }
  /**
   * @param {HTMLElement} tab
   * @param {HTMLElement} panel
   * @param {boolean} chosen
   */
  function mark(tab, panel, chosen) {
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    panel.hidden = !chosen;
  }
  /**
   * @param {HTMLElement} root
   * @param {HTMLElement} chosen
   */
  function choose(root, chosen) {
    Dom.all(root, "[role=tab]").forEach((tab) => mark(tab, Dom.id(tab.getAttribute("aria-controls") || ""), tab === chosen));
    chosen.focus();
    if (!dialog) { window.history.replaceState(null, "", /** @type {HTMLAnchorElement} */ (chosen).href); }
  }

  /**
   * @param {HTMLElement} root
   * @param {HTMLFormElement} form
   */
  function send(root, form) {
    const query = new URLSearchParams();
    new FormData(form).forEach((value, key) => { if (value) { query.append(key, String(value)); } });
    return go(root, `${form.getAttribute("action")}?${query}`);
  }
  // Typing is followed when it pauses, everything else at once; until the answer the files are those of before.
  /**
   * @param {HTMLElement} root
   * @param {HTMLElement | null} target
   * @param {number} wait
   */
  function follow(root, target, wait) {
    const field = /** @type {HTMLInputElement | null} */ (target);
    if (!field || !field.form || !field.name || field.readOnly) { return; }
    touched.delete(field.id);
    touched.set(field.id, clock += 1);
    Dom.all(root, `form [name=${field.name}]`).forEach((one) => {
      const twin = /** @type {HTMLInputElement} */ (one);
      if (twin !== field && twin.type !== "hidden") { twin.value = field.value; }
    });
    root.setAttribute("aria-busy", "true");
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      const now = fieldOf(field.id);
      if (now && now.form) { send(root, now.form); }
    }, wait);
  }
  /** @param {HTMLElement} root */
  function listenToFields(root) {
    root.addEventListener("input", (event) => {
      const target = Dom.target(event);
      if (isText(target) && !(/** @type {InputEvent} */ (event).isComposing)) { follow(root, target, WAIT); }
    });
    root.addEventListener("compositionstart", () => {
      composing = true;
      window.clearTimeout(timer);
    });
    root.addEventListener("compositionend", (event) => {
      composing = false;
      follow(root, Dom.target(event), WAIT);
    });
    root.addEventListener("change", (event) => {
      const target = Dom.target(event), isWaiting = target && touched.get(target.id) === clock && timer;
      if (!isText(target) || isWaiting) { follow(root, target, 0); }
    });
    root.addEventListener("submit", (event) => {
      event.preventDefault();
      send(root, /** @type {HTMLFormElement} */ (event.target));
    });
  }
  /** @param {HTMLElement} root */
  function listen(root) {
    listenToFields(root);
    root.addEventListener("click", (event) => {
      if (root.getAttribute("aria-busy") && Dom.near(event, ".share-files a")) { event.preventDefault(); }
    });
    root.addEventListener("click", (event) => {
      const target = Dom.near(event, "[data-go],[role=tab],[data-copy],[data-full],.share-close");
      const address = target instanceof HTMLAnchorElement ? target.href : "";
      if (!target || (address && Dom.isForBrowser(event))) { return; }
      if (address) { event.preventDefault(); }
      if (target.dataset.copy) { Copying.copy(target, (text) => { Dom.one(root, "[role=status]").textContent = text; });
      } else if (target.dataset.full) { Dom.id(target.dataset.full).requestFullscreen();
      } else if (target.matches(".share-close")) { if (dialog) { dialog.close(); }
      } else if (target.dataset.tab) { choose(root, target);
      } else { go(root, address); }
    });
    root.addEventListener("keydown", (event) => {
      const target = Dom.target(event), list = Dom.all(root, "[role=tab]"), at = target ? list.indexOf(target) : -1;
      const to = at < 0 ? null : Roving.next(at, list.length, event.key, Roving.ACROSS);
      if (to === null) { return; }
      event.preventDefault();
      choose(root, list[to]);
    });
  }

  function make() {
    const made = document.createElement("dialog"), root = document.createElement("div");
    made.className = "share-dialog";
    made.setAttribute("aria-labelledby", "share-heading");
    root.className = "share";
    made.appendChild(root);
    document.body.appendChild(made);
    listen(root);
    made.addEventListener("click", (event) => { if (event.target === made) { made.close(); } });
    made.addEventListener("close", () => {
      window.clearTimeout(timer);
      asked += 1;
      root.replaceChildren(); // a frame that nobody sees does not run on
      if (opener && opener.isConnected) { opener.focus(); }
    });
    return made;
  }
  // From the page around, which has fetched what the link leads to.
  /**
   * @param {HTMLElement} link
   * @param {Document} page
   */
  function share(link, page) {
    opener = link;
    asked += 1;
    dialog = dialog || make();
    touched.clear();
    fill(Dom.one(dialog, ".share"), page, clock);
    if (!dialog.open) { dialog.showModal(); }
    (Dom.first(dialog, "[role=tab][aria-selected=true]") || Dom.one(dialog, ".share-close")).focus();
  }
  if (window.atlas) { window.atlas.share = share; }

  const own = Dom.first(document, "main.share");
  if (own) {
    try {
      document.documentElement.dataset.theme = window.localStorage.getItem("atlas-theme") || "auto";
    } catch (error) { /* as the system */ }
    listen(own);
    tabs(own);
  }
})();

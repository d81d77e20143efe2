/* Sharing: /share/<chart> as a dialog over the page, or enhanced where it is the page. What is chosen is an
   address and the server answers it; here is only what HTML has no words for: dialog, tabs, copying. Pages load this
   when something is first shared (page/page.js). */
(function () {
  "use strict";
  var atlas = (window.atlas = window.atlas || {});
  var dialog = null, opener = null, asked = 0, WAIT = 500;
  // Fields changed since the last answer, by id: when. What is typed while an answer is on its way is never lost.
  var touched = {}, clock = 0, timer = 0, composing = false;
  document.documentElement.classList.add("scripted");

  function load(address) {
    return window.fetch(address).then(function (response) { return response.text(); }).then(function (text) {
      return new DOMParser().parseFromString(text, "text/html");
    });
  }
  function all(root, what) { return Array.prototype.slice.call(root.querySelectorAll(what)); }
  function isText(field) { return field && field.matches("input[type=text],input[type=number]") && !field.readOnly; }
  // The field with the focus stays the same element, with its text, caret and input method.
  function keep(field, fresh) {
    ["aria-invalid", "aria-describedby"].forEach(function (name) {
      if (fresh.hasAttribute(name)) { field.setAttribute(name, fresh.getAttribute(name)); } else { field.removeAttribute(name); }
    });
    fresh.replaceWith(field);
  }
  function fill(root, page, since) {
    var held = root.contains(document.activeElement) ? document.activeElement : null, id = held && held.id;
    var main = page.querySelector("main"), fresh = id && main.querySelector("#" + id);
    Object.keys(touched).forEach(function (key) {
      var old = document.getElementById(key), other = main.querySelector("#" + key);
      if (touched[key] <= since || !old || !other) { delete touched[key]; return; }
      if (old.type === "checkbox") { other.checked = old.checked; } else { other.value = old.value; }
    });
    all(root, "details[open]").forEach(function (one) { var other = main.querySelector("#" + one.id); if (other) { other.open = true; } });
    if (isText(held) && fresh) { keep(held, fresh); }
    root.lang = page.documentElement.lang;
    root.replaceChildren.apply(root, Array.prototype.slice.call(main.childNodes));
    if (!Object.keys(touched).length) { root.removeAttribute("aria-busy"); }
    tabs(root);
    var again = id && document.getElementById(id);
    if (again) { again.focus({preventScroll: true}); }
  }
  function put(query, field) {
    query.delete(field.name);
    if (field.type === "checkbox" ? field.checked : field.value) { query.set(field.name, field.value); }
  }
  // Another address of the same page, with what is in the fields now; the open tab stays open. Only the last that was
  // asked for is shown.
  function go(root, address) {
    var url = new URL(address, window.location.href), open = root.querySelector("[role=tab][aria-selected=true]");
    var mine = (asked += 1), since = clock;
    clearTimeout(timer);
    Object.keys(touched).forEach(function (id) { var field = document.getElementById(id); if (field) { put(url.searchParams, field); } });
    if (!url.searchParams.get("width") && !url.searchParams.get("height")) { url.searchParams.delete("unit"); }
    if (open) { url.searchParams.set("tab", open.dataset.tab); }
    root.setAttribute("aria-busy", "true");
    return load(url).then(function (page) {
      if (mine !== asked || composing) { return; } // what is being composed is asked for when it is done
      fill(root, page, since);
      if (!dialog) { window.history.replaceState(null, "", url); }
    }).catch(function () {
      if (mine !== asked) { return; }
      root.removeAttribute("aria-busy");
      if (!dialog) { window.location.href = url; } else { dialog.close(); atlas.unreachable(); }
    });
  }

  function tabs(root) {
    var list = root.querySelector(".share-tabs");
    if (!list) { return; }
    list.setAttribute("role", "tablist");
    all(list, "a").forEach(function (tab) {
      var panel = root.querySelector("[data-panel=" + tab.dataset.tab + "]");
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", panel.id);
      tab.removeAttribute("aria-current");
      panel.setAttribute("role", "tabpanel");
      panel.removeAttribute("aria-label");
      panel.setAttribute("aria-labelledby", tab.id);
      mark(tab, panel, !panel.hidden);
    });
  }
  function mark(tab, panel, chosen) {
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    panel.hidden = !chosen;
  }
  function choose(root, chosen) {
    all(root, "[role=tab]").forEach(function (tab) { mark(tab, document.getElementById(tab.getAttribute("aria-controls")), tab === chosen); });
    chosen.focus();
    if (!dialog) { window.history.replaceState(null, "", chosen.href); }
  }

  // Pages without TLS have no clipboard of their own.
  function copy(root, button) {
    var box = document.getElementById(button.dataset.copy);
    function bySelection() { box.select(); document.execCommand("copy"); button.focus(); }
    var copied = window.navigator.clipboard && window.isSecureContext
      ? window.navigator.clipboard.writeText(box.value).catch(bySelection)
      : Promise.resolve(bySelection());
    copied.then(function () {
      var label = button.dataset.label || button.textContent;
      button.dataset.label = label;
      button.textContent = root.querySelector("[role=status]").textContent = button.dataset.done;
      clearTimeout(button.timer);
      button.timer = setTimeout(function () { button.textContent = label; root.querySelector("[role=status]").textContent = ""; }, 2000);
    });
  }

  function send(root, form) {
    var query = new URLSearchParams();
    new FormData(form).forEach(function (value, key) { if (value) { query.append(key, value); } });
    return go(root, form.getAttribute("action") + "?" + query);
  }
  // Typing is followed when it pauses, everything else at once; until the answer the files are those of before.
  function follow(root, field, wait) {
    if (!field.form || !field.name || field.readOnly) { return; }
    delete touched[field.id];
    touched[field.id] = (clock += 1);
    all(root, "form [name=" + field.name + "]").forEach(function (twin) {
      if (twin !== field && twin.type !== "hidden") { twin.value = field.value; }
    });
    root.setAttribute("aria-busy", "true");
    clearTimeout(timer);
    timer = setTimeout(function () { var now = document.getElementById(field.id); if (now && now.form) { send(root, now.form); } }, wait);
  }
  function listen(root) {
    root.addEventListener("input", function (event) { if (isText(event.target) && !event.isComposing) { follow(root, event.target, WAIT); } });
    root.addEventListener("compositionstart", function () { composing = true; clearTimeout(timer); });
    root.addEventListener("compositionend", function (event) { composing = false; follow(root, event.target, WAIT); });
    root.addEventListener("change", function (event) {
      if (!isText(event.target)) { follow(root, event.target, 0);
      } else if (touched[event.target.id] === clock && timer) { follow(root, event.target, 0); }
    });
    root.addEventListener("submit", function (event) { event.preventDefault(); send(root, event.target); });
    root.addEventListener("click", function (event) {
      if (root.getAttribute("aria-busy") && event.target.closest(".share-files a")) { event.preventDefault(); }
    });
    root.addEventListener("click", function (event) {
      var target = event.target.closest("[data-go],[role=tab],[data-copy],[data-full],.share-close");
      if (!target || (target.href && (event.ctrlKey || event.metaKey || event.shiftKey))) { return; }
      if (target.href) { event.preventDefault(); }
      if (target.dataset.copy) { copy(root, target);
      } else if (target.dataset.full) { document.getElementById(target.dataset.full).requestFullscreen();
      } else if (target.matches(".share-close")) { dialog.close();
      } else if (target.dataset.tab) { choose(root, target);
      } else { go(root, target.href); }
    });
    root.addEventListener("keydown", function (event) {
      var list = all(root, "[role=tab]"), at = list.indexOf(event.target);
      var next = {ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1}[event.key];
      if (at < 0 || next === undefined) { return; }
      event.preventDefault();
      choose(root, list[(next + list.length) % list.length]);
    });
  }

  function make() {
    dialog = document.createElement("dialog");
    dialog.className = "share-dialog";
    dialog.setAttribute("aria-labelledby", "share-heading");
    var root = document.createElement("div");
    root.className = "share";
    dialog.appendChild(root);
    document.body.appendChild(dialog);
    listen(root);
    dialog.addEventListener("click", function (event) { if (event.target === dialog) { dialog.close(); } });
    dialog.addEventListener("close", function () {
      clearTimeout(timer);
      asked += 1;
      root.replaceChildren(); // a frame that nobody sees does not run on
      if (opener && opener.isConnected) { opener.focus(); }
    });
  }
  // From the page around, which has fetched what the link leads to.
  atlas.share = function (link, page) {
    opener = link;
    asked += 1;
    if (!dialog) { make(); }
    touched = {};
    fill(dialog.firstChild, page, clock);
    if (!dialog.open) { dialog.showModal(); }
    (dialog.querySelector("[role=tab][aria-selected=true]") || dialog.querySelector(".share-close")).focus();
  };

  var page = document.querySelector("main.share");
  if (page) {
    try { document.documentElement.dataset.theme = window.localStorage.getItem("atlas-theme") || "auto"; } catch (error) { /* as the system */ }
    listen(page);
    tabs(page);
  }
})();

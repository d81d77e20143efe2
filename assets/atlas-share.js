/* Sharing: /share/<chart> as a dialog over the page, or enhanced where it is the page. What is chosen is an
   address and the server answers it; here is only what HTML has no words for: dialog, tabs, copying. Pages load this
   when something is first shared (atlas-page.js). */
(function () {
  "use strict";
  var atlas = (window.atlas = window.atlas || {});
  var dialog = null, opener = null, asked = 0;
  document.documentElement.classList.add("scripted");

  function load(address) {
    return window.fetch(address).then(function (response) { return response.text(); }).then(function (text) {
      return new DOMParser().parseFromString(text, "text/html");
    });
  }
  function all(root, what) { return Array.prototype.slice.call(root.querySelectorAll(what)); }
  function fill(root, page) {
    var held = document.activeElement && root.contains(document.activeElement) ? document.activeElement.id : "";
    var main = page.querySelector("main");
    root.lang = page.documentElement.lang;
    root.replaceChildren.apply(root, Array.prototype.slice.call(main.childNodes));
    root.removeAttribute("aria-busy");
    tabs(root);
    var again = held && document.getElementById(held);
    if (again) { again.focus({preventScroll: true}); }
  }
  // Another address of the same page; the open tab stays open. Only the last that was asked for is shown.
  function go(root, address) {
    var url = new URL(address, window.location.href), open = root.querySelector("[role=tab][aria-selected=true]"), mine = (asked += 1);
    if (open) { url.searchParams.set("tab", open.dataset.tab); }
    root.setAttribute("aria-busy", "true");
    return load(url).then(function (page) {
      if (mine !== asked) { return; }
      fill(root, page);
      if (!dialog) { window.history.replaceState(null, "", url); }
    }).catch(function () {
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
    var data = new FormData(form), query = new URLSearchParams();
    if (!data.get("width") !== !data.get("height")) { return; } // one side alone is half a wish
    if (!data.get("width")) { data.delete("unit"); }
    data.forEach(function (value, key) { if (value) { query.append(key, value); } });
    go(root, form.getAttribute("action") + "?" + query);
  }
  function listen(root) {
    root.addEventListener("change", function (event) { if (event.target.form) { send(root, event.target.form); } });
    root.addEventListener("submit", function (event) { event.preventDefault(); send(root, event.target); });
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
      root.replaceChildren(); // a frame that nobody sees does not run on
      if (opener && opener.isConnected) { opener.focus(); }
    });
  }
  // From the page around, which has fetched what the link leads to.
  atlas.share = function (link, page) {
    opener = link;
    asked += 1;
    if (!dialog) { make(); }
    fill(dialog.firstChild, page);
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

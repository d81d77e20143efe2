/* The search box: opened by its link or by "/", filled from /search.json, moved through by arrows. */
(function () {
  "use strict";
  var atlas = (window.atlas = window.atlas || {});
  var dialog = null, field, list, link, timer, asked = 0;

  function make() {
    dialog = document.createElement("dialog");
    dialog.className = "find";
    dialog.innerHTML = '<form role="search"><input type="text" role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="find-list" autocomplete="off" spellcheck="false" maxlength="60"></form><ul id="find-list" role="listbox"></ul>';
    document.body.appendChild(dialog);
    field = dialog.querySelector("input");
    list = dialog.querySelector("ul");
    field.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(ask, 90); });
    field.addEventListener("keydown", keys);
    dialog.querySelector("form").addEventListener("submit", function (event) { event.preventDefault(); go(list.querySelector("[aria-selected=true]") || list.firstElementChild); });
    dialog.addEventListener("click", function (event) {
      var option = event.target.closest("[role=option]");
      if (option) { event.preventDefault(); go(option); } else if (event.target === dialog) { dialog.close(); }
    });
    dialog.addEventListener("close", function () { if (link.isConnected) { link.focus({preventScroll: true}); } });
  }

  function open(from) {
    if (!dialog) { make(); }
    link = from;
    field.value = "";
    field.placeholder = link.dataset.hint || "";
    field.setAttribute("aria-label", link.dataset.find);
    list.setAttribute("aria-label", link.dataset.find);
    show([]);
    dialog.showModal();
    field.focus();
  }

  function ask() {
    var mine = (asked += 1), base = new URL(link.href), query = new URLSearchParams(base.search);
    query.set("q", field.value);
    fetch("/search.json?" + query).then(function (answer) { return answer.ok ? answer.json() : []; }, function () { return []; })
      .then(function (found) { if (mine === asked && dialog.open) { show(found); } });
  }

  function show(found) {
    list.textContent = "";
    found.forEach(function (one, n) {
      var row = document.createElement("li"), name = document.createElement("a"), what = document.createElement("span");
      name.textContent = one.name;
      name.href = one.href;
      name.tabIndex = -1;
      what.textContent = one.what;
      row.append(name, what);
      row.id = "found-" + n;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", String(n === 0));
      row.dataset.kind = one.kind;
      row.dataset.key = one.key;
      list.appendChild(row);
    });
    field.setAttribute("aria-expanded", String(found.length > 0));
    mark();
  }

  function mark() {
    var chosen = list.querySelector("[aria-selected=true]");
    if (chosen) { field.setAttribute("aria-activedescendant", chosen.id); chosen.scrollIntoView({block: "nearest"}); } else { field.removeAttribute("aria-activedescendant"); }
  }

  function keys(event) {
    var by = {ArrowDown: 1, ArrowUp: -1}[event.key], rows = Array.prototype.slice.call(list.children);
    if (!by || !rows.length) { return; }
    event.preventDefault();
    var at = rows.findIndex(function (row) { return row.getAttribute("aria-selected") === "true"; });
    rows.forEach(function (row, n) { row.setAttribute("aria-selected", String(n === (at + by + rows.length) % rows.length)); });
    mark();
  }

  // On the map a county or a metric changes the view in place; everything else is a page.
  function go(row) {
    if (!row) { return; }
    var onMap = document.getElementById("map-frame") && atlas.act && window.dash_clientside && window.dash_clientside.set_props;
    dialog.close();
    if (onMap && (row.dataset.kind === "county" || row.dataset.kind === "metric")) {
      var query = new URLSearchParams(window.location.search);
      query.set(row.dataset.kind, row.dataset.key);
      atlas.act({query: query.toString().replace(/%2C/g, ",")});
    } else { window.location.href = row.querySelector("a").href; }
  }

  document.addEventListener("click", function (event) {
    var from = event.target.closest("[data-find]");
    if (from && !event.ctrlKey && !event.metaKey) { event.preventDefault(); open(from); }
  });
  document.addEventListener("keydown", function (event) {
    var from = document.querySelector("[data-find]"), at = event.target;
    if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || !from || (dialog && dialog.open)) { return; }
    if (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) { return; }
    event.preventDefault();
    open(from);
  });
})();

/* /pairing: what is pointed at, tapped or focused lights up its partners, and the panel shows their rows of the list.
   Everything is there without it: marks are links, the list has all figures. */
(function () {
  "use strict";
  var root = document.getElementById("pairing");
  if (!root) { return; }
  document.documentElement.classList.add("scripted");
  var panel = root.querySelector(".pair-panel"), told = root.querySelector(".told");
  var rows = list(document.querySelectorAll("#pairs tr[data-c]"));
  var marks = list(root.querySelectorAll("[data-s],[data-c]"));
  var figures = list(root.querySelectorAll("[data-figure]"));
  var pinned = null, shown = null;

  function list(found) { return Array.prototype.slice.call(found); }
  function markOf(target) { var mark = target.closest && target.closest("[data-s],[data-c]"); return mark && root.contains(mark) && !mark.closest(".told") ? mark : null; }
  function of(element) { return {s: element.dataset.s || "", c: element.dataset.c || ""}; }
  function fits(row, what) { return (!what.s || row.dataset.s === what.s) && (!what.c || row.dataset.c === what.c); }
  function same(one, other) { return Boolean(one && other) && one.s === other.s && one.c === other.c; }

  // Rows of the list say who belongs together; whatever stands for one of them lights up.
  function light(what) {
    var found = what ? rows.filter(function (row) { return fits(row, what); }) : [];
    var pairs = {}, supporters = {}, counties = {};
    found.forEach(function (row) {
      pairs[row.dataset.s + "-" + row.dataset.c] = supporters[row.dataset.s] = counties[row.dataset.c] = true;
    });
    root.classList.toggle("lit", Boolean(what));
    marks.forEach(function (mark) {
      var me = of(mark);
      var hit = me.s && me.c ? pairs[me.s + "-" + me.c] : me.s ? supporters[me.s] : counties[me.c];
      mark.classList.toggle("is", same(me, what));
      mark.classList.toggle("hit", Boolean(what) && Boolean(hit) && !same(me, what));
      if (mark.hasAttribute("aria-pressed")) { mark.setAttribute("aria-pressed", String(same(me, pinned))); }
    });
    return found;
  }

  // The panel: name, sentence, rows of the list, the way to the page.
  function tell(what, mark) {
    shown = what;
    told.textContent = "";
    panel.classList.toggle("telling", Boolean(what));
    panel.classList.toggle("pinned", Boolean(pinned));
    var found = light(what);
    if (!what) { return; }
    var named = named_of(what) || mark, name = named ? named.dataset.name : "";
    told.append(made("h3", name));
    told.append(made("p", what.s && what.c ? mark.getAttribute("aria-label") || "" : named.getAttribute("aria-label")));
    if (!what.s || !what.c) {
      var link = made("a", told.dataset.open.replace("{name}", name));
      link.href = named.getAttribute("href");
      var line = made("p");
      line.append(link);
      told.append(line);
    }
    if (found.length) {
      var table = made("table"), body = made("tbody");
      table.className = "pairs cards by-" + (what.s && what.c ? "pair" : what.s ? "supporter" : "county");
      found.forEach(function (row) { var copy = row.cloneNode(true); copy.removeAttribute("id"); body.append(copy); });
      table.append(body);
      told.append(table);
    } else { told.append(made("p", told.dataset.none)); }
    if (pinned) {
      var close = made("button", "×");
      close.type = "button";
      close.className = "close";
      close.setAttribute("aria-label", told.dataset.close);
      close.addEventListener("click", release);
      told.append(close);
    }
  }
  function made(kind, text) { var element = document.createElement(kind); if (text) { element.textContent = text; } return element; }
  function named_of(what) {
    if (what.s && what.c) { return null; }
    return marks.filter(function (mark) { return mark.dataset.name && same(of(mark), what); })[0] || null;
  }
  function pin(what, mark) {
    pinned = same(pinned, what) ? null : what;
    tell(pinned, mark);
  }
  function release() { pinned = null; tell(null); }

  root.addEventListener("pointerover", function (event) {
    if (event.pointerType === "touch" || pinned) { return; } // a tap pins
    var mark = markOf(event.target);
    if (mark) { tell(of(mark), named(mark)); }
  });
  root.addEventListener("pointerout", function (event) {
    if (event.pointerType === "touch" || pinned || !markOf(event.target)) { return; }
    var next = event.relatedTarget && markOf(event.relatedTarget);
    if (!next) { tell(null); }
  });
  root.addEventListener("focusin", function (event) {
    var mark = markOf(event.target);
    if (mark && event.target.matches(":focus-visible")) { tell(of(mark), mark); }
  });
  root.addEventListener("focusout", function (event) {
    // A press in the panel, or the tab key, takes the focus to what it shows: that stays, or its link would be gone.
    var from = markOf(event.target) || panel.contains(event.target), to = event.relatedTarget;
    if (from && !(to && panel.contains(to)) && !same(shown, pinned)) { tell(pinned, pinned && pinned.mark); }
  });
  root.addEventListener("click", function (event) {
    var mark = markOf(event.target);
    if (!mark || event.ctrlKey || event.metaKey || event.shiftKey || event.button) { return; }
    event.preventDefault();
    var what = of(mark);
    what.mark = named(mark);
    pin(what, what.mark);
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape" && pinned) { release(); } });

  // A line or a ribbon says by its title what the cell of its pair says.
  function named(mark) {
    if (mark.dataset.name) { return mark; }
    var me = of(mark);
    return marks.filter(function (other) { return other.dataset.name && same(of(other), me); })[0] || mark;
  }

  // Each drawing is one stop of the tab key; arrows go on within it, up and down by rows in the table.
  figures.forEach(function (figure) {
    var stops = list(figure.querySelectorAll("a[data-s],a[data-c]"));
    stops.forEach(function (stop, index) {
      stop.tabIndex = index ? -1 : 0;
      stop.setAttribute("role", "button");
      stop.setAttribute("aria-pressed", "false");
    });
    figure.addEventListener("keydown", function (event) {
      var at = stops.indexOf(event.target.closest("a")), to = at < 0 ? null : target(stops, at, event.key, figure.dataset.figure);
      if (event.key === " " && at >= 0) { event.preventDefault(); event.target.closest("a").dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true})); }
      if (to === null || !stops[to]) { return; }
      event.preventDefault();
      stops[at].tabIndex = -1;
      stops[to].tabIndex = 0;
      stops[to].focus();
    });
  });
  function target(stops, at, key, kind) {
    if (key === "Home") { return 0; }
    if (key === "End") { return stops.length - 1; }
    var by = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[key];
    if (!by) { return null; }
    if (kind !== "table" || key === "ArrowLeft" || key === "ArrowRight") { return (at + by + stops.length) % stops.length; }
    var cell = stops[at].closest("td,th"), row = cell.parentElement, index = cell.cellIndex;
    for (var n = at + by; stops[n]; n += by) {
      var other = stops[n].closest("td,th");
      if (other.parentElement === row) { continue; }
      var same_row = stops.filter(function (stop) { return stop.closest("tr") === other.parentElement; });
      same_row.sort(function (one, two) { return Math.abs(one.closest("td,th").cellIndex - index) - Math.abs(two.closest("td,th").cellIndex - index); });
      return stops.indexOf(same_row[0]);
    }
    return null;
  }

  // A link may name whom to begin with.
  var start = {s: root.dataset.supporter || "", c: root.dataset.county || ""};
  if (start.s || start.c) {
    start.mark = marks.filter(function (mark) { return mark.dataset.name && same(of(mark), start); })[0];
    if (start.mark) { pin(start, start.mark); }
  }
})();

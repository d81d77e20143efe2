/* The page in the browser: one way to act, the address bar, theme, the filter sheet, calm faults. */
(function () {
  "use strict";
  var atlas = (window.atlas = window.atlas || {});
  window.dash_clientside = window.dash_clientside || {};
  var space = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});
  var count = 0;
  var WORDS = {
    unreachable: ["连不上服务器，页面仍是先前的内容。", "The server cannot be reached; the page shows what it showed before."],
    failed: ["这一步没有成功，图上仍是先前的内容。请重试或刷新页面。", "That step did not succeed; the map still shows what it showed before. Please try again or reload the page."],
    first: ["起始年", "First year"],
    last: ["结束年", "Last year"],
    close: ["关闭", "Close"]
  };
  function word(key) { return WORDS[key][/[?&]lang=en\b/.test(window.location.search) ? 1 : 0]; }
  function props(id, what) { window.dash_clientside.set_props(id, what); }

  // A click while years play stops them first: what is chosen next starts from the year that is shown.
  atlas.act = function (what) {
    if (!window.dash_clientside.set_props) { return; } // a document without Dash: its links and forms act
    if (atlas.playing) { atlas.endPlay(); }
    count += 1;
    props("act", {data: Object.assign({n: count}, what)});
  };

  // One history entry per deliberate change. What comes in steps (a slider moved by its keys, years that
  // play) is one change: the first step makes the entry, the others replace it.
  var shown = null, run = null;
  function decoded(text) { try { return decodeURIComponent(text); } catch (error) { return text; } }
  function same(one, other) { return decoded(one) === decoded(other); }
  function series() {
    if (atlas.playing) { return "play"; }
    var focused = document.activeElement;
    return atlas.sliding && focused && focused.closest && focused.closest("#years") ? "slide" : null;
  }
  space.address = function (query) {
    if (query === undefined || query === null || !document.getElementById("map-frame") || window.location.pathname !== "/") { return; }
    var arriving = shown === null, now = series(), wanted = query ? "?" + query : "";
    shown = wanted;
    atlas.query = query;
    all(document, "a[data-share]:not([data-share=page])").forEach(function (link) { link.href = "/share/" + link.dataset.share + wanted; });
    if (same(window.location.search, wanted)) { return; }
    if (arriving || (now && now === run)) { window.history.replaceState(null, "", "/" + wanted); } else { window.history.pushState(null, "", "/" + wanted); }
    run = now;
  };
  atlas.endSeries = function () { run = null; };

  // Back and forward restore the view in place. Dash's own listener would draw the page anew, and not even
  // that where the address is the one it began with, so it does not hear of them.
  window.addEventListener("popstate", function (event) {
    if (window.location.pathname !== "/" || shown === null) { return; }
    event.stopImmediatePropagation();
    run = null;
    if (!same(window.location.search, shown)) { atlas.act({query: window.location.search.slice(1)}); }
  }, true);

  function years(text) {
    if (!text) { return null; }
    var parts = text.split("-").map(Number);
    return [parts[0], parts[parts.length - 1]];
  }
  document.addEventListener("click", function (event) {
    var target = event.target.closest("[data-county],[data-sector],[data-years],[data-clear],[data-compare],[data-sheet],#theme-switch");
    if (!target) { return; }
    if (target.id === "theme-switch") { theme(document.documentElement.dataset.theme === "dark" ? "light" : "dark", true); return; }
    var data = target.dataset;
    if (data.sheet) { sheet(!document.body.classList.contains("sheet-open"));
    } else if (data.clear) { clear();
    } else if (data.compare !== undefined) { atlas.act({compare: data.compare});
    } else if (data.county) { atlas.act({county: data.county});
    } else if (data.sector) { atlas.act({sector: data.sector});
    } else if (data.years !== undefined) { atlas.act({years: years(data.years)}); }
  });

  // Sharing: what the link leads to comes as a dialog, with the styles and scripts that it names and that are not here yet.
  function all(root, what) { return Array.prototype.slice.call(root.querySelectorAll(what)); }
  function dress(page) {
    var what = "link[rel=stylesheet],script[src]";
    var here = all(document, what).map(function (one) { return one.href || one.src; });
    return Promise.all(all(page, what).map(function (one) {
      var own = document.createElement(one.localName), key = one.localName === "link" ? "href" : "src";
      own[key] = one.getAttribute(key);
      return here.indexOf(own[key]) < 0 && new Promise(function (done, failed) {
        own.rel = "stylesheet";
        own.onload = done;
        own.onerror = failed;
        document.head.appendChild(own);
      });
    }));
  }
  var wish = null;
  function share(link) {
    wish = link;
    window.fetch(link.href).then(function (response) { return response.text(); }).then(function (text) {
      var page = new DOMParser().parseFromString(text, "text/html");
      return dress(page).then(function () { if (wish === link) { atlas.share(link, page); } });
    }).catch(atlas.unreachable);
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-share]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    event.preventDefault();
    share(link);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === " " && event.target.matches("a[data-share]")) { event.preventDefault(); share(event.target); }
  });

  function sheet(open) {
    document.body.classList.toggle("sheet-open", open);
    var button = document.querySelector("[data-sheet]");
    if (button) { button.setAttribute("aria-expanded", String(open)); if (!open) { button.focus({preventScroll: true}); } }
  }

  // In an open drop-down a letter goes to its search, and arrows pass over the heads of groups, where Dash's own stop.
  var MOVES = {ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity};
  document.addEventListener("keydown", function (event) {
    var list = event.target.closest && event.target.closest(".dash-dropdown-content");
    var search = list && list.querySelector(".dash-dropdown-search");
    if (!search) { return; }
    if (event.key in MOVES) {
      var options = Array.prototype.slice.call(list.querySelectorAll(".dash-options-list-option input:not([disabled])"));
      var by = MOVES[event.key], next = options.indexOf(event.target) + by;
      if (!options.length || (search === event.target && !isFinite(by))) { return; }
      event.preventDefault();
      event.stopPropagation();
      (next === -1 || next === -2 ? search : options[Math.max(0, Math.min(options.length - 1, next))]).focus();
    } else if (search !== event.target && !event.ctrlKey && !event.metaKey && !event.altKey &&
      (event.key.length === 1 && event.key !== " " || event.key === "Process")) { search.focus(); }
  }, true);

  function selected() { return atlas.shown && atlas.shown.selected && atlas.shown.selected[0]; }
  function clear() { if (selected()) { atlas.act({county: selected()}); } }
  document.addEventListener("keydown", function (event) {
    var target = event.target;
    atlas.sliding = Boolean(target.closest && target.closest("#years"));
    if (event.key !== "Escape") { return; }
    if (target.closest && target.closest("dialog,.dash-dropdown-content,[role=dialog],[role=listbox],[aria-expanded=true]:not([data-sheet])")) { return; }
    if (document.body.classList.contains("sheet-open")) { sheet(false); } else { clear(); }
  });
  document.addEventListener("pointerdown", function () { atlas.sliding = false; run = null; }, true);
  document.addEventListener("focusout", function (event) { if (event.target.closest && event.target.closest("#years")) { run = null; } });

  // The trend: click a bar for its year, drag for a span.
  function bindTrend() {
    var plot = document.querySelector("#trend .js-plotly-plot");
    if (!plot || !plot.on || plot.dataset.bound) { return; }
    plot.dataset.bound = "yes";
    plot.on("plotly_click", function (event) { var x = Math.round(event.points[0].x); atlas.act({years: [x, x]}); });
    plot.on("plotly_selected", function (event) {
      if (!event || !event.range || !event.range.x) { return; }
      var xs = event.range.x.map(Number).sort(function (a, b) { return a - b; });
      var span = [Math.ceil(xs[0] - 0.4), Math.floor(xs[1] + 0.4)];
      if (span[0] <= span[1]) { atlas.act({years: span}); }
    });
  }

  // Dash calls its check boxes a list box of options, hides its drop-down's tab stop from screen readers and
  // names slider ends in English only. Put right here, as it has no properties for it.
  function put(element, name, value) { if (element.getAttribute(name) !== value) { element.setAttribute(name, value); } }
  function mend() {
    document.querySelectorAll(".chips[role=listbox]").forEach(function (list) {
      list.setAttribute("role", list.querySelector("input[type=radio]") ? "radiogroup" : "group");
      if (document.getElementById(list.id + "-label")) { put(list, "aria-labelledby", list.id + "-label"); }
    });
    document.querySelectorAll(".chips > [role=option], .chips > [aria-selected]").forEach(function (label) {
      label.removeAttribute("role");
      label.removeAttribute("aria-selected");
    });
    document.querySelectorAll(".dash-dropdown-focus-target").forEach(function (stop) {
      var button = stop.nextElementSibling, id = button && button.id;
      if (!id) { return; }
      stop.removeAttribute("aria-hidden");
      put(stop, "aria-labelledby", id + "-label " + id + "-value");
      put(button, "aria-labelledby", id + "-label " + id + "-value");
    });
    document.querySelectorAll("#years [role=slider]").forEach(function (end, index) { put(end, "aria-label", word(index ? "last" : "first")); });
    document.querySelectorAll(".btn-close").forEach(function (button) { put(button, "aria-label", word("close")); });
    name();
  }
  // The title of the window is that of the view, as it was when the page came.
  function name() {
    var head = document.querySelector("main h1"), site = document.querySelector(".site");
    var title = head && site && head.textContent + " · " + site.textContent;
    if (title && document.title !== title) { document.title = title; }
  }
  // The main part of pages without controls comes as one text: Dash is slow with thousands of components.
  function unfold() {
    document.querySelectorAll("[data-html]").forEach(function (box) {
      if (box.firstChild) { return; }
      box.innerHTML = box.dataset.html;
      var there = window.location.hash && document.getElementById(window.location.hash.slice(1));
      if (there) { there.scrollIntoView(); } // it was not there yet when the address was opened
    });
  }
  var waiting = false;
  new MutationObserver(function () {
    unfold();
    bindTrend();
    if (waiting) { return; }
    waiting = true;
    window.requestAnimationFrame(function () { waiting = false; mend(); });
  }).observe(document.documentElement, {childList: true, subtree: true, attributes: true, attributeFilter: ["role", "aria-selected", "aria-hidden", "aria-labelledby"]});

  // On paper nothing can be unfolded: the table that says what the map says is open there.
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details:not([open])").forEach(function (part) { part.open = true; part.dataset.shut = "yes"; });
  });
  window.addEventListener("afterprint", function () {
    document.querySelectorAll("details[data-shut]").forEach(function (part) { part.open = false; delete part.dataset.shut; });
  });

  function theme(name, keep) {
    document.documentElement.dataset.theme = name;
    if (keep) { try { window.localStorage.setItem("atlas-theme", name); } catch (error) { /* private windows keep nothing */ } }
  }
  var stored = null, dark = window.matchMedia("(prefers-color-scheme: dark)");
  try { stored = window.localStorage.getItem("atlas-theme"); } catch (error) { stored = null; }
  function follow() { if (!stored) { theme(dark.matches ? "dark" : "light", false); } }
  theme(stored || (dark.matches ? "dark" : "light"), false);
  dark.addEventListener("change", follow);

  // What the server does not answer is said once, calmly, and taken back when it answers again.
  var fetchAsIs = window.fetch, open = 0;
  function busy(by) {
    open += by;
    document.body.classList.toggle("busy", open > 0);
  }
  window.fetch = function () {
    var address = String(arguments[0] && arguments[0].url ? arguments[0].url : arguments[0]);
    var answer = fetchAsIs.apply(this, arguments);
    if (address.indexOf("_dash-update-component") < 0) { return answer; }
    busy(1);
    return answer.then(function (response) {
      busy(-1);
      say(response.ok ? "" : word("failed"));
      return response;
    }, function (error) {
      busy(-1);
      say(word("unreachable"));
      throw error;
    });
  };
  atlas.unreachable = function () { say(word("unreachable")); };
  function say(text) {
    var box = document.getElementById("fault");
    if (box && box.textContent !== text) { props("fault", {children: text}); }
  }

  document.documentElement.lang = /[?&]lang=en\b/.test(window.location.search) ? "en" : "zh-CN";
})();

/* The page in the browser: one way to act, the address bar, theme, the filter sheet, calm faults. */
(function () {
  "use strict";
  var atlas = (window.atlas = window.atlas || {});
  window.dash_clientside = window.dash_clientside || {};
  var space = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});
  var count = 0;

  atlas.act = function (what) {
    count += 1;
    window.dash_clientside.set_props("act", {data: Object.assign({n: count}, what)});
  };

  // One history entry per deliberate change; while years play the entry is replaced.
  space.address = function (query) {
    var here = document.getElementById("map-frame");
    if (query === undefined || query === null || !here || window.location.pathname !== "/") { return; }
    var wanted = query ? "?" + query : "";
    if (decodeURIComponent(window.location.search) === decodeURIComponent(wanted)) { return; }
    var url = "/" + wanted + window.location.hash;
    if (atlas.playing || !atlas.arrived) { window.history.replaceState(null, "", url); } else { window.history.pushState(null, "", url); }
    atlas.arrived = true;
  };

  function years(text) {
    if (!text) { return null; }
    var parts = text.split("-").map(Number);
    return [parts[0], parts[parts.length - 1]];
  }
  document.addEventListener("click", function (event) {
    var target = event.target.closest("[data-county],[data-sector],[data-years],[data-clear],[data-sheet],#theme-switch");
    if (!target) { return; }
    atlas.arrived = true;
    if (target.id === "theme-switch") { theme(document.documentElement.dataset.theme === "dark" ? "light" : "dark", true); return; }
    var data = target.dataset;
    if (data.sheet) {
      var open = document.body.classList.toggle("sheet-open");
      target.setAttribute("aria-expanded", String(open));
    } else if (data.clear) { clear();
    } else if (data.county) { atlas.act({county: data.county});
    } else if (data.sector) { atlas.act({sector: data.sector});
    } else if (data.years !== undefined) { atlas.act({years: years(data.years)}); }
  });

  function selected() { return atlas.shown && atlas.shown.selected && atlas.shown.selected[0]; }
  function clear() { if (selected()) { atlas.act({county: selected()}); } }
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    if (document.body.classList.contains("sheet-open")) { document.body.classList.remove("sheet-open"); return; }
    if (!event.target.closest(".dash-dropdown-content,[role=dialog],[role=listbox]")) { clear(); }
  });

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
  new MutationObserver(bindTrend).observe(document.documentElement, {childList: true, subtree: true});

  function theme(name, keep) {
    document.documentElement.dataset.theme = name;
    if (keep) { try { window.localStorage.setItem("atlas-theme", name); } catch (error) { /* private windows keep nothing */ } }
  }
  var stored = null;
  try { stored = window.localStorage.getItem("atlas-theme"); } catch (error) { stored = null; }
  theme(stored || (window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"), false);

  // A request that cannot reach the server is said once, calmly, and taken back when one succeeds.
  var fetchAsIs = window.fetch;
  window.fetch = function () {
    var address = String(arguments[0] && arguments[0].url ? arguments[0].url : arguments[0]);
    var answer = fetchAsIs.apply(this, arguments);
    if (address.indexOf("_dash-update-component") < 0) { return answer; }
    document.body.classList.add("busy");
    return answer.then(function (response) {
      document.body.classList.remove("busy");
      if (response.ok) { say(""); }
      return response;
    }, function (error) {
      document.body.classList.remove("busy");
      say(document.querySelector("[data-lang=en]") ? "The server cannot be reached; the page shows what it showed before." : "连不上服务器，页面仍是先前的内容。");
      throw error;
    });
  };
  function say(text) { var box = document.getElementById("fault"); if (box && box.textContent !== text) { box.textContent = text; } }

  document.documentElement.lang = /[?&]lang=en\b/.test(window.location.search) ? "en" : "zh-CN";
})();

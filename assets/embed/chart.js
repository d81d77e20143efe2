/* A chart alone in a frame: reads out what is pointed at, lifts a class, finds a county, follows its form, tells its
   height. Everything is there without it. What it says to the page around is described in embed.js. */
(function () {
  "use strict";
  var around = window.parent === window ? null : window.parent;
  var root, marks, readout, rest, pinned, told, observer;

  function list(found) { return Array.prototype.slice.call(found); }
  function all(selector) { return list(root.querySelectorAll(selector)); }
  function lineOf(mark) { return mark ? mark.atlasLine : ""; }
  function byCounty(code) { return marks.filter(function (mark) { return mark.dataset.county === code; })[0] || null; }

  // The tooltip of a mark becomes its line in the live region; marks are one stop of the tab key.
  function start() {
    root = document.getElementById("embed");
    root.classList.add("live");
    marks = all("[data-mark]");
    readout = root.querySelector(".readout");
    pinned = null;
    marks.forEach(function (mark, index) {
      var title = mark.querySelector("title");
      mark.atlasLine = mark.getAttribute("title") || (title && title.textContent) || "";
      if (title) { title.remove(); }
      mark.removeAttribute("title");
      mark.setAttribute("role", "button");
      mark.setAttribute("aria-pressed", "false");
      mark.tabIndex = index ? -1 : 0;
    });
    all(".class[data-step]").forEach(function (row) {
      row.tabIndex = 0;
      row.setAttribute("role", "button");
      row.setAttribute("aria-pressed", "false");
    });
    rest = readout ? readout.textContent : "";
    say(rest);
    if (observer) { observer.disconnect(); observer.observe(root); }
    tell();
  }

  function say(line) {
    if (!readout) { return; }
    var text = line || rest || readout.dataset.hint || "";
    readout.classList.toggle("hint", !line && !rest);
    if (readout.textContent !== text) { readout.textContent = text; }
  }

  // Whatever belongs to the same county is marked with it; on the map a ring lies over its neighbours.
  function point(mark, focused) {
    var code = mark ? mark.dataset.county : undefined;
    marks.forEach(function (other) {
      other.classList.toggle("hit", other === mark || (!!code && other.dataset.county === code && !other.closest("table")));
    });
    var ring = root.querySelector(".ring.hover");
    if (ring) {
      ring.setAttribute("d", mark ? mark.getAttribute("d") : "");
      ring.classList.toggle("focus", Boolean(focused));
    }
    say(lineOf(mark));
  }
  function tellCounty(mark) { post({type: "atlas:county", county: (mark && mark.dataset.county) || null}); }
  function show(mark, focused) {
    point(mark || pinned, focused);
    tellCounty(mark || pinned);
  }
  function pin(mark) {
    pinned = pinned === mark ? null : mark;
    marks.forEach(function (other) { other.setAttribute("aria-pressed", String(other === pinned)); });
    var outline = root.querySelector(".ring.chosen");
    if (outline) {
      if (outline.atlasFirst === undefined) { outline.atlasFirst = outline.getAttribute("d") || ""; }
      outline.setAttribute("d", pinned ? pinned.getAttribute("d") : outline.atlasFirst);
    }
    show(pinned);
  }

  // A class of the legend lifts its counties: for a moment, or until the next press; so does a search.
  var kept = null;
  function lift(test) {
    var found = test ? marks.filter(test) : [];
    marks.forEach(function (mark) { mark.classList.toggle("lifted", found.indexOf(mark) >= 0); });
    root.classList.toggle("lifting", found.length > 0);
    return found;
  }
  function liftClass(step) { lift(step === null ? null : function (mark) { return mark.dataset.step === step; }); }
  function keep(row) {
    kept = kept === row.dataset.step ? null : row.dataset.step;
    all(".class[data-step]").forEach(function (one) { one.setAttribute("aria-pressed", String(one.dataset.step === kept)); });
    liftClass(kept);
  }

  function on(kind, work) {
    document.addEventListener(kind, function (event) { if (root && event.target.closest) { work(event, event.target); } });
  }
  function markOf(target) { return target.closest("[data-mark]"); }
  function classOf(target) { return target.closest(".class[data-step]"); }
  on("pointerover", function (event, target) {
    if (event.pointerType === "touch") { return; } // a tap pins
    if (markOf(target)) { show(markOf(target)); } else if (classOf(target)) { liftClass(classOf(target).dataset.step); }
  });
  on("pointerout", function (event, target) {
    if (event.pointerType === "touch") { return; }
    if (markOf(target)) { show(null); } else if (classOf(target)) { liftClass(kept); }
  });
  on("focusin", function (event, target) {
    var visible = target.matches(":focus-visible");
    if (markOf(target) && visible) { show(markOf(target), true); } else if (classOf(target) && visible) { liftClass(classOf(target).dataset.step); }
  });
  on("focusout", function (event, target) {
    if (markOf(target)) { show(null); } else if (classOf(target)) { liftClass(kept); }
  });
  on("click", function (event, target) {
    if (markOf(target)) { pin(markOf(target)); } else if (classOf(target)) { keep(classOf(target)); }
  });
  on("keydown", function (event, target) {
    var mark = markOf(target), by = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
    if ((event.key === "Enter" || event.key === " ") && (mark || classOf(target))) {
      event.preventDefault();
      if (mark) { pin(mark); } else { keep(classOf(target)); }
    } else if (mark && (by || event.key === "Home" || event.key === "End")) {
      event.preventDefault();
      var to = by ? (marks.indexOf(mark) + by + marks.length) % marks.length : event.key === "Home" ? 0 : marks.length - 1;
      marks.forEach(function (other, index) { other.tabIndex = index === to ? 0 : -1; });
      marks[to].focus();
    } else if (event.key === "Escape" && pinned) {
      pin(pinned);
    }
  });

  // Search: every county whose name, old name or pinyin holds what was typed is lifted; a single one is read out.
  on("input", function (event, target) {
    if (target.name !== "county") { return; }
    var text = target.value.trim().toLowerCase();
    var codes = all("#places option").filter(function (place) {
      return text && (" " + place.dataset.terms + " ").indexOf(text) >= 0;
    }).map(function (place) { return place.dataset.county; });
    var found = lift(text ? function (mark) { return codes.indexOf(mark.dataset.county) >= 0; } : null);
    var only = codes.length === 1 ? byCounty(codes[0]) : null;
    if (only) { show(only); } else { show(null); }
    if (text && !codes.length) { say(target.dataset.none); }
    target.atlasFound = found[0] || null;
  });

  // The form without a page load: the answer's main part takes the place of this one, and the focus stays.
  on("change", function (event, target) { if (target.matches("select")) { follow(target.form); } });
  on("submit", function (event, target) {
    event.preventDefault();
    var box = target.querySelector("[name=county]");
    if (box && document.activeElement === box && box.atlasFound) { pin(box.atlasFound); } else { follow(target); }
  });
  function follow(form) {
    var query = [];
    new FormData(form).forEach(function (value, name) {
      if (value) { query.push(name + "=" + encodeURIComponent(value).replace(/%2C/g, ",")); }
    });
    var address = form.getAttribute("action") + (query.length ? "?" + query.join("&") : "");
    var focused = document.activeElement && document.activeElement.name;
    root.setAttribute("aria-busy", "true");
    fetch(address).then(function (answer) { return answer.text(); }).then(function (text) {
      var page = new DOMParser().parseFromString(text, "text/html"), main = page.getElementById("embed");
      document.title = page.title;
      document.documentElement.lang = page.documentElement.lang;
      root.replaceWith(document.adoptNode(main));
      window.history.replaceState(null, "", address);
      kept = null;
      start();
      var box = focused && root.querySelector('[name="' + focused + '"]');
      if (box) { box.focus({preventScroll: true}); }
      var title = root.querySelector("#headline");
      if (title) { say(title.textContent); }
    }).catch(function () { form.submit(); });
  }

  // Height: what the main part takes, told whenever it changes, in both directions.
  function post(what) { if (around) { around.postMessage(what, "*"); } }
  function tell(again) {
    var height = Math.ceil(root.getBoundingClientRect().height);
    if (height === told && !again) { return; }
    told = height;
    post({type: "atlas:height", height: height, chart: root.dataset.chart || "", query: window.location.search.slice(1)});
  }
  window.addEventListener("message", function (event) {
    var said = event.data;
    if (!around || event.source !== around || !said || typeof said !== "object") { return; }
    if (said.type === "atlas:hello") { tell(true); }
    if (said.type === "atlas:fitted") { document.documentElement.classList.add("fitted"); }
    if (said.type === "atlas:county") { point(byCounty(String(said.county)) || pinned); }
  });

  if (window.ResizeObserver) { observer = new ResizeObserver(function () { tell(); }); }
  start();
})();

/* The meeting in the browser: the address says which slide is shown, the style sheet shows it (:target); nothing is asked of the server. */
(function () {
  "use strict";
  var stage = document.getElementById("stage"), body = document.body, root = document.documentElement;
  function all(what, where) { return Array.prototype.slice.call((where || document).querySelectorAll(what)); }
  function id(name) { return document.getElementById(name); }
  var steps = all(".slide[data-n]"), closing = stage.querySelector(".closing"), order = steps.concat(closing);
  var words = stage.dataset, calm = window.matchMedia("(prefers-reduced-motion:reduce)");
  var seen = {}, back = null, now = null, leaving = 0, hinting = 0;

  // Which slide: the address, else the first.
  function asked() {
    var found = id(decodeURIComponent(window.location.hash.slice(1)));
    return found && found.classList.contains("slide") ? found : order[0];
  }
  // At once: the event comes later, and a second press before it must not be lost.
  function go(slide) { if (slide && slide !== now) { window.location.hash = slide.id; shown(); } }
  function place() { return order.indexOf(now); }
  function turn(by) {
    if (now.classList.contains("aside")) { home(); return; }
    go(order[Math.min(order.length - 1, Math.max(0, place() + by))]);
  }
  function home() { go(back && back !== now ? back : order[0]); }

  function shown() {
    var before = now;
    if (asked() === before) { return; }
    now = asked();
    if (before && before !== now) { years.stop(); }
    var aside = now.classList.contains("aside"), n = place();
    // A tap leaves the script also where the county is a step of it: the way back is offered until one turns on.
    if (leaving && before && now !== before) { back = before; } else if (!aside) { back = null; }
    leaving = 0;
    body.classList.toggle("aside", Boolean(back));
    body.classList.toggle("with-years", Boolean(now.dataset.frames));
    id("p_count").textContent = now === closing ? "✓" : (n + 1) + " / " + id("p_count").dataset.of;
    seen[now.id] = true;
    all(".shown li").forEach(function (row) { row.classList.toggle("seen", Boolean(seen[row.dataset.key])); });
    all(".parts a").forEach(function (link) {
      var key = link.hash.slice(1);
      link.classList.toggle("seen", Boolean(seen[key]));
      if (key === now.id) { link.setAttribute("aria-current", "step"); } else { link.removeAttribute("aria-current"); }
    });
    stage.classList.toggle("shown-some", steps.some(function (step) { return seen[step.id]; }));
    id("p_said").textContent = now.getAttribute("aria-label") + " " + now.querySelector("h2").textContent;
    if (before && before !== now) { hide("p_notices"); window.scrollTo(0, 0); }
    all("dialog[open]").forEach(function (one) { one.close(); });
    run.begin();
  }

  // By itself: each step as long as the script says; years of a step play first.
  var run = {
    on: false, timer: 0,
    begin: function () {
      window.clearTimeout(this.timer);
      if (!this.on) { return; }
      if (now === closing) { this.set(false); return; }
      if (now.dataset.frames && !calm.matches) { years.start(); }
      var wait = Number(now.dataset.seconds || 20) * 1000;
      if (now.dataset.frames && !calm.matches) { wait = Math.max(wait, (years.of(now).length + 2) * years.pace); }
      this.timer = window.setTimeout(function () { go(order[place() + 1] || closing); }, wait);
    },
    set: function (on) {
      this.on = on;
      var button = stage.parentNode.querySelector(".bar [data-do=auto]");
      button.setAttribute("aria-pressed", String(on));
      hint(on ? words.running : now === closing ? words.end : words.paused);
      if (on && (now === closing || place() < 0)) { go(order[now === closing ? 0 : place() + 1]); }
      this.begin();
    }
  };

  // The years of a step: the frames are in the document.
  var years = {
    timer: 0, pace: 1200, still: null,
    of: function (slide) { return JSON.parse(slide.dataset.frames || "[]"); },
    start: function () {
      var frames = this.of(now), self = this, n = 0;
      if (!frames.length) { return; }
      this.stop();
      this.still = state(now);
      now.classList.add("playing");
      press("years", true);
      (function next() {
        if (n >= frames.length) { self.timer = window.setTimeout(function () { self.stop(); }, 2 * self.pace); return; }
        paint(now, frames[n]);
        now.querySelector(".year").textContent = frames[n].year;
        n += 1;
        self.timer = window.setTimeout(next, self.pace);
      })();
    },
    stop: function () {
      window.clearTimeout(this.timer);
      if (!this.still) { return; }
      var slide = this.still.slide;
      paint(slide, this.still);
      slide.querySelector(".year").textContent = "";
      slide.classList.remove("playing");
      press("years", false);
      this.still = null;
    },
    toggle: function () { if (this.still) { this.stop(); } else { this.start(); } }
  };
  function press(what, on) { all(".bar [data-do=" + what + "]").forEach(function (one) { one.setAttribute("aria-pressed", String(on)); }); }
  function counties(slide) { return all(".county[href]", slide); }
  function label(slide, code) { return slide.querySelector('[data-label="' + code + '"]'); }
  function code(county) { return county.getAttribute("href").slice(3); }
  function state(slide) {
    var found = counties(slide);
    return {
      slide: slide,
      steps: found.map(function (one) { return one.dataset.step; }),
      labels: found.map(function (one) { var it = label(slide, code(one)); return it ? it.querySelector(".value").textContent : ""; })
    };
  }
  function paint(slide, frame) {
    counties(slide).forEach(function (one, n) {
      var it = label(slide, code(one));
      one.dataset.step = frame.steps[n];
      if (!it) { return; }
      it.querySelector(".value").textContent = frame.labels[n];
      if (it.dataset.step !== undefined) { it.dataset.step = frame.steps[n]; }
    });
  }

  function hide(name) { var it = id(name); if (it) { it.hidden = true; } }
  function hint(text) {
    var it = id("p_hint");
    window.clearTimeout(hinting);
    it.textContent = text;
    it.hidden = false;
    hinting = window.setTimeout(function () { it.hidden = true; }, 2500);
  }
  function black(on) { id("p_black").hidden = !on; }
  function isBlack() { return !id("p_black").hidden; }
  function full() {
    if (document.fullscreenElement) { document.exitFullscreen(); } else if (root.requestFullscreen) { root.requestFullscreen().catch(function () {}); }
  }
  function panel(name) {
    var it = id("p_" + name), open = it.open;
    all("dialog[open]").forEach(function (one) { one.close(); });
    if (!open) { it.showModal(); }
  }
  function county(adcode) {
    var slide = id("county-" + adcode);
    if (slide && slide !== now) { leaving = 1; run.on = false; press("auto", false); go(slide); }
  }
  // One step out: the county, the full screen, and at the second time the meeting.
  var last = 0;
  function out() {
    if (body.classList.contains("aside")) { home(); return; }
    if (document.fullscreenElement) { document.exitFullscreen(); return; }
    var time = Date.now();
    if (time - last < 4000) { window.location.href = words.home; return; }
    last = time;
    hint(words.leave);
  }

  var DO = {
    back: function () { turn(-1); }, next: function () { turn(1); },
    auto: function () { all("dialog[open]").forEach(function (one) { one.close(); }); run.set(!run.on); },
    years: function () { years.toggle(); },
    overview: function () { panel("overview"); }, check: function () { panel("check"); },
    full: full, black: function () { all("dialog[open]").forEach(function (one) { one.close(); }); black(true); },
    close: function () { all("dialog[open]").forEach(function (one) { one.close(); }); },
    print: function () { window.print(); }, "return": home
  };
  var KEYS = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", Enter: "next",
    ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Backspace: "back",
    p: "auto", y: "years", o: "overview", "?": "check", "？": "check", f: "full", F5: "full", b: "black", ".": "black", "。": "black"
  };
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    var key = event.key.length === 1 ? event.key.toLowerCase() : event.key, target = event.target;
    if (isBlack()) { black(false); event.preventDefault(); return; }
    if (document.querySelector("dialog[open]")) {
      if ((key === "o" || key === "?") && !/^(INPUT|TEXTAREA)$/.test(target.tagName)) { DO.close(); event.preventDefault(); }
      return;
    }
    if (key === "Escape") { out(); return; }
    if (key === "Home" || key === "End") { go(key === "Home" ? order[0] : order[order.length - 1]); event.preventDefault(); return; }
    if ((key === "Enter" || key === " ") && target.closest("a,button")) { return; } // the button acts by itself
    if (KEYS[key]) { event.preventDefault(); DO[KEYS[key]](); }
  });
  document.addEventListener("click", function (event) {
    if (isBlack()) { black(false); return; }
    if (event.target.closest(".panel a")) { DO.close(); return; }
    var target = event.target.closest("[data-do],[data-county]");
    if (!target) { return; }
    if (target.dataset.do) { DO[target.dataset.do](); } else if (!swiped) { county(target.dataset.county); }
  });

  // A swipe turns; what began on a button or in a panel is none.
  var from = null, swiped = false;
  document.addEventListener("pointerdown", function (event) {
    swiped = false;
    from = event.pointerType === "mouse" || !event.isPrimary || event.target.closest("button,dialog,a,input") ? null : {x: event.clientX, y: event.clientY};
  });
  document.addEventListener("pointerup", function (event) {
    if (!from || isBlack()) { from = null; return; }
    var across = event.clientX - from.x, down = event.clientY - from.y;
    from = null;
    if (Math.abs(across) < Math.max(60, window.innerWidth * .05) || Math.abs(across) < 1.5 * Math.abs(down)) { return; }
    swiped = true;
    turn(across < 0 ? 1 : -1);
  });
  document.addEventListener("pointercancel", function () { from = null; });
  window.setTimeout(function () { hide("p_notices"); }, 20000); // the list of steps keeps them
  window.addEventListener("hashchange", shown);
  shown();
})();

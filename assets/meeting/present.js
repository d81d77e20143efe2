// @ts-check
/* The meeting in the browser: the address says which slide is shown, the style sheet shows it (:target); nothing is
   asked of the server. */
(() => {
  const stage = Dom.id("stage"), body = document.body, root = document.documentElement, words = stage.dataset;
  const steps = Dom.all(document, ".slide[data-n]"), closing = Dom.one(stage, ".closing"), order = steps.concat(closing);
  const calm = window.matchMedia("(prefers-reduced-motion:reduce)");
  const LEAVE_WITHIN = 4000, NOTICES_STAY = 20000, HINT_STAYS = 2500, SECONDS = "20", PACE = 1200;
  /** @type {Set<string>} */
  const seen = new Set();
  /** @type {HTMLElement | null} */
  let back = null;
  let now = asked(), isFirst = true, leaving = false, hinting = 0;

  // Which slide: the address, else the first.
  function asked() {
    const found = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    return found && found.classList.contains("slide") ? found : order[0];
  }
  // At once: the event comes later, and a second press before it must not be lost.
  /** @param {HTMLElement | null} slide */
  function go(slide) {
    if (!slide || slide === now) { return; }
    window.location.hash = slide.id;
    shown();
  }
  function place() { return order.indexOf(now); }
  /** @param {number} by */
  function turn(by) {
    if (now.classList.contains("aside")) { home(); } else { go(order[Roving.within(place() + by, order.length)]); }
  }
  function home() { go(back && back !== now ? back : order[0]); }

  function shown() {
    const before = now, after = asked();
    if (!isFirst && after === before) { return; }
    now = after;
    if (!isFirst) { stopYears(); }
    // A tap leaves the script also where the county is a step of it: the way back is offered until one turns on.
    if (leaving && !isFirst) { back = before; } else if (!now.classList.contains("aside")) { back = null; }
    leaving = false;
    seen.add(now.id);
    label();
    if (!isFirst) {
      hide("p_notices");
      window.scrollTo(0, 0);
    }
    isFirst = false;
    closeAll();
    begin();
  }
  function label() {
    const count = Dom.id("p_count");
    body.classList.toggle("aside", Boolean(back));
    body.classList.toggle("with-years", Boolean(now.dataset.frames));
    count.textContent = now === closing ? "✓" : `${place() + 1} / ${count.dataset.of}`;
    Dom.all(document, ".shown li").forEach((row) => row.classList.toggle("seen", seen.has(row.dataset.key || "")));
    Dom.all(document, ".parts a").forEach((link) => {
      const key = /** @type {HTMLAnchorElement} */ (link).hash.slice(1);
      link.classList.toggle("seen", seen.has(key));
      if (key === now.id) { link.setAttribute("aria-current", "step"); } else { link.removeAttribute("aria-current"); }
    });
    stage.classList.toggle("shown-some", steps.some((step) => seen.has(step.id)));
    Dom.id("p_said").textContent = `${now.getAttribute("aria-label")} ${Dom.one(now, "h2").textContent}`;
  }

  // By itself: each step as long as the script says; years of a step play first.
  let runs = false, runTimer = 0;
  function begin() {
    window.clearTimeout(runTimer);
    if (!runs) { return; }
    if (now === closing) { run(false); return; }
    const plays = Boolean(now.dataset.frames) && !calm.matches, wait = Number(now.dataset.seconds || SECONDS) * 1000;
    if (plays) { startYears(); }
    const whole = plays ? Math.max(wait, (framesOf(now).length + 2) * PACE) : wait;
    runTimer = window.setTimeout(() => go(order[place() + 1] || closing), whole);
  }
  /** @param {boolean} on */
  function run(on) {
    runs = on;
    Dom.one(document, ".bar [data-do=auto]").setAttribute("aria-pressed", String(on));
    hint((on ? words.running : now === closing ? words.end : words.paused) || "");
    if (on && (now === closing || place() < 0)) { go(order[now === closing ? 0 : place() + 1]); }
    begin();
  }

  // The years of a step: the frames are in the document.
  /** @typedef {{steps: string[], labels: string[], year: string}} Frame */
  /** @type {{slide: HTMLElement, frame: Frame} | null} */
  let still = null;
  let yearTimer = 0;
  /**
   * @param {HTMLElement} slide
   * @returns {Frame[]}
   */
  function framesOf(slide) { return JSON.parse(slide.dataset.frames || "[]"); }
  function startYears() {
    const frames = framesOf(now);
    if (!frames.length) { return; }
    stopYears();
    still = {slide: now, frame: state(now)};
    now.classList.add("playing");
    press("years", true);
    playFrom(frames, 0);
  }
  /**
   * @param {Frame[]} frames
   * @param {number} n
   */
  function playFrom(frames, n) {
    if (n < frames.length) { paint(now, frames[n]); }
    yearTimer = n < frames.length ? window.setTimeout(() => playFrom(frames, n + 1), PACE) : window.setTimeout(stopYears, 2 * PACE);
  }
  function stopYears() {
    window.clearTimeout(yearTimer);
    if (!still) { return; }
    paint(still.slide, still.frame);
    still.slide.classList.remove("playing");
    press("years", false);
    still = null;
  }
  /**
   * @param {string} what
   * @param {boolean} on
   */
  function press(what, on) { Dom.all(document, `.bar [data-do=${what}]`).forEach((one) => one.setAttribute("aria-pressed", String(on))); }
  /** @param {HTMLElement} slide */
  function counties(slide) { return Dom.all(slide, ".county[href]"); }
  /**
   * @param {HTMLElement} slide
   * @param {HTMLElement} shape
   */
  function labelOf(slide, shape) { return Dom.first(slide, `[data-label="${(shape.getAttribute("href") || "").slice(3)}"]`); }
  /**
   * @param {HTMLElement} slide
   * @returns {Frame}
   */
  function state(slide) {
    const found = counties(slide);
    return {
      steps: found.map((one) => one.dataset.step || ""),
      labels: found.map((one) => {
        const it = labelOf(slide, one);
        return (it && Dom.one(it, ".value").textContent) || "";
      }),
      year: "",
    };
  }
  /**
   * @param {HTMLElement} slide
   * @param {Frame} frame
   */
  function paint(slide, frame) {
    counties(slide).forEach((one, n) => {
      const it = labelOf(slide, one);
      one.dataset.step = frame.steps[n];
      if (!it) { return; }
      Dom.one(it, ".value").textContent = frame.labels[n];
      if (it.dataset.step !== undefined) { it.dataset.step = frame.steps[n]; }
    });
    Dom.one(slide, ".year").textContent = frame.year;
  }

  /** @param {string} name */
  function hide(name) {
    const it = document.getElementById(name);
    if (it) { it.hidden = true; }
  }
  /** @param {string} text */
  function hint(text) {
    const it = Dom.id("p_hint");
    window.clearTimeout(hinting);
    it.textContent = text;
    it.hidden = false;
    hinting = window.setTimeout(() => { it.hidden = true; }, HINT_STAYS);
  }
  /** @param {boolean} on */
  function black(on) { Dom.id("p_black").hidden = !on; }
  function isBlack() { return !Dom.id("p_black").hidden; }
  function full() {
    if (document.fullscreenElement) { document.exitFullscreen();
    } else if (root.requestFullscreen) { root.requestFullscreen().catch(() => {}); }
  }
  function closeAll() { Dom.all(document, "dialog[open]").forEach((one) => /** @type {HTMLDialogElement} */ (one).close()); }
  /** @param {string} name */
  function panel(name) {
    const it = /** @type {HTMLDialogElement} */ (Dom.id(`p_${name}`)), open = it.open;
    closeAll();
    if (!open) { it.showModal(); }
  }
  /** @param {string | undefined} adcode */
  function county(adcode) {
    const slide = document.getElementById(`county-${adcode}`);
    if (!slide || slide === now) { return; }
    leaving = true;
    runs = false;
    press("auto", false);
    go(slide);
  }
  // One step out: the county, the full screen, and at the second time the meeting.
  let last = 0;
  function out() {
    if (body.classList.contains("aside")) { home(); return; }
    if (document.fullscreenElement) { document.exitFullscreen(); return; }
    const time = Date.now();
    if (time - last < LEAVE_WITHIN) { window.location.href = words.home || "/"; return; }
    last = time;
    hint(words.leave || "");
  }

  /** @type {{[name: string]: () => void}} */
  const DO = {
    back() { turn(-1); },
    next() { turn(1); },
    auto() {
      closeAll();
      run(!runs);
    },
    years() { if (still) { stopYears(); } else { startYears(); } },
    overview() { panel("overview"); },
    check() { panel("check"); },
    full,
    black() {
      closeAll();
      black(true);
    },
    close: closeAll,
    print() { window.print(); },
    return: home,
    first() { go(order[0]); },
    last() { go(order[order.length - 1]); },
    out,
  };
  /** @type {{[key: string]: string}} */
  const KEYS = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", Enter: "next",
    ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Backspace: "back", Home: "first", End: "last", Escape: "out",
    p: "auto", y: "years", o: "overview", "?": "check", "？": "check", f: "full", F5: "full", b: "black", ".": "black", "。": "black",
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key, target = Dom.target(event);
    if (isBlack()) {
      black(false);
      event.preventDefault();
    } else if (document.querySelector("dialog[open]")) {
      const typing = target && /^(INPUT|TEXTAREA)$/.test(target.tagName);
      if ((key === "o" || key === "?") && !typing) { closeAll(); event.preventDefault(); }
    } else if ((key === "Enter" || key === " ") && Dom.near(event, "a,button")) {
      // the button acts by itself
    } else if (key in KEYS) {
      if (key !== "Escape") { event.preventDefault(); }
      DO[KEYS[key]]();
    }
  });
  let swiped = false;
  document.addEventListener("click", (event) => {
    if (isBlack()) { black(false); return; }
    if (Dom.near(event, ".panel a")) { closeAll(); return; }
    const target = Dom.near(event, "[data-do],[data-county]");
    if (!target) { return; }
    if (target.dataset.do) { DO[target.dataset.do](); } else if (!swiped) { county(target.dataset.county); }
  });

  Swipe.listen({
    controls: "button,dialog,a,input", least: () => Math.max(60, window.innerWidth * 0.05), slope: 1.5,
    pressed() { swiped = false; },
    turn(way) {
      if (isBlack()) { return; }
      swiped = true;
      turn(way);
    },
  });
  window.setTimeout(() => hide("p_notices"), NOTICES_STAY); // the list of steps keeps them
  window.addEventListener("hashchange", shown);
  shown();
})();

// @ts-check
/* The brief: one step at a time, its years under a slider. Nothing is asked of anybody. */
(() => {
  const root = document.documentElement, steps = Dom.all(document, ".step"), PACE = 1100;
  /** @typedef {{years: number[], codes: string[], steps: string[][], labels: string[][], said: string[], dotted: string[][]}} Data */
  /** @typedef {{said: string, year: string, values: {[code: string]: string}, dots: string[], steps: string[]}} Still */
  /** @typedef {{data: Data, slider: HTMLInputElement, run: HTMLElement, out: HTMLElement, still: Still}} Years */
  /** @type {Map<HTMLElement, Years>} */
  const known = new Map();
  /** @type {HTMLElement | null} */
  let now = null;
  let timer = 0;

  // Which step: the address, else the first.
  function asked() {
    const found = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    return found && steps.includes(found) ? found : steps[0];
  }
  /** @param {number} n */
  function go(n) {
    const step = steps[Roving.within(n, steps.length)];
    if (step === now) { return; }
    window.location.hash = step.id;
    show(); // at once: keys may come faster than the event
  }
  /** @param {number} by */
  function turn(by) { if (now) { go(steps.indexOf(now) + by); } }
  /** @param {string} id */
  function button(id) { return /** @type {HTMLButtonElement} */ (Dom.id(id)); }
  function show() {
    const before = now, step = asked();
    if (step === now) { return; }
    halt();
    now = step;
    steps.forEach((one) => one.classList.toggle("now", one === step));
    Dom.id("place").textContent = `${steps.indexOf(step) + 1} / ${steps.length}`;
    button("back").disabled = step === steps[0];
    button("next").disabled = step === steps[steps.length - 1];
    Dom.one(document, "body > header details").removeAttribute("open");
    if (!before) { return; }
    window.scrollTo(0, 0);
    say(step);
  }
  /** @param {HTMLElement} step */
  function say(step) { Dom.id("said").textContent = Dom.one(step, "h2").textContent; }

  // The years of a step: painted from its data; the still map is kept to come back to.
  /** @param {HTMLElement} step */
  function years(step) {
    const text = Dom.first(step, ".frames"), box = Dom.first(step, ".years"), before = known.get(step);
    if (before || !text || !box) { return before || null; }
    const out = Dom.one(box, ".year");
    /** @type {Years} */
    const found = {
      data: JSON.parse(text.textContent || ""), out, run: Dom.one(box, ".run"),
      slider: /** @type {HTMLInputElement} */ (Dom.one(box, "input")), still: still(step, out.textContent || ""),
    };
    known.set(step, found);
    return found;
  }
  /**
   * @param {HTMLElement} step
   * @param {string} year
   * @returns {Still}
   */
  function still(step, year) {
    /** @type {{[code: string]: string}} */
    const values = {};
    Dom.all(step, "[data-label]").forEach((label) => { values[label.dataset.label || ""] = Dom.one(label, ".value").textContent || ""; });
    return {
      said: Dom.one(step, "h2").textContent || "", year, values,
      dots: Dom.all(step, ".dotted").map((dot) => codeOf(dot)),
      steps: Dom.all(step, ".county").map((county) => county.dataset.step || ""),
    };
  }
  /** @param {HTMLElement} use */
  function codeOf(use) { return (use.getAttribute("href") || "").slice(3); }
  /**
   * @param {HTMLElement} step
   * @param {string[]} colours
   * @param {{[code: string]: string}} values
   * @param {string} said
   */
  function paint(step, colours, values, said) {
    Dom.all(step, ".county").forEach((county, n) => {
      const code = codeOf(county), label = Dom.first(step, `[data-label="${code}"]`);
      county.dataset.step = colours[n];
      if (!label) { return; }
      Dom.one(label, ".value").textContent = values[code];
      if (label.dataset.step !== undefined) { label.dataset.step = colours[n]; }
    });
    Dom.one(step, "h2").textContent = said;
  }
  /**
   * @param {HTMLElement} step
   * @param {string[]} codes
   */
  function dots(step, codes) {
    Dom.all(step, ".dotted").forEach((dot) => dot.remove());
    const lines = Dom.first(step, '[href="#m-lines"]');
    codes.forEach((code) => {
      const dot = document.createElementNS("http://www.w3.org/2000/svg", "use");
      dot.setAttribute("href", `#m-${code}`);
      dot.setAttribute("class", "dotted");
      if (lines && lines.parentNode) { lines.parentNode.insertBefore(dot, lines); }
    });
  }
  /**
   * @param {HTMLElement} step
   * @param {number} year
   */
  function frame(step, year) {
    const it = years(step), n = it ? it.data.years.indexOf(year) : -1;
    if (!it || n < 0) { return; }
    /** @type {{[code: string]: string}} */
    const values = {};
    it.data.codes.forEach((code, m) => { values[code] = it.data.labels[n][m]; });
    step.classList.add("yearly");
    paint(step, it.data.steps[n], values, it.data.said[n]);
    dots(step, it.data.dotted[n]);
    it.out.textContent = it.slider.value = String(year);
  }
  /** @param {HTMLElement} step */
  function whole(step) {
    const it = years(step);
    if (!it) { return; }
    step.classList.remove("yearly");
    paint(step, it.still.steps, it.still.values, it.still.said);
    dots(step, it.still.dots);
    it.out.textContent = it.still.year;
  }
  function halt() {
    window.clearTimeout(timer);
    timer = 0;
    const it = now && years(now);
    if (it) { it.run.setAttribute("aria-pressed", "false"); }
  }
  /** @param {HTMLElement} step */
  function run(step) {
    const it = years(step);
    if (!it) { return; }
    const all = it.data.years, at = all.indexOf(Number(it.slider.value));
    it.run.setAttribute("aria-pressed", "true");
    runFrom(step, all, step.classList.contains("yearly") && at < all.length - 1 ? at : 0);
  }
  /**
   * @param {HTMLElement} step
   * @param {number[]} all
   * @param {number} n
   */
  function runFrom(step, all, n) {
    frame(step, all[n]);
    if (n + 1 < all.length) { timer = window.setTimeout(() => runFrom(step, all, n + 1), PACE); return; }
    halt();
    say(step);
  }

  document.addEventListener("click", (event) => {
    const target = Dom.near(event, "button");
    if (!target || !now) { return; }
    if (target.id === "back") { turn(-1); }
    if (target.id === "next") { turn(1); }
    if (target.classList.contains("run")) { if (timer) { halt(); } else { run(now); } }
    if (target.classList.contains("whole")) {
      halt();
      whole(now);
    }
  });
  /** @param {Event} event */
  function slider(event) {
    const field = event.target;
    return field instanceof HTMLInputElement && field.type === "range" ? field : null;
  }
  document.addEventListener("input", (event) => {
    const field = slider(event);
    if (!field || !now) { return; }
    halt();
    frame(now, Number(field.value));
    field.setAttribute("aria-valuetext", field.value);
  });
  document.addEventListener("change", (event) => { if (slider(event) && now) { say(now); } });
  /** @type {{[key: string]: number}} */
  const KEYS = {ArrowRight: 1, ArrowDown: 0, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1};
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || Dom.near(event, "input,summary")) { return; }
    if (event.key === " " && Dom.near(event, "button,a")) { return; }
    if (event.key === "Home") { go(0); } else if (event.key === "End") { go(steps.length);
    } else if (KEYS[event.key]) { turn(KEYS[event.key]); } else { return; }
    event.preventDefault();
  });
  Swipe.listen({controls: "button,input,a,summary,nav", least: () => 60, slope: 2, turn});
  // On paper every step stands as it was told, whatever year the screen shows.
  window.addEventListener("beforeprint", () => {
    halt();
    known.forEach((_, step) => whole(step));
  });
  window.addEventListener("hashchange", show);
  root.classList.add("live");
  show();
})();

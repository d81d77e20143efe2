// @ts-check
/* A chart alone in a frame: reads out what is pointed at, lifts a class, finds a county, follows its form, tells its
   height. Everything is there without it. What it says to the page around is described in frames.js. */
(() => {
  const around = window.parent === window ? null : window.parent;
  /** @typedef {(mark: HTMLElement) => boolean} Test */
  let root = Dom.id("embed");
  /** @type {HTMLElement[]} */
  let marks = [];
  /** @type {HTMLElement | null} */
  let readout = null;
  /** @type {HTMLElement | null} */
  let pinned = null;
  /** @type {string | null} */
  let kept = null;
  /** @type {HTMLElement | null} */
  let found = null;
  let rest = "", height = -1;
  /** @type {WeakMap<Element, string>} */
  const lines = new WeakMap(), outlines = new WeakMap();
  const observer = "ResizeObserver" in window ? new ResizeObserver(() => tell()) : null;

  /** @param {HTMLElement | null} mark */
  function lineOf(mark) { return (mark && lines.get(mark)) || ""; }
  /** @param {string} code */
  function byCounty(code) { return marks.find((mark) => mark.dataset.county === code) || null; }
  function classes() { return Dom.all(root, ".class[data-step]"); }

  // The tooltip of a mark becomes its line in the live region; marks are one stop of the tab key.
  function start() {
    root = Dom.id("embed");
    root.classList.add("live");
    marks = Dom.all(root, "[data-mark]");
    readout = Dom.first(root, ".readout");
    pinned = kept = found = null;
    marks.forEach((mark) => {
      const title = mark.querySelector("title");
      lines.set(mark, mark.getAttribute("title") || (title && title.textContent) || "");
      if (title) { title.remove(); }
      mark.removeAttribute("title");
    });
    marks.concat(classes()).forEach((mark) => {
      mark.setAttribute("role", "button");
      mark.setAttribute("aria-pressed", "false");
    });
    Roving.stop(marks, 0);
    classes().forEach((row) => { row.tabIndex = 0; });
    rest = (readout && readout.textContent) || "";
    say(rest);
    if (observer) {
      observer.disconnect();
      observer.observe(root);
    }
    tell();
  }

  /** @param {string} line */
  function say(line) {
    if (!readout) { return; }
    const text = line || rest || readout.dataset.hint || "";
    readout.classList.toggle("hint", !line && !rest);
    if (readout.textContent !== text) { readout.textContent = text; }
  }

  // Whatever belongs to the same county is marked with it; on the map a ring lies over its neighbours.
  /**
   * @param {HTMLElement | null} mark
   * @param {boolean} [focused]
   */
  function point(mark, focused) {
    const code = mark ? mark.dataset.county : undefined, ring = root.querySelector(".ring.hover");
    marks.forEach((other) => {
      const same = Boolean(code) && other.dataset.county === code && !other.closest("table");
      other.classList.toggle("hit", other === mark || same);
    });
    if (ring) {
      ring.setAttribute("d", (mark && mark.getAttribute("d")) || "");
      ring.classList.toggle("focus", Boolean(focused));
    }
    say(lineOf(mark));
  }
  /**
   * @param {HTMLElement | null} mark
   * @param {boolean} [focused]
   */
  function show(mark, focused) {
    const shown = mark || pinned;
    point(shown, focused);
    post({type: "atlas:county", county: (shown && shown.dataset.county) || null});
  }
  /** @param {HTMLElement} mark */
  function pin(mark) {
    pinned = pinned === mark ? null : mark;
    marks.forEach((other) => other.setAttribute("aria-pressed", String(other === pinned)));
    const outline = root.querySelector(".ring.chosen");
    if (outline) {
      const first = outlines.has(outline) ? outlines.get(outline) : outline.getAttribute("d");
      outlines.set(outline, first || "");
      outline.setAttribute("d", (pinned ? pinned.getAttribute("d") : first) || "");
    }
    show(pinned);
  }

  // A class of the legend lifts its counties: for a moment, or until the next press; so does a search.
  /** @param {Test | null} test */
  function lift(test) {
    const lifted = test ? marks.filter(test) : [];
    marks.forEach((mark) => mark.classList.toggle("lifted", lifted.includes(mark)));
    root.classList.toggle("lifting", lifted.length > 0);
    return lifted;
  }
  /** @param {string | null | undefined} step */
  function liftClass(step) { lift(step === null ? null : (mark) => mark.dataset.step === step); }
  /** @param {HTMLElement} row */
  function keep(row) {
    const step = row.dataset.step || "";
    kept = kept === step ? null : step;
    classes().forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.step === kept)));
    liftClass(kept);
  }

  /** @param {Event} event */
  function markOf(event) { return Dom.near(event, "[data-mark]"); }
  /** @param {Event} event */
  function classOf(event) { return Dom.near(event, ".class[data-step]"); }
  /**
   * @param {Event} event
   * @param {boolean} [focused]
   */
  function enter(event, focused) {
    const mark = markOf(event), row = classOf(event);
    if (mark) { show(mark, focused); } else if (row) { liftClass(row.dataset.step); }
  }
  /** @param {Event} event */
  function leave(event) {
    if (markOf(event)) { show(null); } else if (classOf(event)) { liftClass(kept); }
  }
  document.addEventListener("pointerover", (event) => { if (event.pointerType !== "touch") { enter(event); } }); // a tap pins
  document.addEventListener("pointerout", (event) => { if (event.pointerType !== "touch") { leave(event); } });
  document.addEventListener("focusin", (event) => {
    const target = Dom.target(event);
    if (target && target.matches(":focus-visible")) { enter(event, true); }
  });
  document.addEventListener("focusout", leave);

  /** @param {Event} event */
  function press(event) {
    const mark = markOf(event), row = classOf(event);
    if (mark) { pin(mark); } else if (row) { keep(row); }
    return Boolean(mark || row);
  }
  document.addEventListener("click", press);
  document.addEventListener("keydown", (event) => {
    const mark = markOf(event), to = mark ? Roving.next(marks.indexOf(mark), marks.length, event.key) : null;
    if (event.key === "Enter" || event.key === " ") {
      if (press(event)) { event.preventDefault(); }
    } else if (to !== null) {
      event.preventDefault();
      Roving.go(marks, to);
    } else if (event.key === "Escape" && pinned) {
      pin(pinned);
    }
  });

  // Search: every county whose name, old name or pinyin holds what was typed is lifted; a single one is read out.
  document.addEventListener("input", (event) => {
    const field = /** @type {HTMLInputElement | null} */ (Dom.target(event));
    if (!field || field.name !== "county") { return; }
    const text = field.value.trim().toLowerCase();
    const places = Dom.all(root, "#places option").filter((place) => text && ` ${place.dataset.terms} `.includes(text));
    const codes = places.map((place) => place.dataset.county || "");
    const lifted = lift(text ? (mark) => codes.includes(mark.dataset.county || "") : null);
    show(codes.length === 1 ? byCounty(codes[0]) : null);
    if (text && !codes.length) { say(field.dataset.none || ""); }
    found = lifted[0] || null;
  });

  // The form without a page load: the answer's main part takes the place of this one, and the focus stays.
  document.addEventListener("change", (event) => {
    const field = Dom.target(event);
    if (field instanceof HTMLSelectElement && field.form) { follow(field.form); }
  });
  document.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target), box = form.querySelector("[name=county]");
    event.preventDefault();
    if (box && document.activeElement === box && found) { pin(found); } else { follow(form); }
  });
  /** @param {HTMLFormElement} form */
  function follow(form) {
    /** @type {[string, unknown][]} */
    const fields = [];
    new FormData(form).forEach((value, name) => fields.push([name, value]));
    const address = Query.ofForm(form.getAttribute("action") || "", fields);
    const focused = document.activeElement && document.activeElement.getAttribute("name");
    root.setAttribute("aria-busy", "true");
    window.fetch(address).then((answer) => answer.text()).then((text) => {
      const page = Dom.parsed(text), main = page.getElementById("embed");
      if (!main) { throw new Error("no chart in the answer"); }
      document.title = page.title;
      document.documentElement.lang = page.documentElement.lang;
      root.replaceWith(document.adoptNode(main));
      window.history.replaceState(null, "", address);
      start();
      const box = focused && Dom.first(root, `[name="${focused}"]`), title = root.querySelector("#headline");
      if (box) { box.focus({preventScroll: true}); }
      if (title) { say(title.textContent || ""); }
    }).catch(() => form.submit());
  }

  // Height: what the main part takes, told whenever it changes, in both directions.
  /** @param {object} what */
  function post(what) { if (around) { around.postMessage(what, "*"); } }
  /** @param {boolean} [again] */
  function tell(again) {
    const now = Math.ceil(root.getBoundingClientRect().height);
    if (now === height && !again) { return; }
    height = now;
    post({type: "atlas:height", height, chart: root.dataset.chart || "", query: window.location.search.slice(1)});
  }
  window.addEventListener("message", (event) => {
    const message = event.data;
    if (!around || event.source !== around || !message || typeof message !== "object") { return; }
    if (message.type === "atlas:hello") { tell(true); }
    if (message.type === "atlas:fitted") { document.documentElement.classList.add("fitted"); }
    if (message.type === "atlas:county") { point(byCounty(String(message.county)) || pinned); }
  });

  start();
})();

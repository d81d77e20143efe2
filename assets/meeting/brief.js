/* The brief: one step at a time, its years under a slider. Nothing is asked of anybody. */
(function () {
  "use strict";
  var root = document.documentElement, steps = all(".step"), now = null, timer = 0;
  function all(what, where) { return Array.prototype.slice.call((where || document).querySelectorAll(what)); }
  function one(what, where) { return (where || document).querySelector(what); }

  // Which step: the address, else the first.
  function asked() {
    var found = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    return found && steps.indexOf(found) >= 0 ? found : steps[0];
  }
  function go(n) {
    var step = steps[Math.max(0, Math.min(steps.length - 1, n))];
    if (step !== now) { window.location.hash = step.id; show(); } // at once: keys may come faster than the event
  }
  function turn(by) { go(steps.indexOf(now) + by); }
  function show() {
    var before = now;
    if (asked() === now) { return; }
    halt();
    now = asked();
    steps.forEach(function (step) { step.classList.toggle("now", step === now); });
    one("#place").textContent = (steps.indexOf(now) + 1) + " / " + steps.length;
    one("#back").disabled = now === steps[0];
    one("#next").disabled = now === steps[steps.length - 1];
    one("body > header details").open = false;
    if (before) { window.scrollTo(0, 0); one("#said").textContent = one("h2", now).textContent; }
  }

  // The years of a step: painted from its data; the still map is kept to come back to.
  function years(step) {
    var data = one(".frames", step), box = one(".years", step);
    if (!data || !box) { return null; }
    if (!step.years) {
      data = JSON.parse(data.textContent);
      var head = one("h2", step), values = {};
      all("[data-label]", step).forEach(function (label) { values[label.dataset.label] = one(".value", label).textContent; });
      step.years = {
        data: data, box: box, slider: one("input", box), run: one(".run", box), out: one(".year", box),
        still: {said: head.textContent, year: one(".year", box).textContent, values: values, dots: all(".dotted", step),
          steps: all(".county", step).map(function (county) { return county.dataset.step; })}
      };
    }
    return step.years;
  }
  function paint(step, colours, values, said) {
    all(".county", step).forEach(function (county, n) {
      var code = county.getAttribute("href").slice(3), label = one('[data-label="' + code + '"]', step);
      county.dataset.step = colours[n];
      if (!label) { return; }
      one(".value", label).textContent = values[code];
      if (label.dataset.step !== undefined) { label.dataset.step = colours[n]; }
    });
    one("h2", step).textContent = said;
  }
  function dots(step, codes) {
    all(".dotted", step).forEach(function (dot) { dot.remove(); });
    var lines = one('[href="#m-lines"]', step);
    codes.forEach(function (code) {
      var dot = document.createElementNS("http://www.w3.org/2000/svg", "use");
      dot.setAttribute("href", "#m-" + code);
      dot.setAttribute("class", "dotted");
      lines.parentNode.insertBefore(dot, lines);
    });
  }
  function frame(step, year) {
    var it = years(step), n = it.data.years.indexOf(year), values = {};
    if (n < 0) { return; }
    it.data.codes.forEach(function (code, m) { values[code] = it.data.labels[n][m]; });
    step.classList.add("yearly");
    paint(step, it.data.steps[n], values, it.data.said[n]);
    dots(step, it.data.dotted[n]);
    it.out.textContent = it.slider.value = String(year);
  }
  function whole(step) {
    var it = years(step);
    step.classList.remove("yearly");
    paint(step, it.still.steps, it.still.values, it.still.said);
    dots(step, it.still.dots.map(function (dot) { return dot.getAttribute("href").slice(3); }));
    it.out.textContent = it.still.year;
  }
  function halt() {
    window.clearTimeout(timer);
    timer = 0;
    var it = now && years(now);
    if (it) { it.run.setAttribute("aria-pressed", "false"); }
  }
  function run(step) {
    var it = years(step), all = it.data.years, at = all.indexOf(Number(it.slider.value));
    var n = step.classList.contains("yearly") && at < all.length - 1 ? at : 0;
    it.run.setAttribute("aria-pressed", "true");
    (function on() {
      frame(step, all[n]);
      n += 1;
      if (n < all.length) { timer = window.setTimeout(on, 1100); } else { halt(); one("#said").textContent = one("h2", step).textContent; }
    })();
  }

  document.addEventListener("click", function (event) {
    var target = event.target.closest("button");
    if (!target) { return; }
    if (target.id === "back") { turn(-1); }
    if (target.id === "next") { turn(1); }
    if (target.classList.contains("run")) { if (timer) { halt(); } else { run(now); } }
    if (target.classList.contains("whole")) { halt(); whole(now); }
  });
  document.addEventListener("input", function (event) {
    if (event.target.type !== "range") { return; }
    halt();
    frame(now, Number(event.target.value));
    event.target.setAttribute("aria-valuetext", event.target.value);
  });
  document.addEventListener("change", function (event) {
    if (event.target.type === "range") { one("#said").textContent = one("h2", now).textContent; }
  });
  var KEYS = {ArrowRight: 1, ArrowDown: 0, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1};
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input,summary")) { return; }
    if (event.key === " " && event.target.closest("button,a")) { return; }
    if (event.key === "Home") { go(0); } else if (event.key === "End") { go(steps.length); }
    else if (KEYS[event.key]) { turn(KEYS[event.key]); } else { return; }
    event.preventDefault();
  });
  // A swipe turns; what begins on a control is none.
  var from = null;
  document.addEventListener("pointerdown", function (event) {
    from = event.pointerType === "mouse" || !event.isPrimary || event.target.closest("button,input,a,summary,nav") ? null : {x: event.clientX, y: event.clientY};
  });
  document.addEventListener("pointerup", function (event) {
    if (!from) { return; }
    var across = event.clientX - from.x, down = event.clientY - from.y;
    from = null;
    if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(down)) { turn(across < 0 ? 1 : -1); }
  });
  document.addEventListener("pointercancel", function () { from = null; });
  // On paper every step stands as it was told, whatever year the screen shows.
  window.addEventListener("beforeprint", function () { halt(); steps.forEach(function (step) { if (step.years) { whole(step); } }); });
  window.addEventListener("hashchange", show);
  root.classList.add("live");
  show();
})();

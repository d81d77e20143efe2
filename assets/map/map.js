// @ts-check
/* The map in the browser: joins the fixed base with the data of a view, and colours by class. Steps become data
   attributes; the style sheet paints them, so themes and print need no new figure. */
const AtlasMap = (() => {
  const TRACE = {land: 0, counties: 1, dots: 2, compared: 3, selected: 4, provinces: 5, tributaries: 6, casing: 7, river: 8, labels: 9};
  /** @type {Promise<Figure> | null} */
  let base = null;
  /** @type {((plot: PlotlyElement) => void)[]} */
  const painters = [];
  /** @type {((plot: PlotlyElement) => void)[]} */
  const movers = [];

  function element() { return Inside.plot("#map"); }

  /** @param {HTMLElement} frame */
  function fetchBase(frame) {
    if (!base) {
      base = window.fetch(frame.dataset.base || "").then((answer) => answer.json());
      base.catch(() => { base = null; });
    }
    return base;
  }

  /**
   * The figure of a view.
   * @param {Figure} fixed
   * @param {MapData} data
   * @returns {Figure}
   */
  function joined(fixed, data) {
    const traces = fixed.data.slice();
    /**
     * @param {keyof typeof TRACE} name
     * @param {object} props
     */
    const change = (name, props) => { traces[TRACE[name]] = {...traces[TRACE[name]], ...props}; };
    /** @param {string[]} list */
    const marked = (list) => ({locations: list, z: list.map(() => 0)});
    change("counties", {z: data.steps, hovertext: data.hover});
    change("dots", marked(data.dotted));
    change("compared", marked(data.compared));
    change("selected", marked(data.selected));
    change("labels", {text: data.labels});
    return {data: traces, layout: fixed.layout};
  }

  function paint() {
    const plot = element(), data = Atlas.shown;
    if (!plot || !data) { return; }
    Inside.layers(plot).forEach(({name, group}) => {
      group.dataset.layer = name;
      if (name === "counties") {
        Inside.shapes(group).forEach(({path, index, key}) => {
          path.dataset.step = String(data.steps[index]);
          path.dataset.adcode = key;
        });
      } else if (name === "labels") {
        Dom.all(group, "text").forEach((text, index) => {
          text.dataset.step = String(data.steps[index]);
          text.dataset.index = String(index);
        });
      }
    });
    painters.forEach((work) => work(plot));
    document.body.dataset.painted = String(Number(document.body.dataset.painted || 0) + 1);
  }

  // New colours and numbers as soon as an answer is there: Dash draws lists, tables and charts first and the map
  // last. Only what plotly.js draws just the same a moment later; the ramp may change with the metric.
  /** @param {MapData} data */
  function paintEarly(data) {
    const sheet = document.getElementById("sheet"), plot = element();
    if (sheet) { sheet.dataset.ramp = data.ramp; }
    if (!plot) { return; }
    Dom.all(plot, "[data-layer=counties]").forEach((group) => {
      Inside.shapes(group).forEach(({path, index}) => { if (path.dataset.adcode) { path.dataset.step = String(data.steps[index]); } });
    });
    Dom.all(plot, "[data-layer=labels] text[data-index]").forEach((text) => {
      const index = Number(text.dataset.index), lines = String(data.labels[index]).split("<br>");
      const spans = Dom.all(text, "tspan");
      text.dataset.step = String(data.steps[index]);
      if (spans.length === lines.length) { spans.forEach((span, n) => { span.textContent = lines[n]; }); }
    });
  }

  /**
   * Until the browser has painted; a hidden page gets no frames and does not wait for one.
   * @returns {Promise<void>}
   */
  function painted() {
    return new Promise((done) => {
      window.requestAnimationFrame(() => window.setTimeout(done, 0));
      window.setTimeout(done, 50);
    });
  }

  /** @param {PlotlyElement} plot */
  function bind(plot) {
    if (plot.dataset.bound) { return; }
    plot.dataset.bound = "yes";
    Inside.on(plot, "afterplot", paint);
    ["relayout", "relayouting"].forEach((kind) => Inside.on(plot, kind, () => movers.forEach((work) => work(plot))));
    Inside.on(plot, "click", (event) => {
      const point = event.points && event.points[0];
      if (point && point.location) { Atlas.act({county: point.location}); }
    });
    paint();
  }

  function whenThere() {
    const plot = element();
    if (plot && Inside.isMade(plot)) { bind(plot); } else { window.requestAnimationFrame(whenThere); }
  }

  /**
   * @param {MapData | null} data
   * @param {string} query
   */
  function compose(data, query) {
    const frame = document.getElementById("map-frame");
    if (!data || !frame) { return Inside.unchanged(); }
    if (Atlas.playing && !data.frame) { Atlas.endPlay(); }
    if (!Atlas.shown) { Atlas.arrive(query); } // Dash calls what has no output only after the first change
    Atlas.shown = data;
    window.requestAnimationFrame(whenThere);
    return fetchBase(frame).then((fixed) => joined(fixed, data));
  }
  Inside.offer("compose", compose);
  Inside.readEarly("map-data", (/** @type {MapData} */ data) => {
    paintEarly(data);
    return painted();
  });

  // Dots over a county whose figure is of another year; the pattern must stand in the page itself.
  document.addEventListener("DOMContentLoaded", () => {
    const holder = document.createElement("div");
    holder.className = "visually-hidden";
    holder.setAttribute("aria-hidden", "true");
    holder.innerHTML = '<svg width="1" height="1"><defs><pattern id="atlas-dots" width="6" height="6" patternUnits="userSpaceOnUse">' +
      '<circle cx="2" cy="2" r="0.9" class="dot-mark"></circle></pattern></defs></svg>';
    document.body.appendChild(holder);
  });

  return {
    element, joined,
    /**
     * After each drawing of the map.
     * @param {(plot: PlotlyElement) => void} work
     */
    onPaint(work) { painters.push(work); },
    /**
     * When the map is moved or zoomed.
     * @param {(plot: PlotlyElement) => void} work
     */
    onMove(work) { movers.push(work); },
  };
})();

// @ts-check
/* The only script that knows what Dash and plotly.js do not promise: their class names, private properties, the form
   of their answers. tests/browser/whole/test_dash_plotly.py fails when an upgrade changes any of it. */
const Inside = (() => {
  const UPDATE = "_dash-update-component";
  const DROPDOWN = ".dash-dropdown-content";
  // plotly.js would ask a foreign host for a world map before it draws any choropleth; an empty one stops it.
  window.PlotlyGeoAssets = {topojson: {world_110m: {type: "Topology", arcs: [], objects: {}}}};

  // Dash -----------------------------------------------------------------------------------------------------------
  const dash = (window.dash_clientside = window.dash_clientside || {});
  const space = (dash.atlas = dash.atlas || {});

  /** Whether Dash runs on this page. */
  function isDash() { return Boolean(dash.set_props); }

  /**
   * Sets properties of a component; does nothing where Dash does not run.
   * @param {string} id
   * @param {Props} props
   */
  function set(id, props) { if (dash.set_props) { dash.set_props(id, props); } }

  /**
   * Offers a function to callbacks, `ClientsideFunction("atlas", name)`.
   * @param {string} name
   * @param {Function} work
   */
  function offer(name, work) { space[name] = work; }

  /** What such a function returns when nothing changes. */
  function unchanged() { return dash.no_update; }

  // Updates --------------------------------------------------------------------------------------------------------
  /** @type {{asked: () => void, answered: (ok: boolean) => void, failed: () => void}[]} */
  const watchers = [];
  /** @type {{[id: string]: (data: any) => Promise<void>}} */
  const readers = {};
  let asked = 0;
  const fetchAsIs = window.fetch;

  /**
   * Hears of every update: when it is asked for, and how it ends.
   * @param {{asked: () => void, answered: (ok: boolean) => void, failed: () => void}} watcher
   */
  function watchUpdates(watcher) { watchers.push(watcher); }

  /**
   * Gets the data of a store out of the newest update before Dash does, which waits until this is done.
   * @param {string} id
   * @param {(data: any) => Promise<void>} work
   */
  function readEarly(id, work) { readers[id] = work; }

  /**
   * @param {Response} response
   * @param {number} turn
   * @returns {Promise<Response>}
   */
  function early(response, turn) {
    const ids = Object.keys(readers);
    if (response.status !== 200 || !ids.length) { return Promise.resolve(response); }
    return response.clone().json().then((body) => {
      const found = ids.filter((id) => body && body.response && body.response[id] && body.response[id].data);
      if (turn !== asked) { return response; }
      return Promise.all(found.map((id) => readers[id](body.response[id].data))).then(() => response);
    }, () => response);
  }

  window.fetch = (...what) => {
    const address = what[0] instanceof Request ? what[0].url : String(what[0]);
    const answer = fetchAsIs.apply(window, what);
    if (!address.includes(UPDATE)) { return answer; }
    const turn = (asked += 1);
    watchers.forEach((one) => one.asked());
    return answer.then((response) => early(response, turn)).then((response) => {
      watchers.forEach((one) => one.answered(response.ok));
      return response;
    }, (error) => {
      watchers.forEach((one) => one.failed());
      throw error;
    });
  };

  // Dash's controls ------------------------------------------------------------------------------------------------
  /**
   * @param {Element} element
   * @param {string} name
   * @param {string} value empty: leave it as it is
   */
  function put(element, name, value) { if (value && element.getAttribute(name) !== value) { element.setAttribute(name, value); } }

  /**
   * Dash calls its check boxes a list box of options, hides its drop-down's tab stop from screen readers and
   * names slider ends in English only. Put right here, as it has no properties for it.
   * @param {{first: string, last: string, close: string}} words
   */
  function mend(words) {
    Dom.all(document, ".chips[role=listbox]").forEach((list) => {
      list.setAttribute("role", list.querySelector("input[type=radio]") ? "radiogroup" : "group");
      if (document.getElementById(`${list.id}-label`)) { put(list, "aria-labelledby", `${list.id}-label`); }
    });
    Dom.all(document, ".chips > [role=option], .chips > [aria-selected]").forEach((label) => {
      label.removeAttribute("role");
      label.removeAttribute("aria-selected");
    });
    Dom.all(document, ".dash-dropdown-focus-target").forEach((stop) => {
      const button = stop.nextElementSibling, id = button && button.id;
      if (!button || !id) { return; }
      stop.removeAttribute("aria-hidden");
      put(stop, "aria-labelledby", `${id}-label ${id}-value`);
      put(button, "aria-labelledby", `${id}-label ${id}-value`);
    });
    Dom.all(document, "#years [role=slider]").forEach((end, index) => put(end, "aria-label", index ? words.last : words.first));
    Dom.all(document, ".btn-close").forEach((button) => put(button, "aria-label", words.close));
  }
  const MENDED = ["role", "aria-selected", "aria-hidden", "aria-labelledby"];

  /**
   * The open drop-down around an event: its search field and the options that can be chosen.
   * @param {Event} event
   */
  function dropdown(event) {
    const list = Dom.near(event, DROPDOWN), search = list && Dom.first(list, ".dash-dropdown-search");
    if (!list || !search) { return null; }
    return {search, options: Dom.all(list, ".dash-options-list-option input:not([disabled])")};
  }

  // Plotly ---------------------------------------------------------------------------------------------------------
  /**
   * The chart in a part of the page, drawn or not yet.
   * @param {string} within selector
   * @returns {PlotlyElement | null}
   */
  function plot(within) { return /** @type {PlotlyElement | null} */ (document.querySelector(`${within} .js-plotly-plot`)); }

  /**
   * Whether plotly.js has made a chart of it, so that it can be listened to.
   * @param {PlotlyElement | null} chart
   */
  function isMade(chart) { return Boolean(chart && chart.on && chart.layout); }

  /**
   * Listens to plotly.js: `click`, `selected`, `afterplot`, `relayout`, `relayouting`.
   * @param {PlotlyElement} chart
   * @param {string} kind
   * @param {(event: PlotEvent) => void} work
   */
  function on(chart, kind, work) { if (chart.on) { chart.on(`plotly_${kind}`, work); } }

  /**
   * The traces that are drawn on a map, by their names.
   * @param {PlotlyElement} chart
   * @returns {{name: string, group: HTMLElement}[]}
   */
  function layers(chart) {
    return Dom.all(chart, ".choroplethlayer .trace, .scatterlayer .trace, .scattergeo").map((group) => {
      const bound = /** @type {any} */ (group).__data__;
      return {group, name: (bound && bound[0] && bound[0].trace && bound[0].trace.name) || ""};
    });
  }

  /**
   * The shapes of a layer: each with its place in the data and the key of its county.
   * @param {HTMLElement} group
   * @returns {{path: HTMLElement, index: number, key: string}[]}
   */
  function shapes(group) {
    return Dom.all(group, "path").map((path) => {
      const bound = /** @type {any} */ (path).__data__;
      return {path, index: bound.index, key: bound.loc || bound.id};
    });
  }

  /**
   * Lays a copy over the neighbours of a shape; not into its layer, whose paths plotly.js takes for its own.
   * @param {Element} path
   * @param {Element} copy
   */
  function layOver(path, copy) {
    const layer = path.closest(".choroplethlayer");
    if (layer && layer.parentNode) { layer.parentNode.appendChild(copy); }
  }

  /**
   * How far a map is zoomed; 1 shows all of it.
   * @param {PlotlyElement} chart
   */
  function scale(chart) {
    const geo = chart._fullLayout && chart._fullLayout.geo;
    return geo ? geo.projection.scale : 1;
  }

  /**
   * Zooms a map about what is in its middle; null shows all of it again.
   * @param {PlotlyElement} chart
   * @param {number | null} to
   */
  function zoom(chart, to) {
    const home = {"geo.projection.scale": 1, "geo.center.lon": null, "geo.center.lat": null};
    window.Plotly.relayout(chart, to === null ? home : {"geo.projection.scale": to});
  }

  /**
   * The size of a map in pixels and the place on the earth of one of its points: longitude and latitude in degrees.
   * @param {PlotlyElement} chart
   * @returns {{width: number, height: number, place: (point: number[]) => number[]} | null}
   */
  function projection(chart) {
    const full = chart._fullLayout, sub = full && full.geo && full.geo._subplot, found = sub && sub.projection;
    if (!full || !found || !found.invert) { return null; }
    const invert = found.invert;
    return {width: full.width, height: full.height, place: (point) => invert.call(found, point)};
  }

  /**
   * The drawings that a chart is made of, one above the other.
   * @param {ParentNode} frame
   */
  function sheets(frame) { return Dom.all(frame, ".main-svg"); }

  return {
    isDash, set, offer, unchanged, watchUpdates, readEarly, mend, MENDED, DROPDOWN, dropdown,
    plot, isMade, on, layers, shapes, layOver, scale, zoom, projection, sheets,
  };
})();

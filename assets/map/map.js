/* The map in the browser: joins the fixed base with the data of a view, colours by class, pointer, touch and keyboard. */
(function () {
  "use strict";
  var TRACE = {land: 0, counties: 1, dots: 2, compared: 3, selected: 4, provinces: 5, tributaries: 6, casing: 7, river: 8, labels: 9};
  var atlas = (window.atlas = window.atlas || {});
  var empty = {type: "Topology", arcs: [], objects: {}};
  // plotly.js would ask a foreign host for a world map before it draws any choropleth; an empty one stops it.
  window.PlotlyGeoAssets = {topojson: {world_110m: empty}};
  var base = null;

  function element() { return document.querySelector("#map .js-plotly-plot"); }
  function frame() { return document.getElementById("map-frame"); }
  atlas.mapElement = element;

  function fetchBase() {
    if (!base) {
      base = fetch(frame().dataset.base).then(function (answer) { return answer.json(); });
      base.catch(function () { base = null; });
    }
    return base;
  }

  function joined(fixed, data) {
    var traces = fixed.data.slice();
    function change(name, props) { traces[TRACE[name]] = Object.assign({}, traces[TRACE[name]], props); }
    var zeros = function (list) { return list.map(function () { return 0; }); };
    change("counties", {z: data.steps, hovertext: data.hover});
    change("dots", {locations: data.dotted, z: zeros(data.dotted)});
    change("compared", {locations: data.compared, z: zeros(data.compared)});
    change("selected", {locations: data.selected, z: zeros(data.selected)});
    change("labels", {text: data.labels});
    return {data: traces, layout: fixed.layout};
  }

  // Steps become data attributes; the style sheet paints them, so themes and print need no new figure.
  function paint() {
    var plot = element();
    if (!plot || !atlas.shown) { return; }
    var groups = plot.querySelectorAll(".choroplethlayer .trace");
    groups.forEach(function (group) {
      var name = ((group.__data__ && group.__data__[0] && group.__data__[0].trace) || {}).name;
      group.dataset.layer = name || "";
      if (name === "counties") {
        group.querySelectorAll("path").forEach(function (path) {
          var index = path.__data__.index;
          path.dataset.step = atlas.shown.steps[index];
          path.dataset.adcode = path.__data__.loc || path.__data__.id;
        });
      }
    });
    plot.querySelectorAll(".scatterlayer .trace, .scattergeo").forEach(function (group) {
      var trace = (group.__data__ && group.__data__[0] && group.__data__[0].trace) || {};
      group.dataset.layer = trace.name || "";
      if (trace.name === "labels") {
        group.querySelectorAll("text").forEach(function (text, index) {
          text.dataset.step = atlas.shown.steps[index];
          text.dataset.index = index;
        });
      }
    });
    spread(plot);
    ring(ringed);
    lift(lifted);
    document.body.dataset.painted = String(Number(document.body.dataset.painted || 0) + 1);
  }
  atlas.paint = paint;

  // Long numbers and English names are wider than the hand-set points allow: labels that touch step aside, a little.
  var FARTHEST = 16;
  function spread(plot) {
    var texts = Array.prototype.slice.call(plot.querySelectorAll("[data-layer=labels] text"));
    texts.forEach(function (text) { text.style.translate = ""; });
    var boxes = texts.map(function (text) {
      var box = text.getBoundingClientRect();
      return {x: box.left + box.width / 2, y: box.top + box.height / 2, w: box.width, h: box.height, dx: 0, dy: 0};
    });
    function limited(value) { return Math.max(-FARTHEST, Math.min(FARTHEST, value)); }
    function apart(one, other) {
      var x = one.x + one.dx - other.x - other.dx, y = one.y + one.dy - other.y - other.dy;
      var across = (one.w + other.w) / 2 - Math.abs(x), down = (one.h + other.h) / 2 - Math.abs(y);
      if (across <= 0 || down <= 0) { return false; }
      var axis = across < down ? "dx" : "dy", by = (Math.min(across, down) / 2 + 0.25) * ((axis === "dx" ? x : y) < 0 ? -1 : 1);
      one[axis] = limited(one[axis] + by);
      other[axis] = limited(other[axis] - by);
      return true;
    }
    for (var round = 0, moved = true; moved && round < 20; round += 1) {
      moved = false;
      for (var i = 0; i < boxes.length; i += 1) {
        for (var j = i + 1; j < boxes.length; j += 1) { moved = apart(boxes[i], boxes[j]) || moved; }
      }
    }
    boxes.forEach(function (box, n) {
      if (box.dx || box.dy) { texts[n].style.translate = box.dx.toFixed(1) + "px " + box.dy.toFixed(1) + "px"; }
    });
  }

  // Dots over a county whose figure is of another year; the pattern must stand in the page itself.
  document.addEventListener("DOMContentLoaded", function () {
    var holder = document.createElement("div");
    holder.className = "visually-hidden";
    holder.setAttribute("aria-hidden", "true");
    holder.innerHTML = '<svg width="1" height="1"><defs><pattern id="atlas-dots" width="6" height="6" patternUnits="userSpaceOnUse">' +
      '<circle cx="2" cy="2" r="0.9" class="dot-mark"></circle></pattern></defs></svg>';
    document.body.appendChild(holder);
  });

  function bind(plot) {
    if (plot.dataset.bound) { return; }
    plot.dataset.bound = "yes";
    plot.on("plotly_afterplot", paint);
    ["plotly_relayout", "plotly_relayouting"].forEach(function (kind) { plot.on(kind, function () { spread(plot); ring(ringed); }); });
    plot.on("plotly_click", function (event) {
      var point = event.points && event.points[0];
      if (point && point.location) { atlas.act({county: point.location}); }
    });
    paint();
  }

  function whenThere() {
    var plot = element();
    if (plot && plot.on && plot.layout) { bind(plot); } else { window.requestAnimationFrame(whenThere); }
  }

  window.dash_clientside = window.dash_clientside || {};
  var space = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});
  space.compose = function (data, query) {
    if (!data || !frame()) { return window.dash_clientside.no_update; }
    if (atlas.playing && !data.frame) { atlas.endPlay(); }
    if (!atlas.shown) { space.address(query); } // Dash calls what has no output only after the first change
    atlas.shown = data;
    window.requestAnimationFrame(whenThere);
    return fetchBase().then(function (fixed) { return joined(fixed, data); });
  };

  // The wheel and one finger belong to the page; Ctrl + wheel and two fingers to the map.
  function inMap(event) { return event.target.closest && event.target.closest("#map"); }
  function hint() {
    var box = document.querySelector(".map-box");
    box.classList.add("hinting");
    clearTimeout(hint.timer);
    hint.timer = setTimeout(function () { box.classList.remove("hinting"); }, 1400);
  }
  document.addEventListener("wheel", function (event) {
    if (inMap(event) && !event.ctrlKey && !event.metaKey) { event.stopPropagation(); hint(); }
  }, {capture: true, passive: true});
  // plotly.js must hear of the first finger to know a second one; it must not take two quick taps for a zoom.
  var touched = 0;
  document.addEventListener("touchstart", function (event) {
    if (!inMap(event) || event.touches.length > 1) { return; }
    var now = Date.now();
    if (now - touched < 500) { event.stopPropagation(); }
    touched = now;
  }, {capture: true, passive: true});
  document.addEventListener("touchmove", function (event) {
    if (!inMap(event)) { return; }
    if (event.touches.length < 2) { event.stopPropagation(); } else { touched = 0; }
  }, {capture: true, passive: true});

  function zoom(way) {
    var plot = element();
    if (!plot) { return; }
    var geo = plot._fullLayout.geo;
    if (way === "home") {
      window.Plotly.relayout(plot, {"geo.projection.scale": 1, "geo.center.lon": null, "geo.center.lat": null});
      return;
    }
    var scale = geo.projection.scale * (way === "in" ? 1.5 : 1 / 1.5);
    window.Plotly.relayout(plot, {"geo.projection.scale": Math.min(8, Math.max(1, scale))});
  }

  // Keyboard: one button per county in river order; arrows move, Enter selects, the county on the map lights up.
  // The ring is a copy that lies above its neighbours: plotly.js redraws paths by their place, so they stay in place.
  var ringed = null;
  function ring(code) {
    ringed = code || null;
    document.querySelectorAll("#map .focused").forEach(function (copy) { copy.remove(); });
    var path = ringed && document.querySelector('#map path[data-adcode="' + ringed + '"]');
    if (!path) { return; }
    var copy = document.createElementNS("http://www.w3.org/2000/svg", "path");
    copy.setAttribute("d", path.getAttribute("d"));
    copy.setAttribute("class", "focused");
    path.closest(".choroplethlayer").parentNode.appendChild(copy); // not in the layer, whose paths plotly.js takes for its own
  }
  function step(button, by) {
    var all = Array.prototype.slice.call(document.querySelectorAll("[data-focus]"));
    var next = by === "first" ? all[0] : by === "last" ? all[all.length - 1] : all[(all.indexOf(button) + by + all.length) % all.length];
    all.forEach(function (b) { b.tabIndex = -1; });
    next.tabIndex = 0;
    next.focus();
  }
  document.addEventListener("focusin", function (event) {
    var code = event.target.dataset && event.target.dataset.focus;
    ring(code);
    if (code && atlas.shown) {
      var index = Array.prototype.indexOf.call(document.querySelectorAll("[data-focus]"), event.target);
      event.target.setAttribute("aria-label", atlas.shown.hover[index].replace(/<[^>]+>/g, " ").replace(/\s+/g, " ").trim());
    }
  });
  document.addEventListener("keydown", function (event) {
    if (!event.target.dataset || !event.target.dataset.focus) { return; }
    var moves = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: "first", End: "last"};
    if (event.key in moves) { event.preventDefault(); step(event.target, moves[event.key]); }
  });
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-zoom]");
    if (button) { zoom(button.dataset.zoom); }
  });

  // A class in the legend lifts its counties: hover and focus for a moment, a tap keeps it until the next one.
  var kept = null, lifted = null;
  function lift(value) {
    var box = document.querySelector(".map-box");
    if (!box) { return; }
    lifted = value;
    var found = 0;
    box.querySelectorAll("#map path[data-step]").forEach(function (path) {
      var is = path.dataset.step === value;
      found += is;
      path.classList.toggle("lifted", is);
    });
    box.classList.toggle("lifting", found > 0);
    box.querySelectorAll(".class[data-step]").forEach(function (button) { button.setAttribute("aria-pressed", String(button.dataset.step === kept)); });
  }
  function classOf(event) { var b = event.target.closest && event.target.closest(".class[data-step]"); return b ? b.dataset.step : null; }
  document.addEventListener("mouseover", function (event) { var c = classOf(event); if (c !== null) { lift(c); } });
  document.addEventListener("mouseout", function (event) { if (classOf(event) !== null) { lift(kept); } });
  document.addEventListener("focusin", function (event) { var c = classOf(event); if (c !== null) { lift(c); } });
  document.addEventListener("focusout", function (event) { if (classOf(event) !== null) { lift(kept); } });
  document.addEventListener("click", function (event) {
    var c = classOf(event);
    if (c !== null) { kept = kept === c ? null : c; lift(kept); }
  });
})();

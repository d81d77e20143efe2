/* Year play: frames are asked for once, then shown one by one without a request. */
(function () {
  "use strict";
  var atlas = (window.atlas = window.atlas || {});
  window.dash_clientside = window.dash_clientside || {};
  var space = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});
  var PAUSE = 1100;
  var frames = [], at = -1, timer = null;

  function button() { return document.getElementById("play"); }
  function label(playing) {
    var b = button();
    if (!b) { return; }
    b.classList.toggle("is-playing", playing);
    b.querySelector(".play-text").textContent = playing ? b.dataset.pause : b.dataset.play;
  }

  space.frames = function (data) {
    if (!data || !data.frames || !data.frames.length) { return; }
    if (atlas.playing) { stop(); return; }
    frames = data.frames;
    if (at < 0 || at >= frames.length - 1) { at = -1; }
    atlas.playing = true;
    label(true);
    next();
  };

  function next() {
    at += 1;
    show(frames[at]);
    if (at >= frames.length - 1) { timer = setTimeout(stop, PAUSE); return; }
    timer = setTimeout(next, PAUSE);
  }

  function show(frame) {
    window.dash_clientside.set_props("map-data", {data: Object.assign({}, frame.map, {selected: atlas.shown ? atlas.shown.selected : []})});
    window.dash_clientside.set_props("headline", {children: frame.headline});
    window.dash_clientside.set_props("subtitle", {children: frame.subtitle});
    window.dash_clientside.set_props("coverage", {children: frame.coverage});
    window.dash_clientside.set_props("legend", {children: frame.legend});
    window.dash_clientside.set_props("ranking", {children: frame.ranking});
    var year = document.getElementById("play-year");
    if (year) { year.textContent = frame.year; }
  }

  // Stopping makes the year that is shown the selection, so that the address says what the page shows.
  function stop() {
    clearTimeout(timer);
    var frame = frames[at];
    label(false);
    var year = document.getElementById("play-year");
    if (year) { year.textContent = ""; }
    if (frame) { atlas.act({years: [frame.year, frame.year], played: true}); }
    setTimeout(function () { atlas.playing = false; }, 0);
  }
  atlas.stopPlay = stop;

  document.addEventListener("click", function (event) {
    if (atlas.playing && event.target.closest("#play")) { event.preventDefault(); event.stopImmediatePropagation(); stop(); }
  }, true);
  document.addEventListener("keydown", function (event) {
    if (!atlas.playing) { return; }
    if (event.key === "Escape") { event.stopImmediatePropagation(); stop(); }
  }, true);
})();

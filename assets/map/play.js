/* Year play: frames are asked for once, then shown one by one without a request. */
(function () {
  "use strict";
  var atlas = (window.atlas = window.atlas || {});
  window.dash_clientside = window.dash_clientside || {};
  var space = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});
  var PAUSE = 1000;
  var frames = [], at = -1, timer = null;

  function props(id, what) { window.dash_clientside.set_props(id, what); }
  function label(playing) {
    var b = document.getElementById("play");
    if (!b) { return; }
    b.classList.toggle("is-playing", playing);
    b.querySelector(".play-text").textContent = playing ? b.dataset.pause : b.dataset.play;
  }

  // Where the page shows a year of these frames (a pause, say), play goes on after it, else from the first.
  function following(list) {
    var here = list.findIndex(function (frame) { return frame.query === atlas.query; });
    return here >= 0 && here < list.length - 1 ? here + 1 : 0;
  }

  space.frames = function (data) {
    if (data && data.frames && data.frames.length && !atlas.playing) { start(data.frames); }
  };

  function start(list) {
    frames = list;
    at = following(list) - 1;
    atlas.endSeries();
    atlas.playing = true;
    label(true);
    next();
  }

  function next() {
    at += 1;
    show(frames[at]);
    timer = setTimeout(at >= frames.length - 1 ? stop : next, PAUSE);
  }

  function show(frame) {
    props("map-data", {data: Object.assign({frame: true}, frame.map)});
    props("headline", {children: frame.headline});
    props("subtitle", {children: frame.subtitle});
    props("coverage", {children: frame.coverage});
    props("area-wide", {children: frame.wide});
    props("legend", {children: frame.legend});
    props("ranking", {children: frame.ranking});
    props("announce", {children: frame.headline});
    props("selection", {data: frame.query});
    year(frame.year);
  }
  function year(text) { var box = document.getElementById("play-year"); if (box) { box.textContent = text; } }

  // Without a word to the server: something else is being chosen.
  atlas.endPlay = function () {
    clearTimeout(timer);
    atlas.playing = false;
    label(false);
    year("");
    atlas.endSeries();
  };

  // Stopping makes the year that is shown the selection: charts, table and records follow.
  function stop() {
    atlas.endPlay();
    atlas.act({query: frames[at].query});
  }

  document.addEventListener("click", function (event) {
    if (!event.target.closest || !event.target.closest("#play")) { return; }
    var resumes = !atlas.playing && frames.length && following(frames) > 0;
    if (!atlas.playing && !resumes) { return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (atlas.playing) { stop(); } else { start(frames); }
  }, true);
  document.addEventListener("keydown", function (event) {
    if (atlas.playing && event.key === "Escape") { event.stopImmediatePropagation(); stop(); }
  }, true);
})();

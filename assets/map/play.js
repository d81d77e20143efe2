// @ts-check
/* Year play: frames are asked for once, then shown one by one without a request. */
const Play = (() => {
  /** @typedef {{query: string, map: MapData, year: string, headline: unknown, subtitle: unknown, coverage: unknown,
   *   wide: unknown, legend: unknown, ranking: unknown}} Frame */
  const PAUSE = 1000;
  /** @type {Frame[]} */
  let frames = [];
  let at = -1, timer = 0;

  /** @param {boolean} playing */
  function label(playing) {
    const button = document.getElementById("play");
    if (!button) { return; }
    button.classList.toggle("is-playing", playing);
    Dom.one(button, ".play-text").textContent = (playing ? button.dataset.pause : button.dataset.play) || "";
  }

  /**
   * Where the page shows a year of these frames (a pause, say), play goes on after it, else from the first.
   * @param {{query: string}[]} list
   * @param {string | null} query of the page
   */
  function following(list, query) {
    const here = list.findIndex((frame) => frame.query === query);
    return here >= 0 && here < list.length - 1 ? here + 1 : 0;
  }

  /** @param {Frame[]} list */
  function start(list) {
    frames = list;
    at = following(list, Atlas.query) - 1;
    Atlas.endSeries();
    Atlas.playing = true;
    label(true);
    next();
  }

  function next() {
    at += 1;
    show(frames[at]);
    timer = window.setTimeout(at >= frames.length - 1 ? stop : next, PAUSE);
  }

  /** @param {Frame} frame */
  function show(frame) {
    Inside.set("map-data", {data: {frame: true, ...frame.map}});
    Inside.set("headline", {children: frame.headline});
    Inside.set("subtitle", {children: frame.subtitle});
    Inside.set("coverage", {children: frame.coverage});
    Inside.set("area-wide", {children: frame.wide});
    Inside.set("legend", {children: frame.legend});
    Inside.set("ranking", {children: frame.ranking});
    Inside.set("announce", {children: frame.headline});
    Inside.set("selection", {data: frame.query});
    year(frame.year);
  }

  /** @param {string} text */
  function year(text) {
    const box = document.getElementById("play-year");
    if (box) { box.textContent = text; }
  }

  // Without a word to the server: something else is being chosen.
  Atlas.endPlay = () => {
    window.clearTimeout(timer);
    Atlas.playing = false;
    label(false);
    year("");
    Atlas.endSeries();
  };

  // Stopping makes the year that is shown the selection: charts, table and records follow.
  function stop() {
    Atlas.endPlay();
    Atlas.act({query: frames[at].query});
  }

  Inside.offer("frames", (/** @type {{frames?: Frame[]} | null} */ data) => {
    if (data && data.frames && data.frames.length && !Atlas.playing) { start(data.frames); }
  });
  document.addEventListener("click", (event) => {
    if (!Dom.near(event, "#play")) { return; }
    const resumes = !Atlas.playing && frames.length > 0 && following(frames, Atlas.query) > 0;
    if (!Atlas.playing && !resumes) { return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (Atlas.playing) { stop(); } else { start(frames); }
  }, true);
  document.addEventListener("keydown", (event) => {
    if (!Atlas.playing || event.key !== "Escape") { return; }
    event.stopImmediatePropagation();
    stop();
  }, true);

  return {following};
})();

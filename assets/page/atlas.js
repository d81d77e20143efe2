// @ts-check
/* What the scripts of a page share, and the one way to act. */
const Atlas = (() => {
  let count = 0;

  /** @type {AtlasPage} */
  const page = {
    shown: null,
    query: null,
    playing: false,
    sliding: false,
    // A click while years play stops them first: what is chosen next starts from the year that is shown.
    act(what) {
      if (!Inside.isDash()) { return; } // a document without Dash: its links and forms act
      if (page.playing) { page.endPlay(); }
      count += 1;
      Inside.set("act", {data: {n: count, ...what}});
    },
    arrive() {},
    endPlay() {},
    endSeries() {},
    unreachable() {},
  };
  window.atlas = page;
  return page;
})();

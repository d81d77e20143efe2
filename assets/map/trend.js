// @ts-check
/* The trend: click a bar for its year, drag for a span. */
const Trend = (() => {
  /**
   * The years whose bars lie in a span of the axis, at least by a tenth of a year; null where there is none.
   * @param {number[]} ends of the span, in any order
   * @returns {number[] | null}
   */
  function years(ends) {
    const [low, high] = ends.slice().sort((a, b) => a - b);
    const span = [Math.ceil(low - 0.4), Math.floor(high + 0.4)];
    return span[0] <= span[1] ? span : null;
  }

  function bind() {
    const plot = Inside.plot("#trend");
    if (!plot || !plot.on || plot.dataset.bound) { return; }
    plot.dataset.bound = "yes";
    Inside.on(plot, "click", (event) => {
      const x = event.points ? Math.round(event.points[0].x) : null;
      if (x !== null) { Atlas.act({years: [x, x]}); }
    });
    Inside.on(plot, "selected", (event) => {
      const span = event && event.range && event.range.x && years(event.range.x.map(Number));
      if (span) { Atlas.act({years: span}); }
    });
  }
  new MutationObserver(bind).observe(document.documentElement, {childList: true, subtree: true});

  return {years};
})();

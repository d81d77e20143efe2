// @ts-check
/* Long numbers and English names are wider than the hand-set points allow: labels that touch step aside, a little. */
const Labels = (() => {
  const FARTHEST = 16, ROUNDS = 20;
  /** @typedef {{x: number, y: number, w: number, h: number, dx: number, dy: number}} Box middle, size, steps aside */

  /** @param {number} value */
  function limited(value) { return Math.max(-FARTHEST, Math.min(FARTHEST, value)); }

  /**
   * Moves two boxes that overlap apart, each by half; whether they did.
   * @param {Box} one
   * @param {Box} other
   */
  function apart(one, other) {
    const x = one.x + one.dx - other.x - other.dx, y = one.y + one.dy - other.y - other.dy;
    const across = (one.w + other.w) / 2 - Math.abs(x), down = (one.h + other.h) / 2 - Math.abs(y);
    if (across <= 0 || down <= 0) { return false; }
    const axis = across < down ? "dx" : "dy", way = (axis === "dx" ? x : y) < 0 ? -1 : 1;
    const by = (Math.min(across, down) / 2 + 0.25) * way;
    one[axis] = limited(one[axis] + by);
    other[axis] = limited(other[axis] - by);
    return true;
  }

  /**
   * Gives boxes their steps aside, at most 16 pixels each way.
   * @param {Box[]} boxes
   */
  function settle(boxes) {
    for (let round = 0, moved = true; moved && round < ROUNDS; round += 1) {
      moved = false;
      boxes.forEach((one, n) => boxes.slice(n + 1).forEach((other) => { moved = apart(one, other) || moved; }));
    }
    return boxes;
  }

  /** @param {PlotlyElement} plot */
  function spread(plot) {
    const texts = Dom.all(plot, "[data-layer=labels] text");
    texts.forEach((text) => { text.style.translate = ""; });
    const boxes = texts.map((text) => {
      const box = text.getBoundingClientRect();
      return {x: box.left + box.width / 2, y: box.top + box.height / 2, w: box.width, h: box.height, dx: 0, dy: 0};
    });
    settle(boxes).forEach((box, n) => {
      if (box.dx || box.dy) { texts[n].style.translate = `${box.dx.toFixed(1)}px ${box.dy.toFixed(1)}px`; }
    });
  }

  AtlasMap.onPaint(spread);
  AtlasMap.onMove(spread);
  return {apart, settle};
})();

// @ts-check
/* One stop of the Tab key among many marks, and where its keys lead from there. */
/** Keys and the steps they make. @typedef {{[key: string]: number}} Steps */
const Roving = {
  /** @type {Steps} */
  BOTH: {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1},
  /** @type {Steps} */
  ACROSS: {ArrowRight: 1, ArrowLeft: -1},

  /**
   * An index on a ring of `count` places.
   * @param {number} index
   * @param {number} count
   * @returns {number}
   */
  ring(index, count) { return ((index % count) + count) % count; },

  /**
   * An index kept between the first and the last of `count` places.
   * @param {number} index
   * @param {number} count
   * @returns {number}
   */
  within(index, count) { return Math.max(0, Math.min(count - 1, index)); },

  /**
   * Where a key leads in a row that is a ring; null for other keys.
   * @param {number} at
   * @param {number} count
   * @param {string} key
   * @param {Steps} [steps] both ways if none are given
   * @returns {number | null}
   */
  next(at, count, key, steps) {
    const by = steps || Roving.BOTH;
    if (key === "Home") { return 0; }
    if (key === "End") { return count - 1; }
    return key in by ? Roving.ring(at + by[key], count) : null;
  },

  /**
   * Where a key leads in rows of cells, which end at their edges; null for other keys.
   * @param {{row: number, column: number}} at
   * @param {number[]} lengths cells of each row
   * @param {string} key
   * @returns {{row: number, column: number} | null}
   */
  inGrid(at, lengths, key) {
    if (key === "Home") { return {row: at.row, column: 0}; }
    if (key === "End") { return {row: at.row, column: lengths[at.row] - 1}; }
    if (!(key in Roving.BOTH)) { return null; }
    const by = Roving.BOTH[key], across = key in Roving.ACROSS;
    const row = across ? at.row : Roving.within(at.row + by, lengths.length);
    return {row, column: Roving.within(at.column + (across ? by : 0), lengths[row])};
  },

  /**
   * The place nearest in column in the next row that has any, up or down; null where there is none.
   * @param {{row: number, column: number}[]} places in reading order, gaps allowed
   * @param {number} at
   * @param {number} by 1 down, -1 up
   * @returns {number | null}
   */
  nearest(places, at, by) {
    const {row, column} = places[at];
    let other = at + by;
    while (places[other] && places[other].row === row) { other += by; }
    if (!places[other]) { return null; }
    const there = places.map((place, index) => ({index, place})).filter(({place}) => place.row === places[other].row);
    const distance = there.map(({place}) => Math.abs(place.column - column));
    return there[distance.indexOf(Math.min(...distance))].index;
  },

  /**
   * Makes one of the marks the stop, without moving the focus.
   * @param {HTMLElement[]} stops
   * @param {number} to
   */
  stop(stops, to) { stops.forEach((stop, index) => { stop.tabIndex = index === to ? 0 : -1; }); },

  /**
   * Makes one of the marks the stop and goes there.
   * @param {HTMLElement[]} stops
   * @param {number} to
   */
  go(stops, to) {
    Roving.stop(stops, to);
    stops[to].focus();
  },
};

// @ts-check
/* A finger drawn across the screen turns a page. */
const Swipe = {
  /**
   * Where a movement turns to: 1 on, -1 back, 0 nowhere.
   * @param {number} across to the right, pixels
   * @param {number} down pixels
   * @param {number} least pixels across that count
   * @param {number} slope how many times wider than high it must be
   */
  way(across, down, least, slope) {
    const isSwipe = Math.abs(across) >= least && Math.abs(across) >= slope * Math.abs(down);
    return !isSwipe ? 0 : across < 0 ? 1 : -1;
  },

  /**
   * Turns at swipes on the page; what begins on a control is none.
   * @param {object} how
   * @param {string} how.controls selector
   * @param {() => number} how.least
   * @param {number} how.slope
   * @param {(way: number) => void} how.turn
   * @param {() => void} [how.pressed] a pointer goes down
   */
  listen({controls, least, slope, turn, pressed}) {
    /** @type {{x: number, y: number} | null} */
    let from = null;
    document.addEventListener("pointerdown", (event) => {
      if (pressed) { pressed(); }
      const isNone = event.pointerType === "mouse" || !event.isPrimary || Dom.near(event, controls);
      from = isNone ? null : {x: event.clientX, y: event.clientY};
    });
    document.addEventListener("pointerup", (event) => {
      const way = from ? Swipe.way(event.clientX - from.x, event.clientY - from.y, least(), slope) : 0;
      from = null;
      if (way) { turn(way); }
    });
    document.addEventListener("pointercancel", () => { from = null; });
  },
};

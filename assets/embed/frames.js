// @ts-check
/* Optional, for the page around: makes every frame that shows a chart of the atlas as tall as its chart, and
   lets the charts of one page point at the same county. Put it anywhere on the page:
     <script src="https://ATLAS/embed.js" async></script>
   What a frame says, as `message` events (origin: that of the atlas), for pages that would rather listen themselves:
     {type: "atlas:height", height: 612, chart: "map", query: "metric=grants"}   CSS pixels, whenever they change
     {type: "atlas:county", county: "500101"}   what is pointed at; null when it no longer is
   What a frame listens to, from the page around it only:
     {type: "atlas:hello"}   say your height again
     {type: "atlas:fitted"}   you are as tall as you said: show no scroll bar
     {type: "atlas:county", county: "500101"}   show this county as pointed at */
const Frames = (() => {
  const TALLEST = 20000;

  /**
   * The height of a frame in CSS pixels; borders count where the page sets `box-sizing: border-box`.
   * @param {number} height that its chart takes
   * @param {{boxSizing: string, outer: number, inner: number}} box of the frame now
   */
  function heightOf(height, box) {
    return Math.ceil(height) + (box.boxSizing === "border-box" ? box.outer - box.inner : 0);
  }

  /**
   * Whether a message is a height that a frame may be given.
   * @param {any} message
   */
  function isHeight(message) { return message.type === "atlas:height" && message.height > 0 && message.height <= TALLEST; }

  /** @param {string} ours origin */
  function listen(ours) {
    /** @param {HTMLIFrameElement} frame */
    function isOurs(frame) {
      try { return new URL(frame.src, document.baseURI).origin === ours; } catch (error) { return false; }
    }
    function frames() {
      const all = /** @type {HTMLIFrameElement[]} */ (Array.from(document.querySelectorAll("iframe[src]")));
      return all.filter(isOurs);
    }
    /**
     * @param {HTMLIFrameElement} frame
     * @param {object} what
     */
    function send(frame, what) { if (frame.contentWindow) { frame.contentWindow.postMessage(what, "*"); } }
    /**
     * @param {HTMLIFrameElement} frame
     * @param {number} height
     */
    function fit(frame, height) {
      const {boxSizing} = window.getComputedStyle(frame);
      frame.style.height = `${heightOf(height, {boxSizing, outer: frame.offsetHeight, inner: frame.clientHeight})}px`;
    }

    window.addEventListener("message", (event) => {
      const message = event.data, all = frames(), frame = all.find((one) => one.contentWindow === event.source);
      if (!frame || !message || typeof message !== "object") { return; }
      if (isHeight(message)) {
        fit(frame, message.height);
        send(frame, {type: "atlas:fitted"});
      } else if (message.type === "atlas:county") {
        all.forEach((other) => { if (other !== frame) { send(other, {type: "atlas:county", county: message.county}); } });
      }
    });
    frames().forEach((frame) => send(frame, {type: "atlas:hello"}));
  }

  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  listen(script ? new URL(script.src).origin : window.location.origin);
  return {heightOf, isHeight};
})();

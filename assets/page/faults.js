// @ts-check
/* What the server does not answer is said once, calmly, and taken back when it answers again. */
(() => {
  let open = 0;

  /** @param {number} by */
  function busy(by) {
    open += by;
    document.body.classList.toggle("busy", open > 0);
  }

  /** @param {string} text */
  function say(text) {
    const box = document.getElementById("fault");
    if (box && box.textContent !== text) { Inside.set("fault", {children: text}); }
  }

  Inside.watchUpdates({
    asked() { busy(1); },
    answered(ok) {
      busy(-1);
      say(ok ? "" : Words.get("failed"));
    },
    failed() {
      busy(-1);
      say(Words.get("unreachable"));
    },
  });
  Atlas.unreachable = () => say(Words.get("unreachable"));
})();

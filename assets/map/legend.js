// @ts-check
/* A class in the legend lifts its counties: hover and focus for a moment, a tap keeps it until the next one. */
(() => {
  /** @type {string | null} */
  let kept = null;
  /** @type {string | null} */
  let lifted = null;

  function lift() {
    const box = Dom.first(document, ".map-box");
    if (!box) { return; }
    const paths = Dom.all(box, "#map path[data-step]");
    paths.forEach((path) => path.classList.toggle("lifted", path.dataset.step === lifted));
    box.classList.toggle("lifting", paths.some((path) => path.dataset.step === lifted));
    Dom.all(box, ".class[data-step]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.step === kept)));
  }
  AtlasMap.onPaint(lift);

  /** @param {Event} event */
  function classOf(event) {
    const button = Dom.near(event, ".class[data-step]");
    return button ? button.dataset.step || "" : null;
  }
  /** @param {Event} event */
  function enter(event) {
    const step = classOf(event);
    if (step === null) { return; }
    lifted = step;
    lift();
  }
  /** @param {Event} event */
  function leave(event) {
    if (classOf(event) === null) { return; }
    lifted = kept;
    lift();
  }
  document.addEventListener("mouseover", enter);
  document.addEventListener("mouseout", leave);
  document.addEventListener("focusin", enter);
  document.addEventListener("focusout", leave);
  document.addEventListener("click", (event) => {
    const step = classOf(event);
    if (step === null) { return; }
    kept = kept === step ? null : step;
    lifted = kept;
    lift();
  });
})();

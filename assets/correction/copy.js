// @ts-check
/* A button that copies a text of the page; without scripts the text can be selected. */
(() => {
  document.documentElement.classList.add("scripted");
  document.addEventListener("click", (event) => {
    const button = Dom.near(event, "[data-copy]");
    if (button) { Copying.copy(button); }
  });
})();

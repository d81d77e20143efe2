/* A button that copies a text of the page; without scripts the text can be selected. */
(function () {
  "use strict";
  document.documentElement.classList.add("scripted");
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-copy]");
    if (!button) { return; }
    var box = document.getElementById(button.dataset.copy), words = button.textContent;
    function done() {
      button.textContent = button.dataset.done;
      window.setTimeout(function () { button.textContent = words; }, 2000);
    }
    function bySelection() { box.select(); document.execCommand("copy"); button.focus(); done(); }
    if (!navigator.clipboard) { bySelection(); return; }
    navigator.clipboard.writeText(box.value).then(done, bySelection);
  });
})();

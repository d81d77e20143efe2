// @ts-check
/* What every page needs: its language, its title, what comes as text is unfolded, what is shut opens for paper. */
(() => {
  document.documentElement.lang = Words.isEnglish() ? "en" : "zh-CN";

  // The title of the window is that of the view, as it was when the page came.
  function name() {
    const head = document.querySelector("main h1"), site = document.querySelector(".site");
    const title = head && site && `${head.textContent} · ${site.textContent}`;
    if (title && document.title !== title) { document.title = title; }
  }

  // The main part of pages without controls comes as one text: Dash is slow with thousands of components.
  function unfold() {
    Dom.all(document, "[data-html]").forEach((box) => {
      if (box.firstChild) { return; }
      box.innerHTML = box.dataset.html || "";
      const there = window.location.hash && document.getElementById(window.location.hash.slice(1));
      if (there) { there.scrollIntoView(); } // it was not there yet when the address was opened
    });
  }

  let waiting = false;
  new MutationObserver(() => {
    unfold();
    if (waiting) { return; }
    waiting = true;
    window.requestAnimationFrame(() => {
      waiting = false;
      Inside.mend({first: Words.get("first"), last: Words.get("last"), close: Words.get("close")});
      name();
    });
  }).observe(document.documentElement, {childList: true, subtree: true, attributes: true, attributeFilter: Inside.MENDED});

  // On paper nothing can be unfolded: the table that says what the map says is open there.
  window.addEventListener("beforeprint", () => {
    Dom.all(document, "details:not([open])").forEach((part) => {
      part.setAttribute("open", "");
      part.dataset.shut = "yes";
    });
  });
  window.addEventListener("afterprint", () => {
    Dom.all(document, "details[data-shut]").forEach((part) => {
      part.removeAttribute("open");
      delete part.dataset.shut;
    });
  });
})();

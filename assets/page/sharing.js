// @ts-check
/* Sharing: what the link leads to comes as a dialog, with the styles and scripts that it names and that are not here
   yet. */
(() => {
  const LOADED = "link[rel=stylesheet],script[src]";

  /**
   * @param {Document} page
   * @returns {Promise<unknown>}
   */
  function dress(page) {
    const here = Dom.all(document, LOADED).map((one) => addressOf(one));
    return Promise.all(Dom.all(page, LOADED).map((one) => load(one, here)));
  }

  /** @param {Element} one */
  function addressOf(one) {
    const named = one.getAttribute(one.localName === "link" ? "href" : "src") || "";
    return new URL(named, document.baseURI).href;
  }

  /**
   * @param {Element} one
   * @param {string[]} here
   */
  function load(one, here) {
    const address = addressOf(one);
    if (here.includes(address)) { return Promise.resolve(); }
    return new Promise((done, failed) => {
      const own = one.localName === "link"
        ? Object.assign(document.createElement("link"), {rel: "stylesheet", href: address})
        : Object.assign(document.createElement("script"), {src: address});
      own.onload = () => done(undefined);
      own.onerror = failed;
      document.head.appendChild(own);
    });
  }

  /** @type {HTMLAnchorElement | null} */
  let wish = null;
  /** @param {HTMLAnchorElement} link */
  function share(link) {
    wish = link;
    window.fetch(link.href).then((response) => response.text()).then((text) => {
      const page = Dom.parsed(text);
      return dress(page).then(() => { if (wish === link && Atlas.share) { Atlas.share(link, page); } });
    }).catch(() => Atlas.unreachable());
  }

  document.addEventListener("click", (event) => {
    const link = /** @type {HTMLAnchorElement | null} */ (Dom.near(event, "a[data-share]"));
    if (!link || Dom.isForBrowser(event)) { return; }
    event.preventDefault();
    share(link);
  });
  document.addEventListener("keydown", (event) => {
    const link = Dom.target(event);
    if (event.key !== " " || !link || !link.matches("a[data-share]")) { return; }
    event.preventDefault();
    share(/** @type {HTMLAnchorElement} */ (link));
  });
})();

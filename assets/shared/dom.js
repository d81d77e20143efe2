// @ts-check
/* Finding elements. What must be there is an HTMLElement, or an error names what is missing. */
const Dom = {
  /**
   * Elements of a part of the page, in the order of the page.
   * @param {ParentNode} root
   * @param {string} selector
   * @returns {HTMLElement[]}
   */
  all(root, selector) { return Array.from(root.querySelectorAll(selector)); },

  /**
   * The first of them, which must be there.
   * @param {ParentNode} root
   * @param {string} selector
   * @returns {HTMLElement}
   */
  one(root, selector) {
    const found = Dom.first(root, selector);
    if (!found) { throw new Error(`not on the page: ${selector}`); }
    return found;
  },

  /**
   * The first of them, if there is one.
   * @param {ParentNode} root
   * @param {string} selector
   * @returns {HTMLElement | null}
   */
  first(root, selector) { return root.querySelector(selector); },

  /**
   * The element with an id, which must be there.
   * @param {string} id
   * @returns {HTMLElement}
   */
  id(id) {
    const found = document.getElementById(id);
    if (!found) { throw new Error(`not on the page: #${id}`); }
    return found;
  },

  /**
   * What an event happened on; the page itself is no element.
   * @param {Event} event
   * @returns {HTMLElement | null}
   */
  target(event) { return event.target instanceof Element ? /** @type {HTMLElement} */ (event.target) : null; },

  /**
   * The nearest element around an event that matches, itself included.
   * @param {Event} event
   * @param {string} selector
   * @returns {HTMLElement | null}
   */
  near(event, selector) {
    const target = Dom.target(event);
    return target && target.closest(selector);
  },

  /**
   * Whether a click or key is meant for the browser: a new tab, a shortcut.
   * @param {MouseEvent | KeyboardEvent} event
   */
  isForBrowser(event) { return event.ctrlKey || event.metaKey || event.shiftKey; },

  /**
   * The document in the text of an answer.
   * @param {string} text
   */
  parsed(text) { return new DOMParser().parseFromString(text, "text/html"); },
};

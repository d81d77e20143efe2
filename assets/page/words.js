// @ts-check
/* Words of the scripts themselves, from the page's element `#words` (dashboard/script_words.py). */
const Words = {
  isEnglish() { return /[?&]lang=en\b/.test(window.location.search); },

  /**
   * A word in the language of the address; pages that carry none get an empty text.
   * @param {string} key
   * @returns {string}
   */
  get(key) {
    const box = document.getElementById("words");
    const words = box ? JSON.parse(box.textContent || "{}") : {};
    const own = words[Words.isEnglish() ? "en" : "zh"] || {};
    return own[key] || "";
  },
};

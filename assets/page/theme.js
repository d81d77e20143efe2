// @ts-check
/* Light or dark: as the reader chose, else as the system is. */
const Theme = (() => {
  const KEY = "atlas-theme", dark = window.matchMedia("(prefers-color-scheme: dark)");

  /** @param {string} name */
  function show(name) { document.documentElement.dataset.theme = name; }
  function ofSystem() { return dark.matches ? "dark" : "light"; }
  function stored() { try { return window.localStorage.getItem(KEY); } catch (error) { return null; } }

  const first = stored();
  show(first || ofSystem());
  dark.addEventListener("change", () => { if (!first) { show(ofSystem()); } });

  return {
    /** The other one, from now on. */
    turn() {
      const name = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
      show(name);
      try { window.localStorage.setItem(KEY, name); } catch (error) { /* private windows keep nothing */ }
    },
  };
})();

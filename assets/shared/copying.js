// @ts-check
/* A button that copies the text of a field: `data-copy` names the field, `data-done` is what it then says. */
const Copying = {
  SAYS_SO: 2000,
  /** @type {WeakMap<HTMLElement, {label: string, timer: number}>} */
  done: new WeakMap(),

  /**
   * Copies; pages without TLS have no clipboard, there the selection is copied.
   * @param {HTMLElement} button
   * @param {(text: string) => void} [say] for a live region: what the button says, then nothing
   */
  copy(button, say) {
    const box = /** @type {HTMLTextAreaElement} */ (Dom.id(button.dataset.copy || ""));
    const bySelection = () => { box.select(); document.execCommand("copy"); button.focus(); };
    const clipboard = window.isSecureContext ? navigator.clipboard : undefined;
    const copied = clipboard ? clipboard.writeText(box.value).catch(bySelection) : Promise.resolve(bySelection());
    return copied.then(() => Copying.show(button, say));
  },

  /**
   * @param {HTMLElement} button
   * @param {(text: string) => void} [say]
   */
  show(button, say = () => {}) {
    const before = Copying.done.get(button);
    const label = before ? before.label : button.textContent || "", text = button.dataset.done || "";
    if (before) { window.clearTimeout(before.timer); }
    button.textContent = text;
    say(text);
    const timer = window.setTimeout(() => {
      button.textContent = label;
      say("");
      Copying.done.delete(button);
    }, Copying.SAYS_SO);
    Copying.done.set(button, {label, timer});
  },
};

// Scripts of assets/ as browsers get them, but in Node.js: what a file names at its top can be asked for.
import {readFileSync} from "node:fs";
import vm from "node:vm";

const ASSETS = new URL("../../../assets/", import.meta.url);

/**
 * A name that one of some files declares, after all of them have run in one function.
 * @param {string[]} files in order, below assets/
 * @param {string} name
 * @param {Record<string, unknown>} page what the page would have: `document`, or parts of other files
 */
export function load(files, name, page = {}) {
  const text = files.map((file) => readFileSync(new URL(file, ASSETS), "utf8")).join("");
  const made = vm.compileFunction(`"use strict";\n${text}\nreturn ${name};`, Object.keys(page), {filename: files.join("+")});
  return made(...Object.values(page));
}

/** Listens to nothing: a window, a document. */
export const deaf = {addEventListener() {}};

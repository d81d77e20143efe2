import assert from "node:assert/strict";
import {readFileSync, readdirSync} from "node:fs";
import test from "node:test";
import {fileURLToPath} from "node:url";
import {ESLint} from "eslint";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const eslint = new ESLint({cwd: ROOT, overrideConfigFile: `${ROOT}tests/assets/eslint.config.mjs`});

async function complaints(text) {
  const [{messages}] = await eslint.lintText(text, {filePath: `${ROOT}assets/page/page.js`});
  return messages.map((one) => one.ruleId || "syntax");
}

test("syntax newer than ECMAScript 2019 is refused", async () => {
  assert.deepEqual(await complaints("(() => { const {a, ...rest} = {a: 1}; try { a(rest); } catch { a(1); } })();\n"), []);
  for (const newer of ["a?.b;", "a ?? b;", "a ||= b;", "1_000;", "import('a');", "class A { b = 1; }"]) {
    assert.deepEqual(await complaints(newer), ["syntax"], newer);
  }
});

test("what ES5 had and what hides faults is refused", async () => {
  for (const [text, rule] of [["{ var a = 1; a(a); }", "no-var"], ["if (a == 1) { a(); }", "eqeqeq"],
    ["function a() {}", "no-implicit-globals"], ["(() => { const a = 1; })();", "no-unused-vars"]]) {
    assert.ok((await complaints(text)).includes(rule), text);
  }
});

test("the library is that of ECMAScript 2019, and every script is checked", () => {
  const {compilerOptions} = JSON.parse(readFileSync(`${ROOT}tests/assets/tsconfig.json`, "utf8"));
  assert.deepEqual([compilerOptions.target, compilerOptions.lib[0], compilerOptions.strict], ["ES2019", "ES2019", true]);
  const scripts = readdirSync(`${ROOT}assets`, {recursive: true}).filter((name) => name.endsWith(".js"));
  assert.ok(scripts.length > 20);
  for (const name of scripts) {
    const text = readFileSync(`${ROOT}assets/${name}`, "utf8");
    assert.ok(text.startsWith("// @ts-check\n"), name);
    assert.ok(!/@ts-(ignore|nocheck|expect-error)|eslint-disable/.test(text), name);
  }
});

// Rules for the scripts of assets/ and for those that build and test them. What is not declared is
// found by the type check, which knows the names that files share; hence no `no-undef` there.
import js from "@eslint/js";

const style = {
  "eqeqeq": "error",
  "max-len": ["error", {code: 140}],
  "max-lines": ["error", {max: 300}],
  "max-lines-per-function": ["error", {max: 45, IIFEs: false, skipComments: true}],
  "no-alert": "error",
  "no-eval": "error",
  "no-implied-eval": "error",
  "no-shadow": ["error", {builtinGlobals: false}],
  "no-throw-literal": "error",
  "no-unused-expressions": "error",
  "no-unused-vars": ["error", {vars: "local", args: "after-used", caughtErrors: "none"}],
  "no-var": "error",
  "object-shorthand": "error",
  "prefer-arrow-callback": "error",
  "prefer-const": "error",
  "prefer-rest-params": "error",
  "prefer-spread": "error",
  "prefer-template": "error",
};

export default [
  {ignores: ["**/node_modules/**", "**/static/**", "build/**", "var/**", ".venv/**"]},
  {
    // The floor of browsers: ECMAScript 2019. tsconfig.json says the same of the library.
    files: ["assets/**/*.js"],
    languageOptions: {ecmaVersion: 2019, sourceType: "script", parserOptions: {ecmaFeatures: {impliedStrict: true}}},
    linterOptions: {reportUnusedDisableDirectives: "error"},
    rules: {...js.configs.recommended.rules, ...style, "no-undef": "off", "no-implicit-globals": "error", "no-console": "error"},
  },
  {
    files: ["tests/assets/**/*.mjs", "dashboard/bundle/*.mjs"],
    languageOptions: {ecmaVersion: "latest", sourceType: "module", globals: {URL: "readonly", console: "readonly"}},
    rules: {...js.configs.recommended.rules, ...style},
  },
];

import assert from "node:assert/strict";
import test from "node:test";
import {load} from "./load.mjs";

/** A document whose events are given by hand. */
function page() {
  const work = {};
  return {work, document: {addEventListener(kind, one) { work[kind] = one; }}};
}

/** What a finger turns that goes down, then up; `on` is whether it begins on a control. */
function turned(fingers, {on = false, pointerType = "touch"} = {}) {
  const {work, document} = page(), turns = [];
  const Swipe = load(["shared/swipe.js"], "Swipe", {document, Dom: {near: () => on}});
  Swipe.listen({controls: "button", least: () => 60, slope: 2, turn: (way) => turns.push(way)});
  fingers.forEach(([kind, clientX, clientY]) => work[kind]({clientX, clientY, pointerType, isPrimary: true}));
  return turns;
}

test("to the left turns on, to the right back", () => {
  assert.deepEqual(turned([["pointerdown", 300, 100], ["pointerup", 200, 110]]), [1]);
  assert.deepEqual(turned([["pointerdown", 200, 100], ["pointerup", 300, 90]]), [-1]);
});

test("what is short or steep is no swipe", () => {
  const {way} = load(["shared/swipe.js"], "Swipe");
  assert.equal(way(-59, 0, 60, 2), 0);
  assert.equal(way(-60, 0, 60, 2), 1);
  assert.equal(way(-100, 51, 60, 2), 0);
  assert.equal(way(-100, -51, 60, 1.5), 1);
});

test("a mouse selects text, and what begins on a control belongs to it", () => {
  const fingers = [["pointerdown", 300, 100], ["pointerup", 100, 100]];
  assert.deepEqual(turned(fingers, {pointerType: "mouse"}), []);
  assert.deepEqual(turned(fingers, {on: true}), []);
});

test("a finger that the browser took for scrolling turns nothing", () => {
  assert.deepEqual(turned([["pointerdown", 300, 100], ["pointercancel", 200, 100], ["pointerup", 100, 100]]), []);
});

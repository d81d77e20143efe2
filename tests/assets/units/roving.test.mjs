import assert from "node:assert/strict";
import test from "node:test";
import {load} from "./load.mjs";

const Roving = load(["shared/roving.js"], "Roving");

test("a row of stops is a ring", () => {
  assert.equal(Roving.next(0, 19, "ArrowLeft"), 18);
  assert.equal(Roving.next(18, 19, "ArrowDown"), 0);
  assert.equal(Roving.next(3, 19, "ArrowUp"), 2);
  assert.equal(Roving.next(3, 1, "ArrowRight"), 0);
});

test("Home and End go to the ends of a row", () => {
  assert.equal(Roving.next(7, 19, "Home"), 0);
  assert.equal(Roving.next(7, 19, "End"), 18);
});

test("other keys lead nowhere, and tabs leave up and down to the page", () => {
  assert.equal(Roving.next(7, 19, "a"), null);
  assert.equal(Roving.next(7, 19, "Tab"), null);
  assert.equal(Roving.next(1, 4, "ArrowDown", Roving.ACROSS), null);
  assert.equal(Roving.next(3, 4, "ArrowRight", Roving.ACROSS), 0);
});

test("a grid ends at its edges", () => {
  const lengths = [3, 3, 3];
  const to = (row, column, key) => Object.values(Roving.inGrid({row, column}, lengths, key));
  assert.deepEqual(to(0, 0, "ArrowUp"), [0, 0]);
  assert.deepEqual(to(0, 0, "ArrowLeft"), [0, 0]);
  assert.deepEqual(to(2, 2, "ArrowDown"), [2, 2]);
  assert.deepEqual(to(1, 1, "ArrowDown"), [2, 1]);
  assert.deepEqual(to(1, 1, "ArrowRight"), [1, 2]);
  assert.deepEqual(to(1, 1, "Home"), [1, 0]);
  assert.deepEqual(to(1, 1, "End"), [1, 2]);
  assert.equal(Roving.inGrid({row: 1, column: 1}, lengths, "Enter"), null);
});

test("a shorter row is entered at its last cell", () => {
  assert.deepEqual(Roving.inGrid({row: 0, column: 4}, [5, 2], "ArrowDown"), {row: 1, column: 1});
});

test("up and down go to the nearest cell of the next row that has one", () => {
  const places = [[0, 0], [0, 2], [0, 5], [2, 1], [2, 4], [3, 0]].map(([row, column]) => ({row, column}));
  assert.equal(Roving.nearest(places, 2, 1), 4); // column 5 → 4
  assert.equal(Roving.nearest(places, 1, 1), 3); // column 2 → 1, not 4
  assert.equal(Roving.nearest(places, 3, -1), 0); // 0 and 2 are as near: the first
  assert.equal(Roving.nearest(places, 5, 1), null);
  assert.equal(Roving.nearest(places, 0, -1), null);
});

test("one stop has the Tab key, and going there takes the focus along", () => {
  const stops = [{}, {}, {focus() { this.focused = true; }}];
  Roving.go(stops, 2);
  assert.deepEqual(stops.map((stop) => stop.tabIndex), [-1, -1, 0]);
  assert.equal(stops[2].focused, true);
});

import assert from "node:assert/strict";
import test from "node:test";
import {deaf, load} from "./load.mjs";

const Printing = load(["page/print.js"], "Printing", {window: deaf});
const Frames = load(["embed/frames.js"], "Frames", {
  window: {...deaf, location: {origin: "https://atlas.example"}},
  document: {currentScript: null, querySelectorAll: () => []},
});

test("a bar of scale has the largest round length that fits", () => {
  for (const [length, nice] of [[99, 50], [100, 100], [199, 100], [200, 200], [499.9, 200], [500, 500], [7.5, 5], [0.3, 0.2]]) {
    assert.equal(Printing.round(length), nice);
  }
});

test("a degree of latitude is 111 km; one of longitude shrinks with the latitude", () => {
  assert.ok(Math.abs(Printing.distance([108, 30], [108, 31]) - 111.32) < 0.01);
  assert.ok(Math.abs(Printing.distance([108, 60], [109, 60]) - 111.32 / 2) < 0.01);
  assert.equal(Printing.distance([108, 30], [108, 30]), 0);
});

test("a date is written with two digits each", () => {
  assert.equal(Printing.written(new Date(2026, 1, 9, 23, 59)), "2026-02-09");
  assert.equal(Printing.written(new Date(2026, 11, 31)), "2026-12-31");
});

test("a frame is as high as its chart, and its border where that counts", () => {
  assert.equal(Frames.heightOf(611.2, {boxSizing: "content-box", outer: 404, inner: 400}), 612);
  assert.equal(Frames.heightOf(611.2, {boxSizing: "border-box", outer: 404, inner: 400}), 616);
});

test("a frame takes no height that is none", () => {
  const isHeight = (height, type = "atlas:height") => Frames.isHeight({type, height});
  assert.equal(isHeight(612), true);
  for (const height of [0, -1, 20001, NaN, Infinity, undefined, "calc(1px)"]) { assert.equal(isHeight(height), false, String(height)); }
  assert.equal(isHeight(612, "atlas:county"), false);
});

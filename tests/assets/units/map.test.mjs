import assert from "node:assert/strict";
import test from "node:test";
import {deaf, load} from "./load.mjs";

const Labels = load(["map/labels.js"], "Labels", {AtlasMap: {onPaint() {}, onMove() {}}});
const AtlasMap = load(["map/map.js"], "AtlasMap", {document: deaf, Inside: {offer() {}, readEarly() {}}});
const box = (x, y, w = 40, h = 12) => ({x, y, w, h, dx: 0, dy: 0});
const touch = (a, b) => (a.w + b.w) / 2 > Math.abs(a.x + a.dx - b.x - b.dx) && (a.h + b.h) / 2 > Math.abs(a.y + a.dy - b.y - b.dy);

test("labels that do not touch stay where they are", () => {
  for (const one of Labels.settle([box(0, 0), box(41, 0), box(0, 13)])) { assert.deepEqual([one.dx, one.dy], [0, 0]); }
});

test("two that touch step aside the short way, each by half", () => {
  const [one, other] = Labels.settle([box(0, 0), box(10, 8)]);
  assert.deepEqual([one.dx, other.dx], [0, 0]);
  assert.ok(one.dy < 0 && other.dy > 0);
  assert.equal(one.dy, -other.dy);
  assert.equal(touch(one, other), false);
});

test("a crowd is loosened, and nothing goes farther than 16 pixels", () => {
  const crowd = Labels.settle([box(0, 0), box(2, 1), box(4, 2), box(6, 3), box(8, 4), box(10, 5)]);
  for (const one of crowd) { assert.ok(Math.abs(one.dx) <= 16 && Math.abs(one.dy) <= 16); }
  const [near, far] = Labels.settle([box(0, 0), box(30, 4), box(60, 8)]).slice(1);
  assert.equal(touch(near, far), false);
});

const layers = ["land", "counties", "dots", "compared", "selected", "provinces", "tributaries", "casing", "river", "labels"];
const fixed = {data: layers.map((name) => ({name})), layout: {geo: 1}};
const data = {
  steps: [1, 0, 5], hover: ["a", "b", "c"], labels: ["1", "", "5"],
  dotted: ["500101"], compared: [], selected: ["500235", "500236"],
};

test("a view fills its traces and leaves the fixed ones alone", () => {
  const figure = AtlasMap.joined(fixed, data);
  assert.equal(figure.layout, fixed.layout);
  assert.deepEqual(figure.data.map((trace) => trace.name), layers);
  const changed = figure.data.filter((trace, n) => trace !== fixed.data[n]).map((trace) => trace.name);
  assert.deepEqual(changed, ["counties", "dots", "compared", "selected", "labels"]);
  assert.deepEqual(figure.data[1], {name: "counties", z: [1, 0, 5], hovertext: ["a", "b", "c"]});
  assert.deepEqual(figure.data[4], {name: "selected", locations: ["500235", "500236"], z: [0, 0]});
});

test("the base is as it was for the next view", () => {
  AtlasMap.joined(fixed, data);
  assert.deepEqual(fixed.data, layers.map((name) => ({name})));
});

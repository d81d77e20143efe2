import assert from "node:assert/strict";
import test from "node:test";
import {deaf, load} from "./load.mjs";

class Blind { observe() {} }
const Trend = load(["map/trend.js"], "Trend", {MutationObserver: Blind, document: {}});
const Play = load(["map/play.js"], "Play", {Atlas: {}, Inside: {offer() {}}, document: deaf});
const frames = ["years=2001", "years=2002", "years=2003"].map((query) => ({query}));

test("a span drawn over bars takes the years whose bars it touches", () => {
  assert.deepEqual(Trend.years([2001.5, 2004.5]), [2002, 2004]);
  assert.deepEqual(Trend.years([2001.3, 2004.7]), [2001, 2005]);
  assert.deepEqual(Trend.years([2004.7, 2001.3]), [2001, 2005]); // drawn from the right
  assert.deepEqual(Trend.years([2003.9, 2004.1]), [2004, 2004]);
});

test("a span between two bars takes none", () => {
  assert.equal(Trend.years([2003.45, 2003.55]), null);
});

test("years play on after the one that the page shows", () => {
  assert.equal(Play.following(frames, "years=2002"), 2);
});

test("years play from the first where the page shows none of them, or the last", () => {
  assert.equal(Play.following(frames, "years=2001-2003"), 0);
  assert.equal(Play.following(frames, "years=2003"), 0);
  assert.equal(Play.following([], null), 0);
});

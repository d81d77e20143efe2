import assert from "node:assert/strict";
import test from "node:test";
import {load} from "./load.mjs";

const Query = load(["shared/query.js"], "Query");
const Order = load(["shared/query.js", "records/order.js"], "Order");

test("one key changes, the others and their commas stay", () => {
  assert.equal(Query.but("sectors=health,trade&years=2001-2005", "q", "桥"), "sectors=health,trade&years=2001-2005&q=%E6%A1%A5");
  assert.equal(Query.but("county=500101&lang=en", "county", "500235"), "county=500235&lang=en");
});

test("an empty value takes the key away", () => {
  assert.equal(Query.but("record=r12&lang=en", "record", ""), "lang=en");
  assert.equal(Query.but("", "record", ""), "");
});

test("a value cannot bring a key of its own", () => {
  assert.equal(Query.but("", "q", "a&lang=en"), "q=a%26lang%3Den");
  assert.equal(Query.ofForm("/embed/map", [["county", "a&lang=en#x"]]), "/embed/map?county=a%26lang%3Den%23x");
});

test("a form asks for what is filled in", () => {
  assert.equal(Query.ofForm("/embed/map", [["metric", "grants"], ["county", ""], ["sectors", "health,trade"]]),
    "/embed/map?metric=grants&sectors=health,trade");
  assert.equal(Query.ofForm("/embed/map", [["county", ""]]), "/embed/map");
});

test("queries are the same however they are escaped", () => {
  assert.equal(Query.same("?q=%E6%A1%A5&sectors=a%2Cb", "?q=桥&sectors=a,b"), true);
  assert.equal(Query.same("?q=桥", "?q=路"), false);
  assert.equal(Query.same("?q=%", "?q=%"), true); // no escape at all
});

test("the order of rows is written as it is read", () => {
  for (const order of ["", "name", "-value"]) {
    const read = Order.read(order);
    assert.equal(Order.of(read ? [read] : []), order);
  }
  assert.deepEqual(Order.read("-value"), {colId: "value", sort: "desc"});
  assert.deepEqual(Order.read("name"), {colId: "name", sort: "asc"});
});

test("a piece of rows keeps the filters of the page", () => {
  assert.equal(Order.piece("sectors=health,trade&order=name", "-value", 100, 200), "sectors=health,trade&order=-value&start=100&end=200");
  assert.equal(Order.piece("order=name", "", 0, 100), "start=0&end=100");
});

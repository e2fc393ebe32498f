// Keys are understood as the list of keys says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hear, next } from "../src/base/keystrokes.ts";

test("j and k step, / searches, ? shows the keys", () => {
  assert.deepEqual(hear("j", false).wish, { kind: "step", by: 1 });
  assert.deepEqual(hear("k", false).wish, { kind: "step", by: -1 });
  assert.deepEqual(hear("/", false).wish, { kind: "search" });
  assert.deepEqual(hear("?", false).wish, { kind: "keys" });
});

test("g waits for the letter of a place, which then is no key of its own", () => {
  assert.deepEqual(hear("g", false), { wish: null, going: true });
  assert.deepEqual(hear("j", true), { wish: { kind: "place", key: "j" }, going: false });
});

test("what is no letter ends the waiting", () => {
  assert.deepEqual(hear("Escape", true), { wish: null, going: false });
});

test("other keys mean nothing", () => {
  assert.deepEqual(hear("x", false), { wish: null, going: false });
  assert.deepEqual(hear("toString", false), { wish: null, going: false });
});

test("steps begin at either end and stop there", () => {
  assert.equal(next(-1, 1, 3), 0);
  assert.equal(next(-1, -1, 3), 2);
  assert.equal(next(2, 1, 3), 2);
  assert.equal(next(0, -1, 3), 0);
  assert.equal(next(0, 1, 0), -1);
});

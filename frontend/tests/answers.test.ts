// The keys of the review queue are those of `sayso review`.
import assert from "node:assert/strict";
import { test } from "node:test";
import { understand } from "../src/base/answers.ts";

test("each key of the command presses what stands for it", () => {
  for (const key of "aAcusjkz") assert.equal(understand(key, "nothing", true).press, key);
  assert.equal(understand("r", "nothing", false).press, "r");
});

test("r on a claim waits for what is wrong, and any other key ends the waiting", () => {
  assert.equal(understand("r", "nothing", true).waiting, "fault");
  assert.deepEqual(understand("s", "fault", true), { press: null, fault: "s", waiting: "nothing" });
  assert.deepEqual(understand("Escape", "fault", true), { press: null, fault: null, waiting: "nothing" });
});

test("after g a letter is a place and decides nothing", () => {
  assert.equal(understand("g", "nothing", true).waiting, "place");
  assert.deepEqual(understand("a", "place", true), { press: null, fault: null, waiting: "nothing" });
});

test("other keys decide nothing", () => {
  for (const key of ["x", "Enter", "Delete", "", "accept"]) assert.equal(understand(key, "nothing", true).press, null);
});

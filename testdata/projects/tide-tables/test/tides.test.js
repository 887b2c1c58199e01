"use strict";
const assert = require("assert");
const test = require("node:test");
const { station, stations, turns } = require("../lib/tides");

test("four turns a day, as the moon has it", () => {
  for (const name of stations()) {
    const found = turns(station(name));
    assert.ok(found.length >= 3 && found.length <= 4);
    assert.notStrictEqual(found[0].kind, found[1].kind);
  }
});

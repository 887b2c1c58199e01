"use strict";

const fs = require("fs");
const path = require("path");
const { height } = require("harmonics");

const STATIONS = path.join(__dirname, "..", "stations");

const stations = () =>
  fs
    .readdirSync(STATIONS)
    .filter((file) => file.endsWith(".json"))
    .map((file) => path.basename(file, ".json"))
    .sort();

const station = (name) => JSON.parse(fs.readFileSync(path.join(STATIONS, `${name}.json`)));

/** High and low water within some hours, to six minutes. */
function turns({ constituents }, hours = 24) {
  const found = [];
  for (let tenth = 1; tenth < hours * 10; tenth++) {
    const [before, now, after] = [-1, 0, 1].map((d) => height(constituents, (tenth + d) / 10));
    if ((now - before) * (after - now) <= 0) {
      found.push({ hour: tenth / 10, height: now, kind: now > before ? "high" : "low" });
    }
  }
  return found;
}

module.exports = { station, stations, turns };

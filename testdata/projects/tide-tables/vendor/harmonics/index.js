"use strict";

/** Degrees an hour of the constituents. */
const SPEEDS = { M2: 28.9841042, S2: 30.0, N2: 28.4397295, K1: 15.0410686, O1: 13.9430356 };

/** The height above the mean at an hour: the sum of all constituents, each [amplitude, phase]. */
function height(constituents, hour) {
  return Object.entries(constituents).reduce((sum, [name, [amplitude, phase]]) => {
    if (!(name in SPEEDS)) throw new RangeError(`no constituent ${name}`);
    return sum + amplitude * Math.cos(((SPEEDS[name] * hour - phase) * Math.PI) / 180);
  }, 0);
}

module.exports = { SPEEDS, height };

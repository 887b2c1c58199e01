#!/usr/bin/env node
"use strict";
const { SPEEDS } = require("..");
for (const [name, speed] of Object.entries(SPEEDS)) console.log(`${name}\t${speed}`);

"use strict";
// Puts the stations into the page.
const fs = require("fs");
const { stations } = require("./lib/tides");
const page = fs.readFileSync("public/index.template.html", "utf8");
const list = stations().map((name) => `<li><a href="/tides/${name}">${name}</a></li>`).join("");
fs.writeFileSync("public/index.html", page.replace("{{ stations }}", list));
fs.unlinkSync("public/index.template.html");

"use strict";

const fs = require("fs");
const http = require("http");
const path = require("path");
const { station, stations, turns } = require("./tides");

const index = fs.readFileSync(path.join(__dirname, "..", "public", "index.html"));

module.exports = http.createServer((request, response) => {
  const [, first, name] = request.url.split("/");
  const json = (status, body) => {
    response.writeHead(status, { "Content-Type": "application/json" });
    response.end(JSON.stringify(body));
  };
  if (first === "") return response.end(index);
  if (first === "health") return json(200, { ok: true });
  if (first === "tides" && stations().includes(name)) return json(200, turns(station(name), 12));
  return json(404, { error: "not found" });
});

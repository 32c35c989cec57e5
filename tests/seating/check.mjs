// SPDX-License-Identifier: EUPL-1.2
// A judge of plans that shares no code with the engine: node check.mjs CASE.json PLAN.csv
//
// CASE.json: {people, rounds, sizes: [least, most], apart: [[a, b]...], together: [[a, b]...],
// absent: [[round, id]...], met: [[a, b, times]...], silo: {id: value}}; PLAN.csv as `tvers seat` prints it.
// Prints the worth; exit 1 with the first broken rule.
import { readFileSync } from "node:fs";

const asked = JSON.parse(readFileSync(process.argv[2], "utf8"));
const rows = readFileSync(process.argv[3], "utf8").trim().split("\n").slice(1).map((row) => row.split(","));
const fail = (why) => { console.log(`broken: ${why}`); process.exit(1); };

const gone = new Set((asked.absent ?? []).map(([round, id]) => `${round}/${id}`));
const seat = new Map();
for (const [round, group, id] of rows) {
  if (seat.has(`${round}/${id}`)) fail(`${id} sits twice in round ${round}`);
  if (gone.has(`${round}/${id}`)) fail(`${id} is absent from round ${round}`);
  seat.set(`${round}/${id}`, group);
}
const known = new Map();
const pair = (a, b) => [String(a), String(b)].sort().join("/");
for (const [a, b, times = 1] of asked.met ?? []) known.set(pair(a, b), (known.get(pair(a, b)) ?? 0) + times);
let worth = 0;
for (let round = 1; round <= asked.rounds; round++) {
  const groups = new Map();
  let here = 0;
  for (let id = 1; id <= asked.people; id++) {
    const group = seat.get(`${round}/${id}`);
    if (group === undefined && !gone.has(`${round}/${id}`)) fail(`${id} has no seat in round ${round}`);
    if (group === undefined) continue;
    here++;
    groups.set(group, [...(groups.get(group) ?? []), id]);
  }
  const count = Math.ceil(here / asked.sizes[1]);
  if (groups.size !== count) fail(`round ${round}: ${groups.size} groups, not ${count}`);
  for (const members of groups.values()) {
    if (members.length !== Math.floor(here / count) && members.length !== Math.ceil(here / count))
      fail(`round ${round}: a group of ${members.length}`);
    members.forEach((a, i) => members.slice(i + 1).forEach((b) => {
      const met = known.get(pair(a, b)) ?? 0;
      worth += (asked.silo && asked.silo[a] === asked.silo[b] ? 1 : 4) / 4 ** met;
      known.set(pair(a, b), met + 1);
    }));
  }
  for (const [a, b] of asked.apart ?? []) {
    const x = seat.get(`${round}/${a}`);
    if (x !== undefined && x === seat.get(`${round}/${b}`)) fail(`${a} and ${b} sit together in round ${round}`);
  }
  for (const [a, b] of asked.together ?? []) {
    const x = seat.get(`${round}/${a}`), y = seat.get(`${round}/${b}`);
    if (x !== undefined && y !== undefined && x !== y) fail(`${a} and ${b} sit apart in round ${round}`);
  }
}
console.log(worth);

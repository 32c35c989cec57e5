// SPDX-License-Identifier: EUPL-1.2
// Random requests to `tvers seat`, the same every time, and the files that make them.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/// mulberry32: random(n) is 0..n-1.
export function randomFrom(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

export const newFolder = () => mkdtempSync(join(tmpdir(), 'seating-'));

function pairs(random, people, most) {
  return Array.from({ length: random(most) }, () => {
    const a = 1 + random(people), b = 1 + random(people - 1);
    return [a, b + (b >= a)];
  });
}

/// Whom a first round that has been held had: groups of any size, and some were not there.
function heldRound(random, people) {
  const rows = [];
  for (let id = 1; id <= people; id++) if (random(8)) rows.push([1, 1 + random(Math.ceil(people / 3)), id]);
  const numbers = [...new Set(rows.map(([, group]) => group))].sort((a, b) => a - b);
  return rows.map(([round, group, id]) => [round, numbers.indexOf(group) + 1, id]);
}

export function randomRequest(random) {
  const people = 4 + random(27), rounds = 1 + random(5), size = 2 + random(4);
  const asked = { people, rounds, sizes: [1, size], apart: pairs(random, people, 7), together: random(2) ? pairs(random, people, 4) : [],
    met: pairs(random, people, 9).map((p) => [...p, 1 + random(3)]), absent: [], silo: {} };
  for (let i = random(5); i > 0; i--) asked.absent.push([1 + random(rounds), 1 + random(people)]);
  for (let id = 1; id <= people; id++) asked.silo[id] = `u${random(5)}`;
  if (rounds > 1 && random(4) === 0) {
    asked.held = heldRound(random, people);
    asked.absent = asked.absent.filter(([round]) => round > 1);
    asked.apart = asked.together = [];
  }
  if (random(6) === 0) asked.groups = 1 + random(Math.floor(people / 2));
  return asked;
}

function write(dir, name, head, rows) {
  writeFileSync(join(dir, name), [head, ...rows.map((row) => row.join(','))].map((line) => `${line}\n`).join(''));
}

/// Writes the request's files into `dir`; the arguments that name them.
export function requestFiles(dir, asked) {
  write(dir, 'people.csv', 'id,unit', Object.entries(asked.silo));
  write(dir, 'apart.csv', 'a,b', asked.apart);
  write(dir, 'together.csv', 'a,b', asked.together);
  write(dir, 'met.csv', 'a,b,times', asked.met);
  write(dir, 'absent.csv', 'round,id', asked.absent);
  write(dir, 'held.csv', 'round,group,id', asked.held ?? []);
  const sizes = asked.groups ? ['--groups', String(asked.groups)] : ['--sizes', asked.sizes.join('-')];
  return ['people.csv', ...sizes, '--rounds', String(asked.rounds), '--silo', 'unit', '--apart', 'apart.csv', '--together', 'together.csv',
    '--met', 'met.csv', '--absent', 'absent.csv', '--held', 'held.csv'];
}

/// The wishes that a refusal names.
export function clashIn(message) {
  const named = (wish) => [...message.matchAll(new RegExp(`^ {2}${wish}: (\\d+), (\\d+)$`, 'gm'))].map(([, a, b]) => [Number(a), Number(b)]);
  return { apart: named('apart'), together: named('together') };
}

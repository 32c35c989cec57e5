#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// The same request, seed and --passes give the same bytes, whoever compiled the program: tests/seating/same.mjs PROGRAM...
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { newFolder, randomFrom, randomRequest, requestFiles } from './requests.mjs';

const programs = process.argv.slice(2).map((program) => resolve(program));
const dir = newFolder();
const random = randomFrom(2);

function weightsFile() {
  const rows = [];
  for (let a = 1; a <= 20; a++) for (let b = a + 1; b <= 20; b++) rows.push(`${a},${b},${random(1000) / 7}`);
  writeFileSync(join(dir, 'weights.csv'), `a,b,weight\n${rows.join('\n')}\n`);
  return 'weights.csv';
}

function instanceFile() {
  const rows = [];
  for (let a = 0; a < 40; a++) for (let b = a + 1; b < 40; b++) rows.push(`${a} ${b} ${random(10000) / 100}`);
  writeFileSync(join(dir, 'instance.txt'), `40 5 ds ${'6 10 '.repeat(5)}\n${rows.join('\n')}\n`);
  return 'instance.txt';
}

const cases = {
  'an exact design': () => '--people 27 --size 3 --rounds 13',
  'search only': () => '--people 27 --size 3 --rounds 13 --search-only',
  'a design that is searched for, and rounds beyond it': () => '--people 65 --size 5 --rounds 14',
  'groups of two sizes': () => '--people 27 --sizes 4-5 --rounds 24',
  'weights that are not exact in binary': () => `--people 20 --size 4 --rounds 5 --weights ${weightsFile()}`,
  'one round by weights': () => `--mdgp ${instanceFile()}`,
  'a cover by search': () => '--people 26 --size 5 --cover',
  'draws': () => '--people 24 --size 4 --rounds 7 --draws 3',
  'a crowd': () => '--people 3000 --size 3 --rounds 4',
};
for (let i = 1; i <= 6; i++) cases[`random request ${i}`] = () => requestFiles(dir, randomRequest(random)).join(' ');

let passed = 0, failed = 0;
for (const [name, args] of Object.entries(cases)) {
  const asked = [...args().split(' '), '--passes', '1', '--seed', '7', '--format', 'csv'];
  const results = programs.map((program) => {
    const { status, stdout, stderr } = spawnSync(program, asked, { cwd: dir, encoding: 'utf8', maxBuffer: 1 << 28 });
    return `${status}\n${stdout}${stderr}`;
  });
  const other = results.findIndex((result) => result !== results[0]);
  if (other < 0 && /^[01]\n/.test(results[0])) passed++;
  else {
    failed++;
    console.log(`FAILED ${name}: ${other < 0 ? results[0].slice(0, 200) : `${programs[other]} gives another plan than ${programs[0]}`}`);
  }
}
rmSync(dir, { recursive: true });
console.log(`seating, one plan from ${programs.length} programs: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

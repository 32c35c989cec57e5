#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// The same files and seed give the same bytes, whoever compiled the program, on one thread or three: tests/flow/same.mjs PROGRAM...
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const programs = process.argv.slice(2).map((program) => resolve(program));
const dir = mkdtempSync(join(tmpdir(), 'tvers-flow-same-'));

/// A stream of numbers in [0, 1) that is the same each time (Lehmer).
let state = 7919;
const next = () => (state = (state * 48271) % 2147483647) / 2147483647;
const write = (name, head, rows) => writeFileSync(join(dir, name), `${head}\n${rows.map((row) => `${row.join(',')}\n`).join('')}`);
const times = (count, make) => Array.from({ length: count }, (_, i) => make(i));

/// Weights and answers are numbers that are not exact in binary.
const PEOPLE = 40;
write('nodes.csv', 'id,unit,level', times(PEOPLE, (i) => [`p${i}`, `u${i % 5}`, i % 3]));
for (const name of ['y', 'x1', 'x2']) {
  const pairs = times(PEOPLE * PEOPLE, (at) => [Math.floor(at / PEOPLE), at % PEOPLE]).filter(([a, b]) => a !== b && next() < 0.2);
  write(`${name}.csv`, 'from,to,wave,weight', pairs.map(([a, b]) => [`p${a}`, `p${b}`, `t${1 + (a + b) % 2}`, (next() * 7).toFixed(3)]));
}
write('missing.csv', 'from,to', [['p3', ''], ['p7', 'p9']]);
write('seats.csv', 'round,group,id', times(2, (r) => times(PEOPLE, (i) => [r + 1, 1 + (i + r * i) % 8, `p${i}`])).flat());
const shuffled = () => times(PEOPLE, (i) => i).map((i) => [next(), i]).sort(([a], [b]) => a - b).map(([, i]) => i);
write('draws.csv', 'draw,round,group,id', times(60, (d) => times(2, (r) => shuffled().map((i, at) => [d + 1, r + 1, 1 + at % 8, `p${i}`])).flat()).flat());
write('study.csv', 'id,arm,cohort,unit,before,after', times(60, (i) => [i, i % 2 ? 'took' : 'waits', `c${i % 12}`, `u${i % 3}`, (next() * 3).toFixed(3), (next() * 3).toFixed(3)]));

const network = '--nodes nodes.csv --edges y.csv --silo unit --weight weight';
const relations = '--nodes nodes.csv --y y.csv --x x1.csv --x x2.csv --same level --weight weight --permutations 300';
const study = 'effect --people study.csv --arm arm --treated took --before before --after after --permutations 300';
const cases = {
  'the figures of a network': `measure ${network} --permutations 300 --format json`,
  'directed, and without small weights': `measure ${network} --directed --at-least 1.5 --permutations 300 --format json`,
  'the row of each person': `people ${network} --directed --format csv`,
  'a table of units': `matrix ${network} --format csv`,
  'two relations': `qap ${relations} --format json`,
  'several relations': `mrqap ${relations} --format json`,
  'several relations with answers missing': `mrqap ${relations} --missing missing.csv --directed --format json`,
  'pairs seated and not yet seated': 'pairs --nodes nodes.csv --y y.csv --seats seats.csv --draws draws.csv --same unit --format json',
  'an effect, persons drawn': `${study} --within unit --format json`,
  'an effect, cohorts drawn': `${study} --cohort cohort --format json`,
  'how many times as many': `${study} --counts --format json`,
  'power, persons': 'power --runs 100 --permutations 99 --format json',
  'power, cohorts': 'power --treated 60 --comparison 60 --icc 0.05 --cohorts 5 --runs 60 --permutations 99 --format json',
  'power, pairs': 'power --design pairs --people 16 --tables 4 --gatherings 2 --runs 30 --permutations 99 --format json',
};
for (const picture of ['sociogram', 'matrix', 'chance', 'coverage', 'means --before t1 --wave t2', 'ego --person p3 --before t1 --wave t2'])
  cases[`the picture: ${picture}`] = `draw --nodes nodes.csv --edges y.csv --silo unit --picture ${picture}`;

let passed = 0, failed = 0;
for (const [name, args] of Object.entries(cases)) {
  const threads = args.startsWith('draw') ? [''] : [' --threads 1', ' --threads 3'];
  const runs = programs.flatMap((program) => threads.map((more) => [program, `${args}${more}`]));
  const results = runs.map(([program, asked]) => {
    const { status, stdout, stderr } = spawnSync(program, asked.split(' '), { cwd: dir, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, LC_ALL: 'C' } });
    return `${status}\n${stdout}${stderr}`;
  });
  const other = results.findIndex((result) => result !== results[0]);
  if (other < 0 && /^0\n/.test(results[0])) passed++;
  else {
    failed++;
    console.log(`FAILED ${name}: ${other < 0 ? results[0].slice(0, 200) : `${runs[other].join(' ')} says something else than ${runs[0].join(' ')}`}`);
  }
}
rmSync(dir, { recursive: true });
console.log(`flow, the same from ${programs.length} programs: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

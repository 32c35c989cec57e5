// SPDX-License-Identifier: EUPL-1.2
// Tests of networks against R's sna, in processor time: bench/flow [--json FILE]
//
// sna takes minutes for what is wanted of it, so it is asked for few permutations twice, and what one more of them takes
// is multiplied. It runs before and after ours; of both the least is taken. Ours is the whole command, files and all, on
// one thread. What both find must agree, or nothing is compared.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { timed } from './measure.mjs';

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const here = dirname(fileURLToPath(import.meta.url));
const tvers = join(here, '..', 'build', 'release', 'tvers');
const dir = mkdtempSync(join(tmpdir(), 'tvers-bench-flow-'));

const cases = [
  { name: 'QAP, 71 people', test: 'qap', people: 71, few: [200, 1000], least: 70 },
  { name: 'MRQAP, 200 people, 3 predictors', test: 'mrqap', people: 200, few: [10, 40], least: 400 },
];
const PERMUTATIONS = 10000;

/// The same pairs in every run: each seventh or so, by a hash of both.
function relation(name, people, salt) {
  const rows = [];
  for (let i = 1; i <= people; i++)
    for (let j = 1; j <= people; j++) if (i !== j && (Math.imul(i * 7919 + j * 104729 + salt, 2654435761) >>> 16) % 7 === 0) rows.push(`${i},${j}`);
  writeFileSync(join(dir, `${name}.csv`), `from,to\n${rows.join('\n')}\n`);
}

function files(people) {
  ['y', 'x1', 'x2', 'x3'].forEach((name, k) => relation(name, people, 1299709 * k));
  writeFileSync(join(dir, 'nodes.csv'), `id\n${Array.from({ length: people }, (_, i) => i + 1).join('\n')}\n`);
}

const sna = (c, permutations) => timed('Rscript', [join(here, 'peers', 'flow.R'), c.test, dir, String(c.people), String(permutations)]);

function snaRun(c) {
  const [few, more] = c.few.map((permutations) => sna(c, permutations));
  return { each: (more.cpu - few.cpu) / (c.few[1] - c.few[0]), found: more.stdout.trim().split(/\s+/).map(Number) };
}

function oursRun(c) {
  const x = c.test === 'qap' ? ['x1'] : ['x1', 'x2', 'x3'];
  const args = ['flow', c.test, '--nodes', 'nodes.csv', '--y', 'y.csv', ...x.flatMap((name) => ['--x', `${name}.csv`]),
    '--directed', '--permutations', String(PERMUTATIONS), '--threads', '1', '--format', 'json'];
  const done = timed(tvers, args, { cwd: dir });
  const got = JSON.parse(done.stdout)[c.test];
  return { cpu: done.cpu, peak: done.peak, found: c.test === 'qap' ? [got.x1.r] : Object.values(got.tstat) };
}

function compare(c) {
  files(c.people);
  const before = snaRun(c);
  const ours = [oursRun(c), oursRun(c), oursRun(c)];
  const after = snaRun(c);
  before.found.forEach((value, i) => assert.ok(Math.abs(value - ours[0].found[i]) < 1e-8, `${c.name}: ${value} and ${ours[0].found[i]}`));
  const cpu = Math.min(...ours.map((run) => run.cpu));
  const peer = Math.min(before.each, after.each) * PERMUTATIONS;
  return { case: c.name, permutations: PERMUTATIONS, cpu, peak: ours[0].peak, sna: peer, ratio: peer / cpu, least: c.least, reached: peer / cpu >= c.least };
}

const rows = cases.map((c) => {
  const row = compare(c);
  console.log(`${row.case}: ${row.cpu.toFixed(2)} s of CPU and ${row.peak.toFixed(0)} MiB for ${PERMUTATIONS} permutations, sna ${row.sna.toFixed(0)} s `
    + `(from ${c.few.join(' and ')}): ${row.ratio.toFixed(0)} times, wanted ${row.least}: ${row.reached ? 'yes' : 'NO'}`);
  return row;
});
rmSync(dir, { recursive: true });
if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 1)}\n`);

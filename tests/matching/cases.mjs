#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// Every case with known answers under a judge that is not ours: plan, wish_rank, fit and why of each person, in each aim;
// what is proven, and bad input refused at the right place. Skipped where the cases are not at hand.
//
//   node tests/matching/cases.mjs          without the two that take most of a minute each
//   LONG=1 node tests/matching/cases.mjs   all
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, test } from '../browser/harness.mjs';
import { cases, judge, match, matchJson } from './matching.mjs';

const LONG = ['o15_large_2000', 'o16_large_10000', 'o18_agh_2003', 'o20_hard_turns']; // seconds to minutes of a processor
const SECONDS = process.env.LONG ? '600' : '60';
const dir = mkdtempSync(join(tmpdir(), 'tvers-match-'));

const optionsOf = (folder) => ['people', 'themes', 'wishes', 'units', 'ranks', 'held', 'forbid']
  .filter((name) => existsSync(join(folder, `${name}.csv`))).flatMap((name) => [`--${name}`, join(folder, `${name}.csv`)]);

function judged(folder, aim, profile, out) {
  const plan = join(dir, 'plan.csv');
  writeFileSync(plan, out);
  const done = spawnSync(judge, [folder, plan, '--aim', aim, '--profile', profile], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const verdict = JSON.parse(done.stdout);
  assert.deepEqual(verdict.wrong, []);
  return verdict;
}

function tryCase(name) {
  const folder = join(cases, name), expected = JSON.parse(readFileSync(join(folder, 'expect.json'), 'utf8'));
  const truthful = expected.truthful !== undefined && expected.truthful !== null;
  for (const [aim, profile] of [['stable', 'first'], ['stable', 'fair'], ['most', 'first'], ['truthful', 'first']]) {
    const key = profile === 'fair' ? `${aim}_fair` : aim;
    if (aim === 'truthful' ? !truthful : !expected[key]) continue;
    const options = [...optionsOf(folder), ...(aim === 'stable' ? [] : [`--${aim}`]), '--profile', profile, '--seconds', SECONDS];
    const done = match([...options, '--format', 'csv']);
    const verdict = judged(folder, aim, profile, done.out);
    assert.notEqual(verdict.verdict, 'worse', `${name} ${key}: ${JSON.stringify(verdict)}`);
    assert.equal(done.status, aim === 'stable' && verdict.blocking ? 1 : 0);
    if (aim === 'truthful') continue;
    const levels = aim === 'most' ? ['placed', 'blocking', 'profile', 'fit'] : ['blocking', 'placed', 'profile', 'fit'];
    assert.deepEqual(matchJson(options).proven, levels, `${name} ${key}`);
  }
}

const have = existsSync(cases);
for (const name of have ? readdirSync(cases).filter((entry) => entry.startsWith('o')) : []) {
  if (LONG.includes(name) && !process.env.LONG) continue;
  test(`${name}: as good as is known, in every aim, with every column`, () => tryCase(name));
}

for (const name of have ? readdirSync(join(cases, 'bad')) : []) {
  test(`${name}: refused where it is wrong`, () => {
    const folder = join(cases, 'bad', name), expected = JSON.parse(readFileSync(join(folder, 'expect.json'), 'utf8'));
    const done = match(optionsOf(folder));
    assert.equal(done.status, expected.exit);
    assert.equal(done.out, '');
    assert.ok(done.err.startsWith(`${join(folder, expected.file)}:${expected.line}: column "${expected.column}": `), done.err);
  });
}

if (have) await run('matching, known cases');
else console.log('matching, known cases: 0 passed, 0 failed, 1 skipped: their folder is not here');
rmSync(dir, { recursive: true });

#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// QAP and MRQAP as R's sna has computed them: r, b, t and R2 to 1e-9, p within what chance allows; skipped where the
// references are not at hand.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run, test } from '../browser/harness.mjs';
import { json, references } from './flow.mjs';

const RELATIVE = 1e-9;
const PERMUTATIONS = 5000;

/// The R call of a relation as ours: mat(ds, "acquaintance", "t1", 1, TRUE) is FILE:acquaintance:t1, with weights.
function relation(call, edges) {
  const [, name, wave] = call.match(/^mat\(ds, "(\w+)"(?:, "(\w*)")?/);
  return `${edges}:${name}${wave ? `:${wave}` : ''}`;
}

function choice(ref) {
  const dir = join(references, ref.dataset);
  const edges = join(dir, 'edges.csv');
  const x = Object.values(ref.x);
  return ['--nodes', join(dir, 'nodes.csv'), '--y', relation(ref.y, edges), `--permutations=${PERMUTATIONS}`,
    ...x.filter((call) => call.startsWith('mat')).flatMap((call) => ['--x', relation(call, edges)]),
    ...x.filter((call) => call.startsWith('same')).flatMap((call) => ['--same', call.match(/"(\w+)"/)[1]]),
    ref.mode === 'graph' ? '--undirected' : '--directed', ...(ref.y.includes('TRUE)') && ref.mode === 'digraph' ? ['--weight', 'weight'] : [])];
}

/// Our names of the predictors, in the order of theirs: relations come before attributes.
function names(ref, got) {
  const theirs = Object.keys(ref.x);
  const sorted = [...theirs.filter((name) => ref.x[name].startsWith('mat')), ...theirs.filter((name) => ref.x[name].startsWith('same'))];
  const ours = Object.keys(got.x);
  assert.equal(ours.length, sorted.length);
  return Object.fromEntries(sorted.map((name, i) => [name, ours[i]]));
}

function assertNear(got, wanted, what) {
  assert.ok(Math.abs(got - wanted) <= RELATIVE * Math.abs(wanted), `${what}: ${got}, wanted ${wanted}`);
}

function assertChance(got, wanted, reps, what) {
  const spread = Math.sqrt(wanted * (1 - wanted) * (1 / reps + 1 / PERMUTATIONS));
  assert.ok(got > 0 && Math.abs(got - wanted) <= 4 * spread + 2 / reps, `${what}: p ${got}, wanted ${wanted}`);
}

function qapTest(ref) {
  test(`${ref.case}: QAP`, () => {
    const got = json(['qap', ...choice(ref)]);
    for (const key of ['mode', 'n', 'dyads']) assert.equal(got[key], ref[key], key);
    for (const [theirs, ours] of Object.entries(names(ref, got))) {
      const [mine, wanted] = [got.qap[ours], ref.qap[theirs]];
      assertNear(mine.r, wanted.r, `${theirs}.r`);
      for (const p of ['p_ge', 'p_le', 'p_two']) assertChance(mine[p], wanted[p], ref.reps, `${theirs}.${p}`);
      assert.ok(Math.abs(mine.perm_mean - wanted.perm_mean) <= 4 * wanted.perm_sd * Math.sqrt(1 / ref.reps + 1 / PERMUTATIONS), `${theirs}: mean`);
      assert.ok(Math.abs(mine.perm_sd / wanted.perm_sd - 1) <= 0.06, `${theirs}: spread`);
      assert.ok(mine.low <= mine.r && mine.r <= mine.high, `${theirs}: interval`);
    }
  });
}

function mrqapTest(ref) {
  test(`${ref.case}: MRQAP`, () => {
    const got = json(['mrqap', ...choice(ref)]);
    const { mrqap: mine } = got;
    for (const key of ['r2', 'adj_r2']) assertNear(mine[key], ref.mrqap[key], key);
    for (const [theirs, ours] of [['(intercept)', '(intercept)'], ...Object.entries(names(ref, got))]) {
      for (const key of ['coef', 'tstat']) assertNear(mine[key][ours], ref.mrqap[key][theirs], `${key}.${theirs}`);
      for (const p of ['p_ge', 'p_le', 'p_two']) assertChance(mine[p][ours], ref.mrqap[p][theirs], ref.reps, `${p}.${theirs}`);
      assert.ok(mine.low[ours] <= mine.coef[ours] && mine.coef[ours] <= mine.high[ours], `${theirs}: interval`);
    }
  });
}

if (existsSync(references)) {
  const cases = readdirSync(join(references, 'ref')).filter((name) => /^qap-.*\.json$/.test(name));
  for (const name of cases) {
    const ref = JSON.parse(readFileSync(join(references, 'ref', name), 'utf8'));
    qapTest(ref);
    mrqapTest(ref);
  }
  await run('flow-qap-reference');
} else console.log('flow-qap-reference: 0 passed, 0 failed, 1 skipped (../shared/data/flow is not there)');

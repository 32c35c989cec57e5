#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// Every figure of networks that others have measured with other tools, to 1e-9; skipped where they are not at hand.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run, test } from '../browser/harness.mjs';
import { json, printed, references, rowsOf } from './flow.mjs';

const RELATIVE = 1e-9;
// What says where a reference came from is no figure, nor are two that say how well two of its tools agree.
const ORIGIN = ['graph', 'dataset', 'relation', 'wave', 'min_weight', 'rule', 'tools', 'calls', 'check_constraint_networkx', 'check_effsize_networkx'];

function choice(ref) {
  const dir = join(references, ref.dataset);
  return ['--nodes', join(dir, 'nodes.csv'), '--edges', join(dir, 'edges.csv'), '--at-least', String(ref.min_weight),
    ...(ref.relation ? ['--relation', ref.relation] : []), ...(ref.wave ? ['--wave', ref.wave] : []), ...(ref.directed ? ['--directed'] : []),
    ...(ref.units ? ['--silo', ref.unit_attribute] : [])];
}

function isNear(got, wanted, absolute = 0) {
  return Math.abs(got - wanted) <= RELATIVE * Math.abs(wanted) + absolute;
}

/// Both trees have the same names, and the same values but for rounding.
function compare(got, wanted, path, differences) {
  if (typeof wanted === 'number' && typeof got === 'number') {
    if (!isNear(got, wanted, path.endsWith('betweenness') ? 1e-9 : 0)) differences.push(`${path}: ${got}, wanted ${wanted}`);
  } else if (wanted !== null && typeof wanted === 'object' && got !== null && typeof got === 'object') {
    for (const key of new Set([...Object.keys(wanted), ...Object.keys(got)])) compare(got[key], wanted[key], `${path}.${key}`, differences);
  } else if (got !== wanted) differences.push(`${path}: ${got}, wanted ${wanted}`);
}

/// Chance agrees with chance within four of its own spreads: the exact moments are compared as figures.
function shuffledIsNear(got, wanted, figures) {
  const { ei_expected_exact: mean, ei_sd_exact: sd } = figures;
  assert.equal(got.reps, wanted.reps);
  assert.ok(Math.abs(got.mean - mean) <= 4 * sd / Math.sqrt(got.reps), `mean ${got.mean}, exactly ${mean}`);
  assert.ok(Math.abs(got.sd - sd) <= 0.05 * sd, `spread ${got.sd}, exactly ${sd}`);
  for (const p of ['p_le', 'p_ge']) {
    const spread = Math.sqrt(wanted[p] * (1 - wanted[p]) * (1 / got.reps + 1 / wanted.reps));
    assert.ok(Math.abs(got[p] - wanted[p]) <= 4 * spread + 2 / wanted.reps, `${p} ${got[p]}, wanted ${wanted[p]}`);
  }
  for (const q of Object.keys(wanted.q)) assert.ok(Math.abs(got.q[q] - wanted.q[q]) <= 0.25 * sd, `quantile ${q} ${got.q[q]}, wanted ${wanted.q[q]}`);
}

function figuresTest(name, ref) {
  test(`${name}: the figures of the network`, () => {
    const { relation, wave, min_weight, self_named, named_twice, ei_permutation, ...got } = json(['measure', ...choice(ref)]);
    const { ei_permutation: shuffled, ...wanted } = ref;
    for (const key of ORIGIN) delete wanted[key];
    if (!ref.units) wanted.unit_attribute = null;
    const differences = [];
    compare(got, wanted, '', differences);
    assert.deepEqual(differences, []);
    if (shuffled) shuffledIsNear(ei_permutation, shuffled, ref);
  });
}

function peopleTest(name, ref) {
  test(`${name}: the row of each person`, () => {
    const got = rowsOf(printed(['people', ...choice(ref), '--format', 'csv']));
    const wanted = rowsOf(readFileSync(join(references, 'ref', `${name}.nodes.csv`), 'utf8'));
    const differences = [];
    assert.deepEqual(Object.keys(got[0]), Object.keys(wanted[0]));
    assert.deepEqual(got.map((row) => row.id), wanted.map((row) => row.id));
    wanted.forEach((row, i) => {
      for (const [key, value] of Object.entries(row)) {
        const isSame = value === '' || got[i][key] === '' ? value === got[i][key] : isNear(Number(got[i][key]), Number(value), 1e-9);
        if (!isSame) differences.push(`${row.id}.${key}: ${got[i][key]}, wanted ${value}`);
      }
    });
    assert.deepEqual(differences, []);
  });
}

if (existsSync(references)) {
  const names = readdirSync(join(references, 'ref')).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
  for (const name of names.filter((name) => existsSync(join(references, 'ref', `${name}.nodes.csv`)))) {
    const ref = JSON.parse(readFileSync(join(references, 'ref', `${name}.json`), 'utf8'));
    figuresTest(name, ref);
    peopleTest(name, ref);
  }
  await run('flow-reference');
} else console.log('flow-reference: 0 passed, 0 failed, 1 skipped (../shared/data/flow is not there)');

#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// Small cases by chance, every rule mixed, against the slow twin: the default, --most and --truthful; the same bytes in
// whatever order the rows stand; and nobody gains by another list under --truthful.
//
//   node tests/matching/run.mjs             150 cases
//   node tests/matching/run.mjs 2000 7000   2,000 cases from number 7,000 on
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, test } from '../browser/harness.mjs';
import { diceOf, filesOf, marketOf } from './market.mjs';
import { match, matchJson } from './matching.mjs';
import { Twin } from './twin.mjs';

const [count = 150, first = 1] = process.argv.slice(2).map(Number);
const dir = mkdtempSync(join(tmpdir(), 'tvers-match-'));
const numbers = Array.from({ length: count }, (all, i) => first + i);
const figures = ({ placed, profile, fit, blocking }) => ({ placed, profile, fit, blocking });

/// The plan of JSON as person -> theme, without those held.
const planOf = (json) => new Map(json.plan.filter((row) => row.why !== 'held').map((row) => [row.person, row.theme]));

function shuffled(dice, rows) {
  for (let i = rows.length - 1; i > 0; i--) {
    const j = dice.below(i + 1);
    [rows[i], rows[j]] = [rows[j], rows[i]];
  }
  return rows;
}

test(`${count} cases by chance: no plan of the default or --most is better, and what is said of each is so`, () => {
  for (const number of numbers) {
    const market = marketOf(number), twin = new Twin(market), options = filesOf(market, join(dir, 'case'));
    for (const [aim, kind] of [['stable', number % 2 ? 'first' : 'fair'], ['most', 'first']]) {
      const json = matchJson([...options, ...(aim === 'most' ? ['--most'] : []), '--profile', kind, '--seconds', '60']);
      const best = twin.best(aim, kind), plan = planOf(json), mine = twin.score(plan);
      assert.ok(twin.keepsLimits(plan), `case ${number}, ${aim}: limits`);
      assert.deepEqual(mine, best, `case ${number}, ${aim}, ${kind}`);
      assert.deepEqual({ ...figures(json), blocking: json.blocking.length }, figures(mine), `case ${number}: its own figures`);
      assert.deepEqual(json.proven, aim === 'most' ? ['placed', 'blocking', 'profile', 'fit'] : ['blocking', 'placed', 'profile', 'fit'], `case ${number}`);
    }
  }
});

test('--truthful gives what the rule gives step by step, and nobody gains by another list', () => {
  for (const number of numbers) {
    const market = marketOf(number, { hours: false }), twin = new Twin(market);
    const plan = planOf(matchJson([...filesOf(market, join(dir, 'case')), '--truthful']));
    const rule = twin.truthful();
    assert.deepEqual([...plan].sort(), [...rule].sort(), `case ${number}`);
    for (const p of market.people) liesGainNothing(twin, rule, p, number);
  }
});

/// Every list of distinct ranks over what the person wished for; better is by what they wrote.
function liesGainNothing(twin, honest, p, number) {
  const list = twin.lists.get(p.id), value = (plan) => (plan.has(p.id) ? list.get(plan.get(p.id)) : Infinity);
  const go = (chosen, rest) => {
    const lists = new Map(twin.lists).set(p.id, new Map(chosen.map((t, i) => [t, i + 1])));
    assert.ok(value(twin.truthful(lists)) >= value(honest), `case ${number}: ${p.id} gains by ${chosen}`);
    for (const t of rest) go([...chosen, t], rest.filter((x) => x !== t));
  };
  if (list.size <= 3) go([], [...list.keys()]);
}

test('the same seed and passes give the same plan, in whatever order the rows stand', () => {
  for (const number of numbers.slice(0, Math.ceil(count / 5))) {
    const market = marketOf(number), dice = diceOf(number);
    const plain = matchJson([...filesOf(market, join(dir, 'a')), '--passes', '2']);
    const turned = matchJson([...filesOf(market, join(dir, 'b'), (rows) => shuffled(dice, rows)), '--passes', '2']);
    assert.deepEqual([...planOf(turned)].sort(), [...planOf(plain)].sort(), `case ${number}`);
    assert.equal(match([...filesOf(market, join(dir, 'a')), '--passes', '2', '--format', 'csv']).out,
      match([...filesOf(market, join(dir, 'a')), '--passes', '2', '--format', 'csv']).out);
  }
});

await run('matching, cases by chance');
rmSync(dir, { recursive: true });

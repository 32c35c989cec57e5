#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// `tvers flow power`: what it takes, refuses and says, and the powers that another simulation has found (skipped where
// they are not at hand).
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, test } from '../browser/harness.mjs';
import { flow, json, printed, references, rowsOf } from './flow.mjs';

const RUNS = 1000;
const quick = ['power', '--runs', String(RUNS), '--permutations', '199'];
const of = ({ treated, comparison, response, rho }) => ['--treated', treated, '--comparison', comparison, '--response', response, '--correlation', rho].map(String);

test('a sentence says what will be seen, and what that takes for granted', () => {
  const small = ['power', '--treated', '27', '--comparison', '40', '--runs', '200', '--permutations', '99', '--format', 'text'];
  assert.match(printed(small), /^With 27 and 40 people, of whom 80% reply, you will see a difference of 0\.\d\d standard deviations or more/);
  assert.match(printed(small), /only if cohorts do not differ.*--icc 0\.05/);
  assert.match(printed(small, { locale: 'nn_NO.UTF-8' }), /^Med 27 og 40 personar, der 80.% svarer, ser de ein skilnad på 0,\d\d standardavvik/);
});

test('too few cohorts are no test, however many people they have', () => {
  const three = ['power', '--treated', '300', '--comparison', '300', '--icc', '0.05', '--cohorts', '3', '--runs', '50'];
  assert.match(printed([...three, '--format', 'text']), /^There are not enough cohorts for a test\. With 3 on each side .*p = 0\.100/);
  assert.equal(json(three).mde80, null);
  assert.equal(json(three).power['0.9'], 0);
});

test('a test that does not know of cohorts is called wrong', () => {
  const wrong = [...quick, '--icc', '0.1', '--lot', 'persons'];
  assert.match(printed([...wrong, '--format', 'text']), /^This test gives wrong answers\. Without any difference it finds one in (2[89]|3\d)% of cases/);
});

test('the same seed gives the same bytes on any number of threads', () => {
  const small = ['power', '--treated', '12', '--runs', '100', '--format', 'json'];
  const one = printed([...small, '--threads', '1']);
  assert.equal(printed([...small, '--threads', '3']), one);
  assert.notEqual(printed([...small, '--seed', '2']).replace('"seed": 2', '"seed": 1'), one);
});

test('one difference alone, and csv', () => {
  assert.deepEqual(rowsOf(printed(['power', '--effect', '0.4', '--runs', '100', '--format', 'csv'])).map(({ effect }) => effect), ['0.4']);
  assert.deepEqual(Object.keys(json(['power', '--runs', '50']).power), ['0.3', '0.5', '0.7', '0.9']);
});

test('wrong words are 2', () => {
  for (const args of [['--treated', '1'], ['--design', 'pairs', '--tied', '0'], ['--ratio', '0.5'], ['--response', '80'], ['--response', '0'], ['--correlation', '1'], ['--icc', '-1'], ['--lot', 'both'], ['--runs', '3'],
    ['--treated', 'nan'], ['people.csv']]) {
    const { status, out, err } = flow(['power', ...args]);
    assert.equal(status, 2, args.join(' '));
    assert.equal(out, '');
    assert.match(err, /^tvers flow power: /);
  }
});

const pairs = ['power', '--design', 'pairs'];

test('pairs: a table of how many times as often, and a sentence', () => {
  const small = [...pairs, '--people', '12', '--tables', '3', '--gatherings', '2', '--permutations', '99', '--runs', '40', '--tied', '0.25'];
  const { power, power_one_sided_05: oneSided, share_of_pairs_already_seated: seated } = json(small);
  assert.deepEqual(Object.keys(power).map(Number).sort(), [1, 1.25, 1.5, 2, 3]);
  assert.ok(power['3'] > power['1'] && power['3'] <= oneSided['3']);
  assert.ok(Math.abs(seated - (1 - (1 - 3 / 11) ** 2)) < 0.02, 'two gatherings in groups of four');
  assert.match(printed([...small, '--format', 'text']), /^1 cohort of 12, of whom 80% reply after gathering number 2\. /);
  assert.deepEqual(rowsOf(printed([...small, '--ratio', '2', '--format', 'csv'])).map(({ risk_ratio: ratio }) => ratio), ['2']);
  assert.equal(printed([...small, '--threads', '1', '--format', 'json']), printed([...small, '--threads', '3', '--format', 'json']));
});

/// Theirs comes from `runs` studies, so that both have their chance.
function assertPower(got, wanted, runs, what, ours = RUNS) {
  const chance = Math.min(Math.max(wanted, 0.05), 0.95);
  const spread = Math.sqrt(chance * (1 - chance) * (1 / runs + 1 / ours));
  assert.ok(Math.abs(got - wanted) <= 0.03 + 2 * spread, `${what}: ${got}, wanted ${wanted}`);
}

if (existsSync(references)) {
  const power = JSON.parse(readFileSync(join(references, 'ref', 'power.json'), 'utf8'));
  for (const ref of power.A_person_level)
    test(`${ref.treated} and ${ref.comparison} at ${ref.response}`, () => {
      const got = json([...quick, ...of(ref)]);
      for (const effect of Object.keys(ref.power)) assertPower(got.power[effect], ref.power[effect], 600, effect);
      assert.ok(Math.abs(got.mde80_formula - ref.mde80_formula) < 1e-9);
    });
  for (const ref of power.A_false_positives_with_cohort_shock)
    test(`false positives of ${ref.cohorts_per_arm} cohorts with ICC ${ref.icc}`, () => {
      const people = String(27 * ref.cohorts_per_arm);
      const got = json([...quick, '--treated', people, '--comparison', people, '--icc', String(ref.icc), '--cohorts', String(ref.cohorts_per_arm), '--lot', 'persons']);
      assertPower(got.false_positive_rate, ref.false_positive_rate, 800, 'rate');
    });
  for (const ref of power.B_dyads_randomised_seating.filter(({ cohorts }) => cohorts === 1))
    test(`${ref.cohorts} cohorts, ${ref.base_tie_rate} tied, ${ref.risk_ratio} times as often`, () => {
      const got = json([...pairs, '--cohorts', ref.cohorts, '--tied', ref.base_tie_rate, '--ratio', ref.risk_ratio, '--response', ref.response, '--runs', 100].map(String));
      assertPower(got.power_one_sided_05[ref.risk_ratio], ref.power_one_sided_05, 150, 'power', 100);
      assert.ok(Math.abs(got.share_of_pairs_already_seated - ref.share_of_pairs_already_seated) < 0.01);
    });
}
await run('flow-power');

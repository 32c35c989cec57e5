#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// What `tvers flow effect` takes, refuses and finds.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, temporaryFolder, test } from '../browser/harness.mjs';
import { flow, json, printed, rowsOf } from './flow.mjs';

const dir = temporaryFolder();
const options = { dir };
function write(name, rows) {
  const columns = Object.keys(rows[0]);
  writeFileSync(join(dir, name), `${columns.join(',')}\n${rows.map((row) => columns.map((c) => row[c]).join(',')).join('\n')}\n`);
  return name;
}

// Forty people of two units, who know a little more afterwards; those of the cohort know three more than that.
const people = Array.from({ length: 40 }, (_, i) => {
  const before = (i * 7) % 11;
  const arm = i % 4 < 2 ? 'cohort' : 'waiting';
  return { id: `p${i}`, arm, unit: i % 3 ? 'school' : 'roads', group: `${arm}-${(i >> 2) % 4}`, before, after: before + ((i * 5) % 7) + (arm === 'cohort' ? 3 : 0) };
});
const file = write('people.csv', people);
const usual = ['effect', '--people', file, '--arm', 'arm', '--treated', 'cohort', '--after', 'after'];
const times = ['--permutations', '999'];

function assertRefused(args, status, says) {
  const { status: got, out, err } = flow(args, options);
  assert.equal(got, status, err);
  assert.equal(out, '');
  assert.match(err, says);
  assert.doesNotMatch(err, / nan\b/i);
}

test('a difference of three is found, with its interval, and surer with what was before', () => {
  const alone = json([...usual, ...times], options).tests.difference;
  const given = json([...usual, ...times, '--before', 'before', '--within', 'unit'], options).tests.difference;
  for (const found of [alone, given]) assert.ok(found.low < 3 && 3 < found.high && found.low < found.effect && found.effect < found.high);
  assert.ok(given.high - given.low < alone.high - alone.low);
  assert.equal(given.p_two, 0.001);
  assert.ok(given.smallest_seen < alone.smallest_seen);
});

test('g is the same in standard deviations', () => {
  const { difference, hedges_g: g } = json([...usual, ...times], options).tests;
  const scale = g.effect / difference.effect;
  assert.ok(Math.abs(g.low - scale * difference.low) < 1e-9 && Math.abs(g.smallest_seen - scale * difference.smallest_seen) < 1e-9);
  assert.equal(g.p_two, difference.p_two);
});

test('whole cohorts: all 70 lots are gone through, and p is a share of them', () => {
  const { reps, enumerated, permuted, p_smallest: least, tests } = json([...usual, '--before', 'before', '--cohort', 'group'], options);
  assert.deepEqual([reps, enumerated, permuted], [70, true, 'cohorts']);
  assert.ok(Math.abs(least - 2 / 70) < 1e-12);
  assert.ok(Math.abs(tests.difference.p_two * 70 - Math.round(tests.difference.p_two * 70)) < 1e-9 && tests.difference.p_two > 0);
});

test('too few cohorts are no test, and that is said', () => {
  write('six.csv', people.map((row, i) => ({ ...row, group: `${row.arm}-${(i >> 2) % 3}` })));
  const { out, err, status } = flow([...usual, '--people', 'six.csv', '--cohort', 'group', '--format', 'json'], options);
  assert.equal(status, 0);
  assert.match(err, /not enough cohorts for a test: .*p = 0\.100/);
  assert.equal(JSON.parse(out).tests.difference.smallest_seen, null);
});

test('counts: how many times as many', () => {
  write('counts.csv', people.map((row, i) => ({ ...row, after: ((i >> 2) % 5 + 2) * (row.arm === 'cohort' ? 3 : 1) })));
  const { ratio } = json([...usual, ...times, '--people', 'counts.csv', '--counts'], options).tests;
  assert.ok(Math.abs(ratio.effect - 3) < 1e-9 && ratio.low > 1 && ratio.low < 3 && ratio.high > 3);
  assert.equal(ratio.p_two, 0.001);
});

test('who has not answered is left out and counted', () => {
  write('some.csv', people.map((row, i) => ({ ...row, before: i % 10 === 0 ? '' : row.before, after: i % 10 === 3 ? '' : row.after })));
  const { asked, answered } = json([...usual, ...times, '--people', 'some.csv', '--before', 'before'], options);
  assert.deepEqual([asked, answered], [[20, 20], [16, 16]]);
  assert.deepEqual(json([...usual, ...times, '--people', 'some.csv'], options).answered, [18, 18]);
  assert.match(printed([...usual, ...times, '--people', 'some.csv', '--format', 'text'], options), /^18 of 20 who took part have answered, and 18 of 20 others\.\n\n +Effect/);
});

test('the same seed gives the same bytes on any number of threads', () => {
  const one = printed([...usual, ...times, '--threads', '1', '--format', 'json'], options);
  assert.equal(printed([...usual, ...times, '--threads', '5', '--format', 'json'], options), one);
});

test('csv, and text in other languages', () => {
  const rows = rowsOf(printed([...usual, ...times, '--format', 'csv'], options));
  assert.deepEqual(rows.map(({ measure }) => measure), ['difference', 'hedges_g']);
  assert.match(printed([...usual, ...times, '--format', 'text'], { dir, locale: 'da_DK.UTF-8' }), /20 af 20 der deltog.*\n\n +Effekt[^]*Forskel +3,800/);
});

test('what cannot be compared is refused by its reason', () => {
  assertRefused([...usual, '--treated', 'nobody'], 3, /^tvers flow effect: after: there is nobody to compare with/);
  assertRefused([...usual, '--within', 'arm'], 3, /nobody to compare with/);
  write('flat.csv', people.map((row) => ({ ...row, after: 4 })));
  assertRefused([...usual, '--people', 'flat.csv'], 3, /after: is the same for everybody/);
  write('zero.csv', people.map((row) => ({ ...row, after: row.arm === 'cohort' ? 1 : 0 })));
  assertRefused([...usual, '--people', 'zero.csv', '--counts'], 3, /more than 0/);
  write('two.csv', people.slice(1, 3));
  assertRefused([...usual, '--people', 'two.csv'], 3, /too few people/);
});

test('bad input is FILE:LINE: column "X", and 3', () => {
  const row = { ...people[0], id: 'x' };
  const bad = (name, change) => write(name, [...people, { ...row, ...change }]);
  assertRefused([...usual, '--people', bad('twice.csv', { id: 'p3' })], 3, /^twice\.csv:42: column "id": /);
  assertRefused([...usual, '--people', bad('word.csv', { after: 'many' })], 3, /^word\.csv:42: column "after": /);
  assertRefused([...usual, '--people', bad('huge.csv', { after: '1e300' })], 3, /^huge\.csv:42: column "after": /);
  assertRefused([...usual, '--people', bad('nan.csv', { after: 'nan' })], 3, /^nan\.csv:42: column "after": /);
  assertRefused([...usual, '--people', bad('less.csv', { after: '-1' }), '--counts'], 3, /^less\.csv:42: column "after": /);
  assertRefused([...usual, '--people', bad('armless.csv', { arm: '' })], 3, /^armless\.csv:42: column "arm": /);
  assertRefused([...usual, '--people', bad('lone.csv', { unit: '' }), '--within', 'unit'], 3, /^lone\.csv:42: column "unit": /);
  assertRefused([...usual, '--people', bad('split.csv', { group: 'waiting-1' }), '--cohort', 'group'], 3, /^split\.csv:42: column "group": .*waiting-1/);
  assertRefused([...usual, '--after', 'later'], 3, /^people\.csv:1: column "later": /);
  assertRefused([...usual, '--people', 'nowhere.csv'], 4, /nowhere\.csv/);
});

test('wrong words are 2', () => {
  for (const args of [['effect'], usual.slice(0, 5), [...usual, '--permutations', '5']]) assertRefused(args, 2, /tvers flow effect/);
});

await run('flow-effect');

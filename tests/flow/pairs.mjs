#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// What `tvers flow pairs` takes, refuses and finds, with plans and draws that `tvers seat` has made.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, temporaryFolder, test } from '../browser/harness.mjs';
import { flow, json, printed, program, rowsOf } from './flow.mjs';

const dir = temporaryFolder();
const options = { dir };
function write(name, text) { writeFileSync(join(dir, name), text); return name; }
function seat(...args) {
  const { status, stdout, stderr } = spawnSync(program, ['seat', 'nodes.csv', '--format', 'csv', ...args], { cwd: dir, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout;
}

// Fifteen people of five units, three gatherings in groups of five.
const ids = [...'abcdefghijklmno'];
write('nodes.csv', `id,unit,cohort\n${ids.map((id, i) => `${id},u${i % 5},one`).join('\n')}\n`);
const plan = ['--size', '5', '--rounds', '3', '--silo', 'unit', '--passes', '1', '--search-only'];
const used = seat(...plan);
write('seats.csv', used);
write('draws.csv', seat(...plan, '--draws', '199'));
const met = new Set();
for (const a of rowsOf(used)) for (const b of rowsOf(used)) if (a.round === b.round && a.round <= 2 && a.group === b.group) met.add(a.id + b.id);

// Everybody names most of those they have sat with, and few others.
const pairs = ids.flatMap((from, i) => ids.map((to, j) => ({ from, to, i, j }))).filter(({ i, j }) => i !== j);
const ties = pairs.filter(({ from, to, i, j }) => (met.has(from + to) ? (i * 3 + j * 5) % 7 < 5 : (i * 5 + j * 3) % 7 < 1));
const csv = (rows) => `from,to\n${rows.map(({ from, to }) => `${from},${to}`).join('\n')}\n`;
write('ties.csv', csv(ties));
const usual = ['pairs', '--nodes', 'nodes.csv', '--y', 'ties.csv', '--seats', 'seats.csv', '--draws', 'draws.csv', '--until', '2'];

function assertRefused(args, status, says) {
  const { status: got, out, err } = flow(args, options);
  assert.equal(got, status, err);
  assert.equal(out, '');
  assert.match(err, says);
}

test('that people name those they have sat with is found, and how much oftener', () => {
  const { n, reps, met: count, not_met: others, tied_met: high, tied_not_met: low, pairs: { ties: found } } = json(usual, options);
  assert.deepEqual([n, reps, count, others], [15, 199, met.size - 15, 210 - (met.size - 15)]);
  assert.ok(high > 0.6 && low < 0.2);
  assert.equal(found.p_two, 1 / 200);
  assert.ok(Math.abs(found.effect - (high - low)) < 0.1 && found.low < found.effect && found.effect < found.high && found.smallest_seen < found.effect);
});

test('where nothing is to be found, p is not small', () => {
  write('even.csv', csv(pairs.filter(({ i, j }) => (i * 3 + j * 5) % 7 < 3)));
  const { pairs: { even } } = json([...usual, '--y', 'even.csv'], options);
  assert.ok(even.p_two > 0.05 && even.low < 0 && even.high > 0);
});

test('that some are named by all is no evidence', () => {
  const popular = csv([...ties, ...pairs.filter(({ to }) => 'abc'.includes(to))]);
  write('popular.csv', popular);
  assert.ok(json([...usual, '--y', 'popular.csv'], options).pairs.popular.effect < 0.65);
});

test('who has not answered is left out, but can be named', () => {
  write('missing.csv', 'from,to\na,\nb,c\n');
  const { met: count, not_met: others } = json([...usual, '--missing', 'missing.csv'], options);
  assert.equal(count + others, 210 - 14 - 1);
  write('silent.csv', csv(ties.filter(({ from }) => from !== 'a')));
  write('gone.csv', 'from\na\n');
  assert.deepEqual(json([...usual, '--missing', 'gone.csv', '--y', 'silent.csv'], options).pairs.silent,
    json([...usual, '--missing', 'gone.csv'], options).pairs.ties);
});

test('pairs of one unit and of two are compared apart', () => {
  const { pairs: { ties: apart } } = json([...usual, '--same', 'unit'], options);
  assert.notEqual(apart.effect, json(usual, options).pairs.ties.effect);
  assert.ok(apart.p_two <= 0.01);
});

test('two cohorts in one file: pairs between them do not count, groups of the same number are two', () => {
  const other = (text) => text.replace(/^([^\n]*,)(\w)$/gm, '$1$2$2');
  const twice = (name, head, text, change) => write(name, `${head}\n${text.trim().split(/\r?\n/).slice(1).join('\n')}\n${change(text.trim().split(/\r?\n/).slice(1).join('\n'))}\n`);
  write('two-nodes.csv', `id,cohort\n${ids.map((id) => `${id},one\n${id}${id},two`).join('\n')}\n`);
  twice('two-seats.csv', 'round,group,id', used, other);
  twice('two-draws.csv', 'draw,round,group,id', seat(...plan, '--draws', '199'), other);
  write('two-ties.csv', csv([...ties, ...ties.map(({ from, to }) => ({ from: from + from, to: to + to }))]));
  const two = json(['pairs', '--nodes', 'two-nodes.csv', '--y', 'two-ties.csv', '--seats', 'two-seats.csv', '--draws', 'two-draws.csv', '--until', '2', '--cohort', 'cohort'], options);
  const one = json(usual, options);
  assert.deepEqual([two.met, two.not_met], [2 * one.met, 2 * one.not_met]);
  assert.ok(Math.abs(two.pairs['two-ties'].effect - one.pairs.ties.effect) < 1e-9);
});

test('the draws must be draws of the plan that was used', () => {
  write('short.csv', used.split('\n').slice(0, -2).join('\n'));
  assertRefused([...usual, '--seats', 'short.csv', '--until', '3'], 3, /draws\.csv: draw 1 has 45 seats, but the plan that was used has 44/);
  write('gap.csv', 'draw,round,group,id\n2,1,1,a\n2,1,1,b\n');
  write('pair.csv', 'round,group,id\n1,1,a\n1,1,b\n');
  assertRefused([...usual, '--seats', 'pair.csv', '--draws', 'gap.csv'], 3, /draw 1 has 0 seats/);
});

test('nothing to compare is refused by its reason', () => {
  write('all.csv', `round,group,id\n${ids.map((id) => `1,1,${id}`).join('\n')}\n`);
  write('all-draws.csv', `draw,round,group,id\n${ids.map((id) => `1,1,1,${id}`).join('\n')}\n`);
  assertRefused([...usual, '--seats', 'all.csv', '--draws', 'all-draws.csv'], 3, /everybody has sat with everybody.*--until/);
  write('alone.csv', `round,group,id\n${ids.map((id, i) => `1,${i},${id}`).join('\n')}\n`);
  write('alone-draws.csv', `draw,round,group,id\n${ids.map((id, i) => `1,1,${i},${id}`).join('\n')}\n`);
  assertRefused([...usual, '--seats', 'alone.csv', '--draws', 'alone-draws.csv'], 3, /nobody who answered has sat with anybody/);
  write('none.csv', 'from,to\n');
  assertRefused([...usual, '--y', 'none.csv'], 3, /all answers are the same/);
  write('same-draws.csv', `draw,round,group,id\n${rowsOf(used).map(({ round, group, id }) => `1,${round},${group},${id}`).join('\n')}\n`);
  assertRefused([...usual, '--draws', 'same-draws.csv'], 3, /all plans seat the same pairs/);
  write('empty.csv', 'round,group,id\n');
  write('empty-draws.csv', 'draw,round,group,id\n');
  assertRefused([...usual, '--seats', 'empty.csv', '--draws', 'empty-draws.csv'], 3, /nobody who answered/);
});

test('bad input is FILE:LINE: column "X", and 3', () => {
  const bad = (name, row) => write(name, `round,group,id\n1,1,a\n${row}\n`);
  assertRefused([...usual, '--seats', bad('who.csv', '1,1,zz')], 3, /^who\.csv:3: column "id": .*zz/);
  assertRefused([...usual, '--seats', bad('twice.csv', '1,2,a')], 3, /^twice\.csv:3: column "id": .*a.* twice/);
  assertRefused([...usual, '--seats', bad('zero.csv', '0,1,b')], 3, /^zero\.csv:3: column "round": /);
  assertRefused([...usual, '--seats', bad('groupless.csv', '1,,b')], 3, /^groupless\.csv:3: column "group": /);
  assertRefused([...usual, '--draws', 'seats.csv'], 3, /^seats\.csv:1: column "draw": /);
  write('stranger.csv', 'from,to\na,zz\n');
  assertRefused([...usual, '--y', 'stranger.csv'], 3, /^stranger\.csv:2: column "to": /);
  assertRefused([...usual, '--same', 'street'], 3, /^nodes\.csv:1: column "street": /);
});

test('wrong words are 2, and text is in words', () => {
  for (const args of [['pairs'], usual.slice(0, 5), [...usual, '--until', '0']]) assertRefused(args, 2, /tvers flow pairs/);
  assert.match(printed([...usual, '--format', 'text'], options), /^People named \d+% of those they had sat with \(\d+ answers\)/);
  assert.match(printed([...usual, '--format', 'text'], { dir, locale: 'nb_NO.UTF-8' }), /^Folk nevnte \d+.% av dem de hadde sittet sammen med/);
  assert.deepEqual(Object.keys(rowsOf(printed([...usual, '--format', 'csv'], options))[0]), ['relation', 'effect', 'p_two', 'p_ge', 'p_le', 'low', 'high', 'smallest_seen']);
});

await run('flow-pairs');

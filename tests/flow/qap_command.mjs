#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// What `tvers flow qap` and `mrqap` take, refuse and promise.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, temporaryFolder, test } from '../browser/harness.mjs';
import { flow, json, printed, rowsOf } from './flow.mjs';

const dir = temporaryFolder();
const options = { dir };
function write(name, text) { writeFileSync(join(dir, name), text); return name; }

// Ten people of two units; advice stays mostly inside, friendship goes round.
const ids = [...'abcdefghij'];
write('nodes.csv', `id,unit,town\n${ids.map((id, i) => `${id},${i < 5 ? 'school' : 'roads'},Moe`).join('\n')}\n`);
const pairs = ids.flatMap((from, i) => ids.map((to, j) => ({ from, to, i, j }))).filter(({ i, j }) => i !== j);
const isInside = ({ i, j }) => (i < 5) === (j < 5);
const advice = pairs.filter((pair) => (isInside(pair) ? (pair.i + 2 * pair.j) % 3 !== 0 : (2 * pair.i + pair.j) % 7 === 1));
const friends = pairs.filter(({ i, j }) => (j - i + 10) % 10 <= 2);
const csv = (relation, rows) => rows.map(({ from, to }) => `${relation},t1,${from},${to}`).join('\n');
write('edges.csv', `relation,wave,from,to\n${csv('advice', advice)}\n${csv('friends', friends)}\n`);
write('advice.csv', `from,to\n${advice.map(({ from, to }) => `${from},${to}`).join('\n')}\n`);
write('once.csv', `from,to\n${friends.map(({ from, to }) => `${from},${to}`).join('\n')}\n`);
write('mutual.csv', `from,to\n${friends.flatMap(({ from, to }) => [`${from},${to}`, `${to},${from}`]).join('\n')}\n`);

const nodes = ['--nodes', 'nodes.csv'];
const usual = [...nodes, '--y', 'edges.csv:advice', '--x', 'edges.csv:friends:t1', '--same', 'unit', '--permutations', '499'];

function assertRefused(args, status, says) {
  const { status: got, out, err } = flow(args, options);
  assert.equal(got, status, err);
  assert.equal(out, '');
  assert.match(err, says);
  assert.doesNotMatch(err, /nan/i);
}

test('a relation is called after itself and its wave, else after its file', () => {
  const { x, y } = json(['qap', ...usual], options);
  assert.equal(y, 'advice');
  assert.deepEqual(Object.keys(x), ['friends_t1', 'same_unit']);
  assert.equal(json(['qap', ...nodes, '--y', 'advice.csv', '--same', 'unit'], options).y, 'advice');
  const twice = json(['qap', ...nodes, '--y', 'advice.csv', '--x', 'advice.csv', '--x', './advice.csv'], options);
  assert.deepEqual(Object.keys(twice.x), ['advice', 'advice_2']);
});

test('every predictor has a name of its own, whatever the files are called', () => {
  for (const name of ['(intercept)', 'advice_2']) write(`${name}.csv`, `from,to\n${friends.map(({ from, to }) => `${from},${to}`).join('\n')}\n`);
  const { x } = json(['qap', ...nodes, '--y', 'mutual.csv', ...['advice_2', 'advice', 'advice', '(intercept)'].flatMap((name) => ['--x', `${name}.csv`]), '--permutations', '99'], options);
  assert.deepEqual(Object.keys(x), ['advice_2', 'advice', 'advice_3', '(intercept)_2']);
});

test('the same seed gives the same bytes on any number of threads; another seed gives others', () => {
  for (const command of ['qap', 'mrqap']) {
    const one = printed([command, ...usual, '--threads', '1', '--format', 'json'], options);
    for (const threads of ['2', '7']) assert.equal(printed([command, ...usual, '--threads', threads, '--format', 'json'], options), one);
    assert.notEqual(printed([command, ...usual, '--seed', '2', '--format', 'json'], options).replace(/"seed": \d/, '"seed": 1'), one);
  }
});

test('no p is 0, also where nothing by chance comes near', () => {
  const { qap } = json(['qap', ...nodes, '--y', 'advice.csv', '--x', 'advice.csv', '--permutations', '99'], options);
  assert.equal(qap.advice.r, 1);
  assert.equal(qap.advice.p_two, 0.01);
  const { mrqap } = json(['mrqap', ...nodes, '--y', 'advice.csv', '--x', 'advice.csv', '--permutations', '99'], options);
  assert.equal(mrqap.tstat.advice, null, 'a perfect fit has no finite t');
  assert.equal(mrqap.p_two.advice, 0.01);
});

test('a pair counts once where a list has every pair both ways, or once, else twice; or as one asks for it', () => {
  const of = (...args) => { const { mode, dyads } = json(['qap', ...nodes, '--same', 'unit', ...args], options); return [mode, dyads]; };
  assert.deepEqual(of('--y', 'advice.csv'), ['digraph', 90]);
  assert.deepEqual(of('--y', 'mutual.csv'), ['graph', 45]);
  assert.deepEqual(of('--y', 'mutual.csv', '--directed'), ['digraph', 90]);
  assert.deepEqual(of('--y', 'advice.csv', '--undirected'), ['graph', 45]);
  assert.deepEqual(of('--y', 'once.csv'), ['graph', 45]);
  assert.deepEqual(of('--y', 'mutual.csv', '--x', 'advice.csv'), ['graph', 45], 'what is explained decides');
  assert.deepEqual(of('--y', 'advice.csv', '--x', 'mutual.csv'), ['digraph', 90]);
});

test('what was not answered does not count, by pair or by person', () => {
  write('missing.csv', 'from,to\na,b\nc,\nc,d\n');
  const { dyads, missing } = json(['qap', ...usual, '--missing', 'missing.csv'], options);
  assert.deepEqual([dyads, missing], [80, 10]);
  write('one-column.csv', 'from\na\nb\n');
  assert.equal(json(['mrqap', ...usual, '--missing', 'one-column.csv'], options).missing, 18);
  assert.equal(json(['mrqap', ...usual, '--missing', 'one-column.csv', '--undirected'], options).missing, 17);
});

test('a tie to somebody who did not answer for themselves is a tie; what they would have said is not', () => {
  write('gone.csv', 'from\nc\n');
  const without = json(['qap', ...nodes, '--y', 'advice.csv', '--same', 'unit', '--missing', 'gone.csv'], options);
  write('silent.csv', `from,to\n${advice.filter(({ from }) => from !== 'c').map(({ from, to }) => `${from},${to}`).join('\n')}\n`);
  const silent = json(['qap', ...nodes, '--y', 'silent.csv', '--same', 'unit', '--missing', 'gone.csv'], options);
  assert.deepEqual(silent.qap, without.qap);
});

test('a predictor that is the same for every pair is refused by its name', () => {
  for (const command of ['qap', 'mrqap']) {
    assertRefused([command, ...usual, '--same', 'town'], 3, /^tvers flow (mr)?qap: same_town: is the same for every pair/);
    write('none.csv', 'from,to\n');
    assertRefused([command, ...usual, '--x', 'none.csv'], 3, /none: is the same for every pair/);
    assertRefused([command, ...nodes, '--y', 'none.csv', '--same', 'unit'], 3, /none: is the same for every pair/);
  }
});

test('two predictors that say the same are refused together, not alone', () => {
  const args = [...usual, '--x', 'edges.csv:friends'];
  assertRefused(['mrqap', ...args], 3, /friends: adds nothing to those before it/);
  assert.equal(flow(['qap', ...args], options).status, 0);
});

test('a network too small for so many predictors is refused', () => {
  write('two.csv', 'id,unit\na,x\nb,y\n');
  write('one-tie.csv', 'from,to\na,b\n');
  assertRefused(['mrqap', '--nodes', 'two.csv', '--y', 'one-tie.csv', '--x', 'one-tie.csv'], 3, /too few pairs/);
  write('nobody.csv', 'id\n');
  assertRefused(['mrqap', '--nodes', 'nobody.csv', '--y', 'none.csv', '--same', 'id'], 3, /too few pairs/);
});

test('where even the strongest effect could not be told from chance, that is said, and no smallest effect is given', () => {
  write('three.csv', 'id,unit\na,x\nb,x\nc,y\n');
  write('tie.csv', 'from,to\na,b\n');
  const { status, out, err } = flow(['qap', '--nodes', 'three.csv', '--y', 'tie.csv', '--same', 'unit', '--format', 'json'], options);
  assert.equal(status, 0);
  assert.match(err, /same_unit: no test/);
  assert.equal(JSON.parse(out).qap.same_unit.smallest_seen, null);
});

test('bad input is FILE:LINE: column "X", and 3', () => {
  write('stranger.csv', 'from,to\na,b\na,zz\n');
  for (const args of [['--y', 'stranger.csv', '--same', 'unit'], ['--y', 'advice.csv', '--x', 'stranger.csv'],
    ['--y', 'advice.csv', '--same', 'unit', '--missing', 'stranger.csv']])
    assertRefused(['qap', ...nodes, ...args], 3, /^stranger\.csv:3: column "to": .*zz/);
  assertRefused(['qap', ...nodes, '--y', 'advice.csv:trust', '--same', 'unit'], 3, /^advice\.csv:1: column "relation": /);
  assertRefused(['qap', ...nodes, '--y', 'advice.csv', '--same', 'street'], 3, /^nodes\.csv:1: column "street": /);
  write('twice.csv', 'id\na\na\n');
  assertRefused(['qap', '--nodes', 'twice.csv', '--y', 'advice.csv', '--same', 'id'], 3, /^twice\.csv:3: column "id": /);
  assertRefused(['qap', ...nodes, '--y', 'nowhere.csv', '--same', 'unit'], 4, /nowhere\.csv/);
});

test('wrong words are 2', () => {
  for (const args of [[], nodes, [...nodes, '--y', 'advice.csv'], [...usual, '--permutations', '3'], [...usual, '--directed', '--undirected'],
    [...usual, ...Array(17).fill('--same=unit')]]) {
    assertRefused(['qap', ...args], 2, /tvers flow qap/);
    assertRefused(['mrqap', ...args], 2, /tvers flow mrqap/);
  }
});

test('csv has a row for each predictor, text a table and what its columns mean', () => {
  assert.deepEqual(rowsOf(printed(['qap', ...usual, '--format', 'csv'], options)).map(({ predictor }) => predictor), ['friends_t1', 'same_unit']);
  const rows = rowsOf(printed(['mrqap', ...usual, '--format', 'csv'], options));
  assert.deepEqual(Object.keys(rows[0]), ['predictor', 'coef', 'tstat', 'p_le', 'p_ge', 'p_two', 'low', 'high', 'smallest_seen']);
  assert.match(printed(['mrqap', ...usual, '--format', 'text'], options), /^advice: 10 people, 90 pairs, 499 permutations\n\nPredictor /);
  assert.match(printed(['qap', ...usual, '--format', 'text'], { dir, locale: 'nb_NO.UTF-8' }), /10 personer, 90 par, 499 permutasjoner/);
});

await run('flow-qap');

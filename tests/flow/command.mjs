#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// What `tvers flow` promises, from outside: its files, options, formats, exit statuses and what it says.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, temporaryFolder, test } from '../browser/harness.mjs';
import { flow, json, printed, program, rowsOf } from './flow.mjs';

const dir = temporaryFolder();
const here = { dir };

function file(name, text) {
  writeFileSync(join(dir, name), text);
  return name;
}

const nodes = file('nodes.csv', 'id,name,unit\nk,Kari,a\no,Ola,a\nn,Nils,b\nl,Liv,b\ns,Siri,c\n');
const edges = file('edges.csv', 'from,to,relation,wave,weight\nk,o,advice,1,3\no,k,advice,1,1\nk,n,advice,1,2\nn,l,help,1,1\nl,k,advice,2,5\nk,k,advice,1,9\n');
const both = ['--nodes', nodes, '--edges', edges];
const advice = [...both, '--relation', 'advice', '--wave', '1'];

/// Ids and out-degrees, which say which ties were taken.
function named(args) {
  return rowsOf(printed(['people', ...args, '--directed', '--format', 'csv'], here)).map((row) => `${row.id}${row.outdegree}`).join(' ');
}

// ---- choosing ties ----

test('relation, wave and the least weight choose ties; everyone stays in, and who names herself is counted', () => {
  assert.equal(named(both), 'k2 o1 n1 l1 s0');
  assert.equal(named(advice), 'k2 o1 n0 l0 s0');
  assert.equal(named([...both, '--at-least', '2']), 'k2 o0 n0 l1 s0');
  assert.equal(named([...both, '--wave', '2']), 'k0 o0 n0 l1 s0');
  const m = json(['measure', ...advice, '--directed'], here);
  assert.deepEqual([m.n, m.m, m.self_named, m.isolates, m.relation, m.wave, m.directed], [5, 3, 1, 2, 'advice', '1', true]);
});

test('undirected, a tie is one in either direction, and the same pair twice is one', () => {
  const m = json(['measure', ...advice], here);
  assert.deepEqual([m.m, m.density], [2, 0.2]);
  assert.equal('reciprocity' in m, false);
  assert.equal(json(['measure', '--nodes', nodes, '--edges', file('twice.csv', 'from,to\nk,o\nk,o\n')], here).named_twice, 1);
});

test('weights count where a column of them is named', () => {
  const of = (args) => json(['people', ...both, '--directed', ...args], here)[0].constraint;
  assert.notEqual(of(['--weight', 'weight']), of([]));
  assert.equal(of(['--weight', 'weight', '--at-least', '5']), of(['--at-least', '5']));
});

test('a wave without ties is a network without ties: what is not defined is null, an empty field or a dash, and it is said', () => {
  const { status, out, err } = flow(['measure', ...both, '--silo', 'unit', '--wave', '9', '--format', 'json'], here);
  const m = JSON.parse(out);
  assert.equal(status, 0);
  assert.match(err, /no row of edges\.csv/);
  assert.deepEqual([m.m, m.density, m.ei_index, m.ei_z, m.mean_distance, m.diameter, m.ei_permutation], [0, 0, null, null, null, null, null]);
  assert.deepEqual([m.ei_by_unit, m.node_means.constraint, m.core_periphery.correlation], [{ a: null, b: null, c: null }, null, null]);
  assert.match(printed(['measure', ...both, '--wave', '9', '--format', 'csv'], here), /^mean_distance,,$/m);
  assert.match(printed(['people', ...both, '--wave', '9', '--format', 'csv'], here), /^s,0,0,0,,,0,0$/m);
  assert.match(printed(['measure', ...both, '--wave', '9', '--format', 'text'], here), /mean distance, in steps +–/);
});

// ---- people over waves ----

const waves = file('waves.csv', 'id,unit,wave\nk,a,1\nk,b,2\no,a,1\nn,b,\nl,b,2\n');
const overTime = file('over-time.csv', 'from,to,wave\nk,o,1\nk,n,1\nk,n,2\nk,l,2\n');

test('people come, leave and change units between waves: the unit of the wave counts', () => {
  const of = (wave) => json(['measure', '--nodes', waves, '--edges', overTime, '--silo', 'unit', '--wave', wave], here);
  assert.deepEqual([of('1').units, of('1').external_ties], [{ a: 2, b: 1 }, 1]);
  assert.deepEqual([of('2').units, of('2').external_ties], [{ b: 3 }, 0]);
  assert.deepEqual([of('2').ei_index, of('2').ei_expected_exact, of('2').ei_sd_exact, of('2').ei_z], [-1, -1, 0, null]);
});

test('somebody who has left and is still named in a later wave is bad input', () => {
  const late = file('late.csv', 'from,to,wave\nk,o,1\nk,o,2\n');
  const { status, out, err } = flow(['measure', '--nodes', waves, '--edges', late, '--wave', '2'], here);
  assert.deepEqual([status, out], [3, '']);
  assert.match(err, /^late\.csv:3: column "to": "o" is not in the list of people/);
});

// ---- silos ----

test('with --silo E-I never stands without what chance would give; without it nothing is said of units', () => {
  const with_ = json(['measure', ...both, '--silo', 'unit'], here), without = json(['measure', ...both], here);
  for (const key of ['ei_index', 'ei_expected_exact', 'ei_sd_exact', 'ei_z', 'ei_permutation']) assert.ok(key in with_ && !(key in without), key);
  const text = printed(['measure', ...both, '--silo', 'unit', '--format', 'text'], here);
  assert.match(text, /^E-I +-?[\d.]+\nE-I expected by chance +-?[\d.]+\nstandard deviation of E-I by chance/m);
  assert.equal(Object.keys(json(['people', ...both], here)[0]).includes('ei'), false);
});

test('a person without a unit is left out of what is said of units, and her field is empty', () => {
  const some = file('some.csv', 'id,unit\nk,a\no,a\nn,b\nl,\ns,c\n');
  const m = json(['measure', '--nodes', some, '--edges', edges, '--silo', 'unit'], here);
  assert.deepEqual(m.units, { a: 2, b: 1, c: 1 });
  assert.equal(m.internal_ties + m.external_ties < m.m, true);
  assert.match(printed(['people', '--nodes', some, '--edges', edges, '--silo', 'unit', '--format', 'csv'], here), /^l,.*,,,$/m);
});

test('a silo column in which nobody has anything gives empty figures, not errors', () => {
  const none = file('none.csv', 'id,unit\nk,\no,\nn,\nl,\ns,\n');
  const m = json(['measure', '--nodes', none, '--edges', edges, '--silo', 'unit'], here);
  assert.deepEqual([m.units, m.ei_index, m.ei_expected_exact, m.mixing.order, m.assortativity_nominal], [{}, null, null, [], null]);
});

test('permutations are as many as asked for, none if 0, and the seed decides their digits', () => {
  const of = (...args) => json(['measure', ...both, '--silo', 'unit', ...args], here).ei_permutation;
  assert.equal(of('--permutations', '50').reps, 50);
  assert.equal(of('--permutations', '0'), null);
  assert.deepEqual(of('--seed', '5'), of('--seed', '5'));
  assert.notDeepEqual(of('--seed', '5'), of('--seed', '6'));
});

test('matrix: ties, density, what is expected and distances of each two silos, as csv, json and text', () => {
  const silo = [...both, '--directed', '--silo', 'unit'];
  const rows = rowsOf(printed(['matrix', ...silo, '--format', 'csv'], here));
  assert.deepEqual(rows[0], { from: 'a', to: 'a', ties: '2', density: '1', expected: '0.5', distance: '1' });
  assert.deepEqual(rows[8], { from: 'c', to: 'c', ties: '0', density: '', expected: '0', distance: '' });
  const { order, ties, expected } = json(['matrix', ...silo], here);
  assert.deepEqual([order, ties], [['a', 'b', 'c'], [[2, 1, 0], [1, 1, 0], [0, 0, 0]]]);
  assert.ok(Math.abs(expected.flat().reduce((a, b) => a + b) - 5) < 1e-12);
  assert.match(printed(['matrix', ...silo, '--format', 'text'], here), /^Ties from the units of the rows[^\n]*\n +a +b +c\na +2 +1 +0\n/);
  const { status, err } = flow(['matrix', ...both], here);
  assert.equal(status, 2);
  assert.match(err, /^tvers flow matrix: --silo: /);
});

// ---- files ----

test('semicolons, tabs, a byte order mark, CRLF and quotes are read as what they are', () => {
  const plain = named(advice);
  for (const [mark, sep, end] of [['\ufeff', ',', '\n'], ['', ';', '\r\n'], ['\ufeff', '\t', '\r\n']]) {
    const as = (text) => mark + text.replaceAll(',', sep).replaceAll('\n', end);
    file('n.csv', as('id,name,unit\n"k",Kari,a\no,Ola,a\nn,Nils,b\nl,Liv,b\ns,Siri,c\n'));
    file('e.csv', as('FROM,To,relation,wave,weight\nk,"o",advice,1,3\no,k,advice,1,1\nk,n,advice,1,2\n'));
    assert.equal(named(['--nodes', 'n.csv', '--edges', 'e.csv', '--relation', 'advice']), plain);
  }
});

test('- is standard input, for either file', () => {
  const out = printed(['people', '--nodes', '-', '--edges', edges, '--format', 'csv'], { dir, input: 'id\nk\no\nn\nl\n' });
  assert.equal(out.split('\n').length, 6);
  assert.match(printed(['measure', '--nodes', nodes, '--edges', '-', '--format', 'csv'], { dir, input: 'from,to\nk,o\n' }), /^m,,1$/m);
});

test('names with commas, quotes and letters of their own come out as they went in', () => {
  file('n.csv', 'id,unit\n"Å, 1","Bygg ""og"" anlegg"\nb,"=1+1"\n');
  file('e.csv', 'from,to\n"Å, 1",b\n');
  const args = ['--nodes', 'n.csv', '--edges', 'e.csv', '--silo', 'unit'];
  assert.match(printed(['people', ...args, '--format', 'csv'], here), /^"Å, 1",1,1,/m);
  assert.deepEqual(Object.keys(json(['measure', ...args], here).units), ['=1+1', 'Bygg "og" anlegg']);
});

test('what Excel saves in Norway is read as it is meant: Windows-1252, UTF-16; what is no text is refused', () => {
  const people = 'id,unit\nBjørn,Ærlig\nKari,a\n';
  for (const encoded of [Buffer.from(people, 'latin1'), Buffer.from(`\ufeff${people}`, 'utf16le')]) {
    const args = ['--nodes', file('foreign.csv', encoded), '--edges', file('foreign-ties.csv', Buffer.from('from,to\nBjørn,Kari\n', 'latin1')), '--silo', 'unit'];
    assert.deepEqual(json(['people', ...args], here).map(({ id }) => id), ['Bjørn', 'Kari']);
    assert.deepEqual(json(['matrix', ...args], here).order, ['a', 'Ærlig']);
  }
  for (const [bytes, says] of [['id,unit\0\na,b\n', /not a text file/], ['PK\x03\x04', /Excel workbook/], ['\xff\xfei', /encoding|Unicode/i]]) {
    const { status, out, err } = flow(['measure', '--nodes', file('odd.csv', Buffer.from(bytes, 'latin1')), '--edges', edges], here);
    assert.deepEqual([status, out], [3, '']);
    assert.match(err, says);
  }
});

test('a command line that is not UTF-8 is a choice that nothing fits', () => {
  const script = `exec "$0" flow measure --nodes ${nodes} --edges ${edges} --format json --relation "$(printf 'r\\370')"`;
  const { status, stdout } = spawnSync('sh', ['-c', script, program], { cwd: dir, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  assert.equal(status, 0);
  assert.deepEqual([JSON.parse(stdout).relation, JSON.parse(stdout).m], ['r\ufffd', 0]);
});

test('nobody at all is a network too', () => {
  file('n.csv', 'id,unit\n');
  file('e.csv', 'from,to\n');
  const m = json(['measure', '--nodes', 'n.csv', '--edges', 'e.csv', '--silo', 'unit'], here);
  assert.deepEqual([m.n, m.density, m.weak_components, m.ei_expected_exact], [0, null, 0, null]);
  assert.equal(printed(['matrix', '--nodes', 'n.csv', '--edges', 'e.csv', '--silo', 'unit', '--format', 'csv'], here), 'from,to,ties,density,expected,distance\n');
});

const faults = [
  ['who is not in nodes.csv', { e: 'from,to\nk,o\nk,x\n' }, [], /^e\.csv:3: column "to": "x" is not in the list of people/],
  ['a weight that is none', { e: 'from,to,weight\nk,o,much\n' }, [], /^e\.csv:2: column "weight": "much"/],
  ['a weight under 0', { e: 'from,to,weight\nk,o,-1\n' }, [], /^e\.csv:2: column "weight": "-1"/],
  ['nobody named', { e: 'from,to\nk,\n' }, [], /^e\.csv:2: column "to"/],
  ['no column of whom', { e: 'from,who\nk,o\n' }, [], /^e\.csv:1: column "to": missing/],
  ['no column of relations', { e: 'from,to\nk,o\n' }, ['--relation', 'advice'], /^e\.csv:1: column "relation": missing/],
  ['no column of waves', { e: 'from,to\nk,o\n' }, ['--wave', '1'], /^e\.csv:1: column "wave": missing/],
  ['no such column of weights', { e: 'from,to\nk,o\n' }, ['--weight', 'strength'], /^e\.csv:1: column "strength": missing/],
  ['no such silo column', { n: 'id\nk\no\n' }, ['--silo', 'unit'], /^n\.csv:1: column "unit": missing/],
  ['an id twice', { n: 'id\nk\no\nk\n' }, [], /^n\.csv:4: column "id": "k" appears twice/],
  ['an id that is empty', { n: 'id,unit\nk,a\n,a\n' }, [], /^n\.csv:3: column "id": empty/],
  ['an empty file', { n: '' }, [], /^n\.csv:1: column "id": missing/],
  ['a silo for each of very many', { n: `id,unit\nk,a\no,a\n${Array.from({ length: 2001 }, (_, i) => `p${i},u${i}\n`).join('')}` }, ['--silo', 'unit'], /^n\.csv:1: column "unit": 2,002 different units/],
];
for (const [what, files, args, wanted] of faults)
  test(`bad input is status 3, says where, and leaves nothing: ${what}`, () => {
    file('n.csv', files.n ?? 'id,unit\nk,a\no,b\n');
    file('e.csv', files.e ?? 'from,to\nk,o\n');
    for (const sub of ['measure', 'people']) {
      const { status, out, err } = flow([sub, '--nodes', 'n.csv', '--edges', 'e.csv', ...args], here);
      assert.deepEqual([status, out], [3, ''], err);
      assert.match(err, wanted);
    }
  });

test('a file that is not there is status 4; a missing option, an unknown one and an unknown subcommand are status 2', () => {
  assert.equal(flow(['measure', '--nodes', 'nowhere.csv', '--edges', edges], here).status, 4);
  for (const args of [['measure', '--nodes', nodes], ['people', '--edges', edges], ['measure', ...both, '--what'], ['guess'], []]) {
    const { status, out, err } = flow(args, here);
    assert.deepEqual([status, out], [2, '']);
    assert.match(err, /^tvers flow/);
  }
});

test('what is said is in the language of the terminal', () => {
  file('e.csv', 'from,to\nk,x\n');
  for (const [locale, wanted] of [['nb_NO.UTF-8', /finnes ikke på listen/], ['nn_NO.UTF-8', /finst ikkje på lista/], ['da_DK.UTF-8', /findes ikke på listen/]])
    assert.match(flow(['measure', '--nodes', nodes, '--edges', 'e.csv'], { dir, locale }).err, wanted);
  assert.match(printed(['measure', ...both, '--format', 'text'], { dir, locale: 'nb_NO.UTF-8' }), /andel av alle mulige kontakter +40,0\u00a0%/);
});

// ---- large networks and long work ----

/// A ring, where everyone is `reach` to either side tied to everyone.
function ring(people, reach) {
  file('ring-nodes.csv', `id\n${Array.from({ length: people }, (_, i) => `${i}\n`).join('')}`);
  const ties = Array.from({ length: people * reach }, (_, k) => `${Math.floor(k / reach)},${(Math.floor(k / reach) + 1 + k % reach) % people}\n`);
  file('ring-edges.csv', `from,to\n${ties.join('')}`);
  return ['--nodes', 'ring-nodes.csv', '--edges', 'ring-edges.csv'];
}

test('of more than 20,000 people distances are left out and said to be; all else is there', () => {
  const { status, out, err } = flow(['measure', ...ring(20001, 1), '--format', 'json'], here);
  const m = JSON.parse(out);
  assert.equal(status, 0);
  assert.match(err, /--paths/);
  assert.deepEqual([m.mean_distance, m.diameter, m.node_means.betweenness, m.node_means.constraint, m.weak_components], [null, null, null, 0.5, 1]);
});

test('the digits are the same on any number of threads', () => {
  const args = ['people', ...ring(400, 3), '--format', 'csv', '--threads'];
  assert.equal(printed([...args, '1'], here), printed([...args, '5'], here));
});

test('Ctrl-C ends long work at once, with status 4 and nothing half done', async () => {
  const child = spawn(program, ['flow', 'people', ...ring(20000, 10)], { cwd: dir, env: { ...process.env, LC_ALL: 'C' } });
  let out = '', err = '';
  child.stdout.on('data', (bytes) => { out += bytes; });
  child.stderr.on('data', (bytes) => { err += bytes; });
  await new Promise((resolve) => { setTimeout(resolve, 1500); });
  const pressed = Date.now();
  child.kill('SIGINT');
  const [status] = await once(child, 'close');
  assert.deepEqual([status, out], [4, '']);
  assert.match(err, /^tvers flow people: stopped/);
  assert.ok(Date.now() - pressed < 1000);
});

test('a terminal sees how far it is; a pipe sees nothing of it', () => {
  const args = ['flow', 'people', ...ring(1500, 10), '--threads', '1', '--format', 'csv'];
  const watched = spawnSync('script', ['-qec', `${program} ${args.join(' ')} >/dev/null`, '/dev/null'], { cwd: dir, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  assert.match(watched.stdout, /distances: \d+% done/);
  assert.equal(flow(args.slice(1), here).err, '');
});

await run('flow-command');

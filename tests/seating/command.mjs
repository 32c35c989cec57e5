// SPDX-License-Identifier: EUPL-1.2
// What `tvers seat` promises, from outside: its options, its JSON, its exit statuses and what it says.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, test } from '../browser/harness.mjs';
import { judge } from './judge.mjs';
import { newFolder } from './requests.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const program = process.env.SEAT ?? join(root, 'build', 'debug', 'seat');
const dir = newFolder();
const quick = ['--passes', '1'];

function file(name, text) {
  writeFileSync(join(dir, name), text);
  return name;
}

function seat(args, input = '', locale = 'C') {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: dir, input, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, LC_ALL: locale } });
  return { status, out: stdout, err: stderr };
}

function json(args, input) {
  const { status, out, err } = seat([...args, '--format', 'json'], input);
  assert.equal(status, 0, err);
  return JSON.parse(out);
}

const four = file('four.csv', 'id,name,unit\n1,Kari,a\n2,Ola,a\n3,Nils,b\n4,Liv,b\n');

test('27 in threes, 13 rounds: everyone meets everyone once, and JSON has exactly the promised keys', () => {
  const s = json(['--people', '27', '--size', '3', '--rounds', '13', ...quick]);
  assert.deepEqual(Object.keys(s), ['people', 'rounds', 'groups', 'pairs', 'cross_silo', 'objective', 'bound', 'gap', 'proven_optimal', 'method', 'seconds', 'plan']);
  assert.deepEqual(s.pairs, { possible: 351, met: 351, never_met: 0, repeated: 0, most_often: 1 });
  assert.deepEqual(s.cross_silo, { possible: 351, met: 351 });
  assert.deepEqual(s.groups, Array(13).fill(9));
  assert.deepEqual([s.objective, s.bound, s.gap, s.proven_optimal], [1404, 1404, 0, true]);
  assert.ok(s.plan.every((round) => round.flat().length === 27 && round.every((group) => group.length === 3)));
});

test('a pair that sits together three times counts two repeats', () => {
  const s = json(['--people', '2', '--size', '2', '--rounds', '3', ...quick]);
  assert.deepEqual([s.pairs.repeated, s.pairs.most_often, s.objective], [2, 3, 5.25]);
});

test('--size K is exactly K where it adds up, smaller where it does not; --sizes A-B refuses less than A', () => {
  assert.deepEqual(json(['--people', '6', '--size', '3', ...quick]).plan[0].map((g) => g.length), [3, 3]);
  assert.deepEqual(json(['--people', '7', '--size', '3', ...quick]).plan[0].map((g) => g.length).sort(), [2, 2, 3]);
  assert.deepEqual(json(['--people', '3', '--size', '5', ...quick]).plan[0].map((g) => g.length), [3]);
  const { status, out, err } = seat(['--people', '7', '--sizes', '4-5']);
  assert.equal(status, 1);
  assert.equal(out, '');
  assert.match(err, /7 people cannot be split into 2 groups of 4 to 5/);
});

test('--groups G makes G groups, and refuses more groups than people', () => {
  assert.deepEqual(json(['--people', '7', '--groups', '3', ...quick]).plan[0].map((g) => g.length).sort(), [2, 2, 3]);
  const { status, err } = seat(['--people', '2', '--groups', '3']);
  assert.equal(status, 1);
  assert.match(err, /2 people cannot fill 3 groups/);
});

test('nobody, one person, and one group are plans too', () => {
  const nobody = file('nobody.csv', 'id\n');
  assert.deepEqual(seat([nobody, '--size', '3']), { status: 0, out: 'round,group,id\n', err: '' });
  assert.deepEqual(seat([nobody, '--size', '3', '--cover']), { status: 0, out: 'round,group,id\n', err: '' });
  assert.deepEqual(json([nobody, '--size', '3']).pairs, { possible: 0, met: 0, never_met: 0, repeated: 0, most_often: 0 });
  assert.equal(seat(['--people', '1', '--size', '3', '--rounds', '2']).out, 'round,group,id\n1,1,1\n2,1,1\n');
  assert.equal(json(['--people', '4', '--size', '9', '--cover']).rounds, 1);
});

test('a silo column makes pairs across it weigh four to one, or what is asked for', () => {
  assert.equal(json([four, '--size', '2', '--silo', 'unit', ...quick]).objective, 8);
  assert.equal(json([four, '--size', '2', '--silo', 'unit', '--silo-weight', '10', ...quick]).objective, 20);
  assert.deepEqual(json([four, '--size', '2', '--silo', 'unit', '--rounds', '2', ...quick]).cross_silo, { possible: 4, met: 4 });
  assert.equal(json([four, '--size', '2', '--rounds', '3', ...quick]).objective, 24);
});

test('a byte order mark, semicolons, Windows line ends, standard input and options after files are all read', () => {
  const text = '\ufeffid;unit\r\n1;a\r\n2;a\r\n3;b\r\n4;b\r\n';
  assert.equal(json([file('windows.csv', text), '--size', '2', '--silo', 'unit', ...quick]).objective, 8);
  assert.equal(json(['--size', '2', '--silo', 'UNIT', ...quick, '-'], text).objective, 8);
});

test('acquaintance, apart, together, absence and held rounds are kept', () => {
  const asked = { people: 6, rounds: 3, sizes: [1, 3], met: [[1, 2, 2]], apart: [[1, 3]], together: [[4, 5]], absent: [[3, 6]],
    held: [[1, 1, 1], [1, 1, 2], [1, 1, 4], [1, 1, 5], [1, 2, 3]] };
  const args = ['--people', '6', '--size', '3', '--rounds', '3', ...quick, '--met', file('met.csv', 'a,b,times\n1,2,2\n'),
    '--apart', file('apart.csv', 'a,b\n1,3\n'), '--together', file('together.csv', 'a,b\n4,5\n'), '--absent', file('absent.csv', 'round,id\n3,6\n'),
    '--held', file('held.csv', 'round,group,id\n1,1,1\n1,1,2\n1,1,4\n1,1,5\n1,2,3\n')];
  const { worth, broken } = judge(asked, seat(args).out);
  assert.equal(broken, undefined);
  assert.equal(json(args).objective, worth);
});

test('who came late is in no held group, and is seated from then on', () => {
  const held = file('late.csv', 'round,group,id\n1,1,1\n1,1,2\n1,2,3\n');
  const s = json(['--people', '5', '--size', '3', '--rounds', '2', '--held', held, ...quick]);
  assert.deepEqual(s.plan[0], [['1', '2'], ['3']]);
  assert.equal(s.plan[1].flat().length, 5);
});

test('--weights replaces silos: pairs it leaves out are worth nothing', () => {
  const weights = file('weights.csv', 'a,b,weight\n1,4,2.5\n2,3,1\n1,2,3\n');
  const s = json([four, '--size', '2', '--weights', weights, ...quick]);
  assert.equal(s.objective, 3.5);
  assert.equal(s.proven_optimal, s.bound === s.objective);
});

test('--cover finds the fewest rounds and says when fewer are impossible', () => {
  const s = json(['--people', '15', '--size', '3', '--cover']);
  assert.deepEqual([s.rounds, s.objective, s.bound, s.proven_optimal, s.pairs.never_met], [7, 7, 7, true, 0]);
  assert.equal(seat(['--people', '7', '--sizes', '4-5', '--cover']).status, 1);
  assert.equal(seat(['--people', '9', '--size', '3', '--cover', '--draws', '2']).status, 2);
});

test('--draws gives so many further plans of the same worth, all of them different in a design', () => {
  const { out } = seat(['--people', '9', '--size', '3', '--rounds', '4', '--draws', '5', ...quick]);
  const [head, ...rows] = out.trim().split('\n');
  assert.equal(head, 'draw,round,group,id');
  const draws = new Map();
  for (const row of rows) {
    const [draw, ...seatOf] = row.split(',');
    draws.set(draw, [...(draws.get(draw) ?? []), seatOf.join(',')]);
  }
  assert.equal(new Set([...draws.values()].map(String)).size, 5);
  for (const draw of draws.values()) assert.equal(judge({ people: 9, rounds: 4, sizes: [1, 3] }, ['round,group,id', ...draw].join('\n')).worth, 144);
});

test('--mdgp reads an instance, fills the sizes and never claims more than the bound', () => {
  const instance = file('small.txt', '4 2 ss 2 2 2 2\n0 1 1\n0 2 9\n0 3 1\n1 2 1\n1 3 9\n2 3 1\n');
  const s = json(['--mdgp', instance, ...quick]);
  assert.deepEqual([s.objective, s.bound, s.proven_optimal, s.plan[0].sort()], [18, 18, true, [['0', '2'], ['1', '3']]]);
  assert.equal(seat(['--mdgp', file('bad.txt', '4 2 ss 3 3 3 3\n')]).status, 1);
  assert.equal(seat(['--mdgp', file('worse.txt', '4 2 ss 2 2 2 2\n0 7 1\n')]).status, 3);
});

test('what is announced changes only where that is worth it', () => {
  const plan = file('announced.csv', seat(['--people', '12', '--size', '3', '--rounds', '3', ...quick]).out);
  assert.equal(seat(['--people', '12', '--size', '3', '--rounds', '3', '--keep', plan, ...quick]).out, seat([...'--people 12 --size 3 --rounds 3 --held'.split(' '), plan]).out);
});

test('an impossible request names the smallest set of wishes that clash, and prints no plan', () => {
  const apart = file('clash-apart.csv', 'a,b\n3,4\n1,3\n2,4\n'), together = file('clash-together.csv', 'a,b\n1,2\n2,3\n');
  const { status, out, err } = seat(['--people', '6', '--size', '3', '--apart', apart, '--together', together]);
  assert.deepEqual([status, out], [1, '']);
  assert.deepEqual(err.trim().split('\n').slice(1).map((line) => line.trim()).sort(), ['apart: 1, 3', 'together: 1, 2', 'together: 2, 3']);
});

test('someone absent from a round that was held with them is named', () => {
  const { status, err } = seat(['--people', '2', '--size', '2', '--absent', file('gone.csv', 'round,id\n1,2\n'), '--held', file('there.csv', 'round,group,id\n1,1,1\n1,1,2\n')]);
  assert.equal(status, 1);
  assert.match(err, /round 1: 2 is absent, and sits in a held group/);
});

test('wrong usage ends with 2, prints nothing on standard output and says what is wrong', () => {
  for (const args of [[], [four], [four, '--size', '0'], [four, '--size', '2', '--rounds', '0'], [four, '--sizes', '5-3'], [four, '--sizes', '3'],
    [four, '--size', '2', '--groups', '2'], [four, '--size', '2', '--people', '4'], [four, '--size', '2', '--nonsense'], [four, four, '--size', '2'],
    [four, '--size', '2', '--seconds', 'soon'], [four, '--size', '2', '--format', 'pdf']]) {
    const { status, out, err } = seat(args);
    assert.deepEqual([status, out], [2, ''], args.join(' '));
    assert.match(err, /^tvers seat: ./, args.join(' '));
  }
});

test('bad input ends with 3 and FILE:LINE: column "X": what is wrong', () => {
  for (const [option, name, text, message] of [
    ['', 'twice.csv', 'id\n1\n2\n2\n', /^twice\.csv:4: column "id": "2" appears twice/],
    ['', 'noid.csv', 'name\nKari\n', /^noid\.csv:1: column "id": missing/],
    ['', 'nothing.csv', '', /^nothing\.csv:1: column "id": missing/],
    ['', 'empty-id.csv', 'id,unit\n1,a\n,b\n', /^empty-id\.csv:3: column "id": empty/],
    ['--silo', 'nosuch', '', /^four\.csv:1: column "nosuch": missing/],
    ['--absent', 'who.csv', 'round,id\n1,9\n', /^who\.csv:2: column "id": "9" is not in the list/],
    ['--absent', 'when.csv', 'round,id\n2,1\n', /^when\.csv:2: column "round": "2"; write a number from 1 to 1/],
    ['--apart', 'self.csv', 'a,b\n1,1\n', /^self\.csv:2: column "b": "1" stands together with themselves/],
    ['--held', 'group.csv', 'round,group,id\n1,0,1\n', /^group\.csv:2: column "group": "0"/],
    ['--met', 'times.csv', 'a,b,times\n1,2,often\n', /^times\.csv:2: column "times": "often"/],
    ['--weights', 'heavy.csv', 'a,b,weight\n1,2,nan\n', /^heavy\.csv:2: column "weight": "nan"/],
  ]) {
    if (name.endsWith('.csv')) file(name, text);
    const { status, out, err } = seat(option ? [four, '--size', '2', option, name] : [name, '--size', '2']);
    assert.deepEqual([status, out], [3, ''], name);
    assert.match(err, message);
  }
});

test('a list in any encoding is read, and what is no text is refused', () => {
  const text = 'id,unit\nÅse–1,a\nBjørn,b\n';
  const windows = Buffer.from(text.replace('–', '\x96'), 'latin1'), unicode = Buffer.from(`\ufeff${text}`, 'utf16le');
  for (const bytes of [windows, unicode, Buffer.from(unicode).swap16(), Buffer.from(`\ufeff${text}`)]) {
    assert.deepEqual(json([file('encoded.csv', bytes), '--size', '2']).plan, [[['Åse–1', 'Bjørn']]]);
  }
  for (const bytes of [Buffer.from('PK\x03\x04'), Buffer.from('id\n\x01\n'), Buffer.from('\xff\xfea', 'latin1')]) {
    const { status, out, err } = seat([file('bytes.csv', bytes), '--size', '2']);
    assert.deepEqual([status, out], [3, '']);
    assert.match(err, /^bytes\.csv: ./);
  }
});

const languages = [
  ['nb_NO.UTF-8', { usage: /skriv en av disse: --size K/, row: /^who\.csv:2: column "id": "9" finnes ikke på listen/, rules: /runde 1: disse ønskene kan ikke oppfylles med 2 personer/, apart: 'hver for seg: 1, 2',
    sizes: /7 personer kan ikke deles i 2 grupper/, away: /2 er borte, men er plassert i en gruppe i en gjennomført runde/, held: /runde 1 er gjennomført i strid med dette ønsket:\n {2}hver for seg: 1, 2/, plan: /^2 personer, 1 runder: 1 av 1 par møtes/ }],
  ['nn_NO.UTF-8', { usage: /skriv ein av desse: --size K/, row: /^who\.csv:2: column "id": "9" finst ikkje på lista/, rules: /runde 1: desse ønska kan ikkje oppfyllast med 2 personar/, apart: 'kvar for seg: 1, 2',
    sizes: /7 personar kan ikkje delast i 2 grupper/, away: /2 er borte, men er plassert i ei gruppe i ein gjennomført runde/, held: /runde 1 er gjennomført i strid med dette ønsket:\n {2}kvar for seg: 1, 2/, plan: /^2 personar, 1 rundar: 1 av 1 par møtest/ }],
  ['da_DK.UTF-8', { usage: /skriv en af disse: --size K/, row: /^who\.csv:2: column "id": "9" findes ikke på listen/, rules: /runde 1: med 2 personer i 1 grupper på højst 2 kan disse ønsker ikke opfyldes/, apart: 'hver for sig: 1, 2',
    sizes: /7 personer kan ikke deles i 2 grupper/, away: /2 er væk, men sidder i en gruppe som er afholdt/, held: /runde 1 blev afholdt i strid med dette ønske:\n {2}hver for sig: 1, 2/, plan: /^2 personer, 1 runder: 1 af 1 par mødes/ }],
  ['fr_FR.UTF-8', { usage: /write one of these: --size K/, row: /^who\.csv:2: column "id": "9" is not in the list/, rules: /round 1: with 2 people in 1 groups of at most 2 these clash/, apart: 'apart: 1, 2',
    sizes: /7 people cannot be split into 2 groups/, away: /2 is absent, and sits in a held group/, held: /round 1 was held against this wish:\n {2}apart: 1, 2/, plan: /^2 people, 1 rounds: 1 of 1 pairs meet/ }],
];

for (const [locale, says] of languages)
  test(`what is wrong, which wishes clash, and a plan in text are in the language of ${locale}`, () => {
    const two = ['--people', '2', '--size', '2'], held = file('both.csv', 'round,group,id\n1,1,1\n1,1,2\n'), pair = file('pair.csv', 'a,b\n1,2\n');
    const err = (...args) => seat(args, '', locale).err;
    assert.match(err(four), says.usage);
    assert.match(err(four, '--size', '2', '--absent', file('who.csv', 'round,id\n1,9\n')), says.row);
    assert.match(err('--people', '7', '--sizes', '4-5'), says.sizes);
    assert.match(err(...two, '--absent', file('gone.csv', 'round,id\n1,2\n'), '--held', held), says.away);
    assert.match(err(...two, '--apart', pair, '--held', held), says.held);
    const clash = err(...two, '--groups', '1', '--apart', pair).concat(err('--people', '2', '--groups', '1', '--apart', pair, '--together', pair));
    assert.match(clash, says.rules);
    assert.ok(clash.includes(`\n  ${says.apart}\n`), clash);
    assert.match(seat([...two, '--format', 'text', ...quick], '', locale).out, says.plan);
    assert.equal(seat([...two, '--format', 'csv', ...quick], '', locale).out, 'round,group,id\n1,1,1\n1,1,2\n');
  });

test('a file that is not there ends with 4', () => {
  const { status, out, err } = seat(['nowhere.csv', '--size', '2']);
  assert.deepEqual([status, out], [4, '']);
  assert.match(err, /nowhere\.csv/);
});

test('Ctrl-C gives the best plan so far, in every kind of search', async () => {
  const kinds = [['--people', '50', '--sizes', '4-5', '--rounds', '12'], ['--people', '70', '--size', '7', '--rounds', '10'], ['--people', '26', '--size', '5', '--cover']];
  for (const args of kinds) {
    const child = spawn(program, [...args, '--seconds', '3600', '--format', 'json'], { cwd: dir });
    let out = '';
    child.stdout.on('data', (bytes) => { out += bytes; });
    await new Promise((resolve) => { setTimeout(resolve, 1500); });
    child.kill('SIGINT');
    const [status] = await once(child, 'close');
    assert.equal(status, 0, args.join(' '));
    assert.equal(JSON.parse(out).people, Number(args[1]));
  }
});

test('a terminal sees how far the search is; a pipe sees nothing of it', () => {
  const args = ['--people', '50', '--sizes', '4-5', '--rounds', '12', '--seconds', '2'];
  const watched = spawnSync('script', ['-qec', `${program} ${args.join(' ')} --format csv`, '/dev/null'], { cwd: dir, encoding: 'utf8' });
  assert.match(watched.stdout, /\d+ of 2 s; Ctrl-C takes the best so far/);
  assert.equal(seat([...args, '--seconds', '1']).err, '');
});

process.on('exit', () => rmSync(dir, { recursive: true, force: true }));
await run('seating command');

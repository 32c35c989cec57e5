// SPDX-License-Identifier: EUPL-1.2
// What holds for every command, as a stranger would try it: languages, options from everywhere, manual pages, being
// interrupted; and that a demo never opens a real store.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { run, startSite, temporaryFolder, test } from '../browser/harness.mjs';
import { root } from '../browser/processes.mjs';
import { tvers as program } from '../browser/site.mjs';
import { makeStore, tvers } from './tvers.mjs';

const dir = temporaryFolder();
let files = 0;
const newFile = (end = 'db') => join(dir, `${++files}.${end}`);
const written = (text, end) => { const path = newFile(end); writeFileSync(path, text); return path; };
const list = written('Ansattnr;Fornavn;Etternavn;E-post;Enhet;Ansatt fra\n1;Kari;Moe;kari@x.no;Skole;1.9.2026\n', 'csv');

const locales = [
  [{ LC_ALL: 'C' }, /there is no such/],
  [{ LC_ALL: 'en_GB.UTF-8' }, /there is no such/],
  [{ LC_ALL: 'fr_FR.UTF-8' }, /there is no such/],
  [{ LC_ALL: 'nb_NO.UTF-8' }, /finnes/],
  [{ LC_ALL: 'nn_NO' }, /finst/],
  [{ LC_ALL: '', LC_MESSAGES: 'da_DK.UTF-8', LANG: 'nb_NO' }, /findes/],
  [{ LC_ALL: '', LC_MESSAGES: '', LANG: 'nb_NO' }, /finnes/],
];

test('messages are in the language of the locale, English where it has none of ours', async () => {
  for (const [env, says] of locales)
    for (const args of [['nonsense'], ['check', '--nonsense'], ['import', 'nowhere.csv'], ['check', '--data', 'nowhere.db']]) {
      const { status, out, err } = await tvers(args, { env });
      assert.ok(status === 2 || status === 4, args.join(' '));
      assert.equal(out, '', args.join(' '));
      assert.match(err, says, `${JSON.stringify(env)} ${args.join(' ')}`);
    }
});

test('results are the same in every language', async () => {
  const outputs = new Set();
  for (const [env] of locales)
    outputs.add((await tvers(['import', list, '--dry-run', '--format', 'json', '--data', newFile()], { env })).out);
  assert.equal(outputs.size, 1);
});

test('a configuration file may hold the options of all commands, and no others', async () => {
  const data = newFile();
  const config = written(`# ours\ndata = ${data}  # here\nlisten=127.0.0.1:0\nmail-relay = smtp://127.0.0.1:25\n\nsize = 3\n`, 'conf');
  assert.equal((await tvers(['import', list, '--config', config])).status, 0);
  assert.equal((await tvers(['check', `--config=${config}`])).out, `${data}: sound\n`);
  assert.equal((await tvers(['check'], { env: { TVERS_CONFIG: config } })).out, `${data}: sound\n`);
  const other = newFile(), third = newFile();
  const beaten = async (args) => (await tvers(['check', '--config', config, ...args], { env: { TVERS_DATA: other } })).err;
  assert.ok((await beaten([])).startsWith(`tvers: ${other}: there is no such store`), 'the environment beats the file');
  assert.ok((await beaten(['--data', third])).startsWith(`tvers: ${third}: there is no such store`), 'the command line beats both');

  for (const [line, says] of [['lissten = 127.0.0.1:80', 'lissten'], ['data', 'NAME = VALUE'], ['format = xml', 'text|csv|json']]) {
    const wrong = written(`# one\n${line}\n`, 'conf');
    const { status, out, err } = await tvers(['user', 'list', '--data', data, '--config', wrong]);
    assert.equal(status, 2, line);
    assert.equal(out, '', line);
    assert.ok(err.startsWith(`${wrong}:2: `), err);
    assert.ok(err.includes(says), err);
  }
  assert.equal((await tvers(['check', '--config', 'nowhere.conf'])).status, 4);
});

test('a command that cannot write what it prints says so and ends with 4', async () => {
  const people = written('id\na\nb\nc\nd\n', 'csv'), ties = written('from,to\na,b\n', 'csv');
  for (const args of ['help', 'version', `seat ${people} --groups 2 --rounds 1`, `flow people --nodes ${people} --edges ${ties}`, `flow draw --nodes ${people} --edges ${ties}`]) {
    const done = spawnSync('sh', ['-c', `exec "$0" ${args} >/dev/full`, program], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
    assert.equal(done.status, 4, args);
    assert.match(done.stderr, /not everything could be written/, args);
  }
});

test('a password in an address is never shown', async () => {
  const { status, err } = await tvers(['check', '--data', 'postgresql://kari:hemmelig@127.0.0.1:1/tvers']);
  assert.equal(status, 4);
  assert.doesNotMatch(err, /hemmelig/);
  assert.match(err, /postgresql:\/\/kari:\*\*\*@127\.0\.0\.1:1\/tvers: /);
});

test('accounts are listed for people, as csv and as JSON', async () => {
  const data = newFile();
  await makeStore(data);
  await tvers(['user', 'add', 'kari', 'admin', 'hr', '--name', 'Kari Moe', '--link', '--data', data]);
  assert.equal((await tvers(['user', 'list', '--data', data])).out, 'user_name,state,roles,name,person\nkari,active,admin hr,Kari Moe,\n');
  assert.deepEqual(JSON.parse((await tvers(['user', 'list', '--format', 'json', '--data', data])).out),
    [{ user_name: 'kari', state: 'active', roles: ['admin', 'hr'], name: 'Kari Moe', person: '' }]);
  assert.match((await tvers(['user', 'list', '--format=text', '--data', data])).out, /^kari +active +admin hr +Kari Moe\n$/);
});

test('the version is told, and takes nothing', async () => {
  const { out } = await tvers(['version']);
  assert.match(out, /^tvers \d+\.\d+\.\d+\n$/);
  assert.equal((await tvers(['--version'])).out, out);
  assert.equal((await tvers(['version', '--help'])).status, 0);
  for (const more of ['x', '--x']) assert.equal((await tvers(['version', more])).status, 2);
});

test('a manual page for every command names all its options, and groff finds nothing wrong with it', async () => {
  const man = join(dir, 'man');
  mkdirSync(man);
  execFileSync(join(root, 'script/man'), [program, man]);
  const commands = (await tvers(['help'])).out.split('\n').map((line) => line.match(/^ {2}([\w-]+) /)?.[1]).filter(Boolean);
  assert.deepEqual(readdirSync(man).sort(), ['tvers.1', ...commands.map((name) => `tvers-${name}.1`)].sort());
  for (const name of commands) {
    const text = readFileSync(join(man, `tvers-${name}.1`), 'utf8').replaceAll('\\-', '-');
    for (const [, option] of (await tvers([name, '--help'])).out.matchAll(/^ {2}(--[\w-]+)/gm))
      assert.ok(text.includes(`\n.B ${option}`), `${name} ${option}`);
  }
  for (const page of readdirSync(man)) {
    const args = ['-ww', '-man', '-Tutf8', '-z', join(man, page)];
    const said = execFileSync('groff', args, { stdio: ['ignore', 'pipe', 'pipe'] });
    assert.equal(`${said}`, '', page);
  }
});

/// Starts a command, and interrupts it as soon as `begun` (given the process) is through.
async function interrupted(args, { begun, env = {} }) {
  const child = spawn(program, args, { cwd: root, env: { ...process.env, LC_ALL: 'C', ...env } });
  let err = '';
  child.stderr.on('data', (bytes) => { err += bytes; });
  child.stdout.resume();
  child.stdin.on('error', () => {}); // it is gone, as it should be
  await begun(child);
  child.kill('SIGINT');
  const [status] = await once(child, 'close');
  return { status, err };
}

/// More than a pipe holds: when it is written, somebody has begun to read.
const halfAList = (child) => new Promise((resolve) => {
  const rows = Array.from({ length: 20000 }, (all, n) => `${n};Kari;Moe${n};k${n}@x.no;Skole;1.9.2026`);
  child.stdin.write(`Ansattnr;Fornavn;Etternavn;E-post;Enhet;Ansatt fra\n${rows.join('\n')}`, resolve);
});

test('an import that is interrupted changes nothing, and says so', async () => {
  const data = newFile();
  await tvers(['import', list, '--data', data]);
  const { status, err } = await interrupted(['import', '-', '--data', data], { begun: halfAList });
  assert.equal(status, 4, err);
  assert.equal(err, 'tvers import: stopped; nothing was changed\n');
  const said = JSON.parse((await tvers(['import', list, '--data', data, '--dry-run', '--format', 'json'])).out);
  assert.deepEqual([said.unchanged, said.gone], [1, 0]);
});

test('a demo that is interrupted while it is made, at whatever moment, leaves nothing behind', async () => {
  for (const file of ['demo.db', 'demo.db-journal', 'demo.db-wal']) {
    const tmp = temporaryFolder();
    const isThere = () => readdirSync(tmp).some((folder) => existsSync(join(tmp, folder, file)));
    const begun = async () => {
      while (!readdirSync(tmp).length) await turn(); // until then it is the shell's, and holds nothing
      for (const end = Date.now() + 500; !isThere() && Date.now() < end;) await turn();
    };
    const { status, err } = await interrupted(['demo', '--listen', '127.0.0.1:0'], { begun, env: { TMPDIR: tmp } });
    assert.ok(status === 0 || status === 4, `${file}: ${status} ${err}`);
    assert.deepEqual(readdirSync(tmp), [], file);
  }
});

test('a demo never opens a store with real people or accounts in it', async () => {
  const people = newFile(), accounts = newFile();
  await tvers(['import', list, '--data', people]);
  await makeStore(accounts);
  await tvers(['user', 'add', 'kari', 'admin', '--link', '--data', accounts]);
  for (const data of [people, accounts]) {
    const { status, out, err } = await tvers(['demo', '--data', data, '--listen', '127.0.0.1:0']);
    assert.equal(status, 1);
    assert.equal(out, '');
    assert.match(err, /real people/);
  }
});

test('a demo stays in its country', async () => {
  const site = await startSite({ args: ['--language', 'da'] });
  const asked = async (lang) => (await fetch(site.url, { headers: { 'Accept-Language': lang } })).text();
  assert.match(await asked('da'), /i den opdigtede Æbelsund Kommune/);
  assert.doesNotMatch(await asked('da'), /--language/);
  assert.match(await asked('nb'), /En norsk kommune starter du med: <code class="whole">tvers demo --language nb</);
  const { status, out, err } = await tvers(['demo', '--language', 'nb', '--data', site.data, '--listen', '127.0.0.1:0']);
  assert.deepEqual([status, out], [1, '']);
  assert.match(err, /the other country/);
  site.wishes.args = [];
  await site.restart();
  assert.match(await asked('da'), /Æbelsund Kommune/);
});

await run('promises', { parallel: 2 });

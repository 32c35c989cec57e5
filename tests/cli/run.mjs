// SPDX-License-Identifier: EUPL-1.2
// The commands for running Tvers, as an operator uses them: serve, backup, restore, check, user.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, openSync, closeSync, readdirSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { run, startSite, temporaryFolder, test } from '../browser/harness.mjs';
import { newPostgresDatabase, root, startProgram, stopProgram } from '../browser/processes.mjs';
import { tvers as program } from '../browser/site.mjs';
import { cookieOf, get } from '../browser/survey.mjs';
import { makeStore, tvers } from './tvers.mjs';

const dir = temporaryFolder();
let files = 0;
const newFile = (end = 'db') => join(dir, `${++files}.${end}`);
const newStore = { sqlite: async () => newFile(), postgres: async () => newPostgresDatabase() };

const commands = (await tvers(['help'])).out.split('\n').map((line) => line.match(/^ {2}([\w-]+) /)?.[1]).filter(Boolean);

test('every command tells what it does and which options it has', async () => {
  assert.ok(commands.length >= 8, commands.join(' '));
  for (const command of commands.filter((name) => name !== 'version')) {
    const { status, out, err } = await tvers([command, '--help']);
    assert.equal(status, 0, command);
    assert.match(out, new RegExp(`^(Usage: )?tvers ${command} `), command);
    assert.equal(err, '', command);
  }
});

test('a wrong word ends with 2 and says where help is', async () => {
  for (const args of [[], ['nonsense'], ['backup'], ['backup', 'a', 'b'], ['check', '--nonsense'], ['restore', 'x'],
    ['user'], ['user', 'eat'], ['user', 'add'], ['user', 'list', 'kari'], ['user', 'add', 'kari', 'queen'], ['demo', '--language', 'sv'], ['serve', '--listen', 'here', '--data', newFile()],
    ...[':8193', '8193', '::1', '::1:', '[::1]', '[::1:8193', '::1]:8193', 'localhost:8193', '127.0.0.1', '127.0.0.1:-1', '127.0.0.1:65536', '127.0.0.1:8193x', '']
      .flatMap((listen) => [['serve', '--listen', listen, '--data', newFile()], ['demo', '--listen', listen]]),
    ...['tvers.kommune.example', 'https://', 'ftp://tvers.kommune.example', 'https://tvers.kommune.example/under'].map((url) => ['serve', '--public-url', url, '--data', newFile()])]) {
    const { status, out, err } = await tvers(args);
    assert.equal(status, 2, args.join(' '));
    assert.equal(out, '', args.join(' '));
    assert.match(err, /tvers/, args.join(' '));
  }
});

test('an address of IPv6 may stand without its brackets, and what is printed can be opened here', async () => {
  for (const [listen, host] of [['::1:0', '[::1]'], ['[::1]:0', '[::1]'], [':::0', '[::1]'], ['0.0.0.0:0', '127.0.0.1'], ['127.0.0.1:0', '127.0.0.1'], ['::ffff:127.0.0.1:0', '[::ffff:127.0.0.1]']]) {
    const { child, line } = await startProgram(program, ['serve', '--listen', listen, '--data', newFile()], { ready: /Tvers is at (http:\/\/(.*):\d+)\n/ });
    assert.equal(line[2], host, listen);
    for (const path of ['/healthz', '/metrics']) assert.equal((await fetch(`${line[1]}${path}`)).status, 200, `${listen} ${path}`);
    assert.equal(/nobody can sign in/.test(child.said), listen.startsWith('0.') || listen === ':::0', listen);
    assert.equal(await stopProgram(child), 0);
  }
  const socket = `${newFile()}.sock`;
  const { child, line } = await startProgram(program, ['serve', '--listen', socket, '--data', newFile()], { ready: /Tvers is at (\S+)/ });
  assert.equal(line[1], socket);
  assert.equal(await stopProgram(child), 0);
});

test('a second server on the same port says so and ends with 4', async () => {
  const taken = createServer();
  await new Promise((resolve) => { taken.listen(0, '127.0.0.1', resolve); });
  const { port } = taken.address();
  const { status, err } = await tvers(['serve', '--data', newFile(), '--listen', `127.0.0.1:${port}`]);
  await new Promise((resolve) => { taken.close(resolve); });
  assert.equal(status, 4);
  assert.match(err, new RegExp(String(port)));
  assert.match(err, /in use/i);
});

/// No file, or no table in the database.
function isEmpty(data) {
  if (!data.startsWith('postgresql:')) return !existsSync(data);
  return execFileSync('psql', ['-qAt', data, '-c', "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"], { encoding: 'utf8' }) === '';
}

for (const database of ['sqlite', 'postgres'])
  test(`only serve, demo, import and restore make a store, on ${database}: who mistypes --data is told`, async () => {
    const missing = await newStore[database]();
    for (const args of [['check'], ['backup', newFile()], ['user', 'list'], ['user', 'add', 'kari', 'admin', '--link'], ['work', '--mail-relay', 'smtp://127.0.0.1:1'], ['receive']]) {
      const { status, out, err } = await tvers([...args, '--data', missing], { input: 'From: kari@x.no\n\nJa\n' });
      assert.equal(status, 4, `${args.join(' ')}: ${err}`);
      assert.equal(out, '', args.join(' '));
      assert.match(err, /there is no such store; check --data, or make a new one with tvers serve\n$/, args.join(' '));
      assert.ok(isEmpty(missing), args.join(' '));
    }
  });

test('a backup is checked and restored from without a trace beside it', async () => {
  const data = newFile(), folder = temporaryFolder(), file = join(folder, 'kept');
  await makeStore(data);
  assert.equal((await tvers(['backup', file, '--data', data])).status, 0);
  const before = readFileSync(file);
  assert.equal((await tvers(['check', '--data', file])).out, `${file}: sound\n`);
  assert.equal((await tvers(['restore', file, '--data', newFile()])).status, 0);
  assert.deepEqual(readdirSync(folder), ['kept']);
  assert.ok(readFileSync(file).equals(before));
});

test('a file that is something else is refused by name', async () => {
  const text = newFile('txt');
  writeFileSync(text, 'employee_id;name\n'.repeat(100));
  for (const [args, wanted] of [[['check', '--data', text], 4], [['serve', '--data', text, '--listen', '127.0.0.1:0'], 4],
    [['restore', text, '--data', newFile()], 3]]) {
    const { status, err } = await tvers(args);
    assert.equal(status, wanted, args.join(' '));
    assert.match(err, /\.txt: is|\.txt: it is/);
  }
  assert.equal(readFileSync(text, 'utf8').length, 1700);
});

// One after the other on each database: a demo with people at work, its backup, and what comes back.

/// People change their colours until told to stop; resolves with how many did.
function work(site, cookie) {
  let going = true, done = 0;
  const { lastPage } = site;
  const csrf = lastPage.match(/name="csrf" value="([^"]+)"/)[1];
  const finished = (async () => {
    for (; going; done++) {
      const body = new URLSearchParams({ csrf, language: 'nb', scheme: done % 2 ? 'dark' : 'light', back: '/' });
      const answer = await fetch(`${site.url}/preferences`, { method: 'POST', body, redirect: 'manual', headers: { Cookie: cookie } });
      assert.equal(answer.status, 303);
    }
    return done;
  })();
  return () => { going = false; return finished; };
}

const shows = async (site, path, cookie) => (await get(site, path, { cookie })).html.replace(/value="[^"]*"/g, '').replace(/ selected|data-color-scheme="\w+"|127\.0\.0\.1:\d+/g, '');

for (const [from, to] of [['sqlite', 'postgres'], ['postgres', 'sqlite'], ['sqlite', 'sqlite']])
  test(`a backup of ${from}, taken while people work, comes back in ${to} and shows the same`, async () => {
    const site = await startSite({ database: from });
    const cookie = await cookieOf(site, 'koordinator');
    site.lastPage = (await get(site, '/', { cookie })).html;
    const stopWork = work(site, cookie);
    const file = newFile('backup');
    const saved = await tvers(['backup', file, '--data', site.data]);
    assert.deepEqual(saved, { status: 0, out: '', err: '' });
    assert.ok(await stopWork() > 0);
    assert.equal(statSync(file).mode & 0o777, 0o600, 'only its owner reads a backup');
    assert.equal((await tvers(['backup', file, '--data', site.data])).status, 1, 'a backup is never overwritten');
    assert.deepEqual((await tvers(['check', '--data', file])).status, 0);

    const data = await newStore[to]();
    assert.deepEqual(await tvers(['restore', file, '--data', data]), { status: 0, out: '', err: '' });
    const restored = await startSite({ data });
    for (const path of ['/', '/networks/1', '/gatherings/1', '/units'])
      assert.equal(await shows(restored, path, cookie), await shows(site, path, cookie), path);
    await restored.end();
    await site.end();

    const again = await tvers(['restore', file, '--data', data]);
    assert.equal(again.status, 1, 'a store with data is never overwritten');
    assert.match(again.err, /has data in it/);
  });

/// Takes back the last step of the schema, so that the store is one of the version before.
function downgrade(data) {
  const steps = readdirSync(join(root, 'sql/schema')).sort();
  const tables = [...readFileSync(join(root, 'sql/schema', steps.at(-1)), 'utf8').matchAll(/^CREATE TABLE (\w+)/gm)].map(([, name]) => name);
  const sql = `${tables.reverse().map((name) => `DROP TABLE ${name};`).join(' ')} DELETE FROM schema_version WHERE version = ${steps.length}`;
  if (data.startsWith('postgresql:')) execFileSync('psql', ['-q', data, '-c', sql]);
  else execFileSync('sqlite3', [data, sql]);
  return String(steps.length).padStart(4, '0');
}

for (const [database, other] of [['sqlite', 'postgres'], ['postgres', 'sqlite']])
  test(`an upgrade on ${database} takes a backup first, and that comes back in ${other}`, async () => {
    const data = await newStore[database](), folder = temporaryFolder(), name = database === 'sqlite' ? basename(data) : 'tvers';
    const list = (where, env) => tvers(['user', 'list', '--data', where], { env });
    await makeStore(data);
    assert.equal((await tvers(['user', 'add', 'kari', 'admin', '--data', data], { input: 'a long enough one\n' })).status, 0);
    const before = (await list(data)).out, step = downgrade(data);
    if (database === 'postgres') {
      const refused = await list(data);
      assert.equal(refused.status, 4);
      assert.match(refused.err, /has to be upgraded, and backed up first; say where to put the backup \(--backup-dir, TVERS_BACKUP_DIR\)/);
    }
    const unsaved = await list(data, { TVERS_BACKUP_DIR: join(folder, 'nowhere') });
    assert.equal(unsaved.status, 4);
    assert.match(unsaved.err, /the backup could not be written first; nothing was changed/);
    assert.deepEqual(readdirSync(folder), []);
    const upgraded = await list(data, { TVERS_BACKUP_DIR: folder });
    assert.deepEqual([upgraded.status, upgraded.out], [0, before]);
    assert.deepEqual(readdirSync(folder), [`${name}.before-${step}`]);
    const into = await newStore[other]();
    assert.deepEqual(await tvers(['restore', join(folder, `${name}.before-${step}`), '--data', into]), { status: 0, out: '', err: '' });
    assert.equal((await list(into)).out, before, 'a restore is an upgrade too');
    assert.equal((await tvers(['check', '--data', into])).status, 0);
  });

for (const database of ['sqlite', 'postgres'])
  test(`a dry run of an import writes nothing on ${database}: an older store is refused as it is, an empty one stays empty`, async () => {
    const data = await newStore[database](), folder = temporaryFolder(), list = newFile('csv');
    writeFileSync(list, 'Ansattnr;Fornavn;Etternavn;E-post;Enhet;Ansatt fra\n1;Kari;Moe;kari@x.no;Skole;1.9.2026\n');
    const dry = () => tvers(['import', list, '--dry-run', '--format', 'json', '--data', data], { env: { TVERS_BACKUP_DIR: folder } });
    const backup = async () => {
      const file = newFile('backup');
      assert.equal((await tvers(['backup', file, '--data', data])).status, 0);
      return execFileSync('sqlite3', [file, 'SELECT max(version) FROM schema_version'], { encoding: 'utf8' }).trim();
    };
    assert.equal(JSON.parse((await dry()).out).new, 1);
    assert.ok(isEmpty(data));
    const taken = await tvers(['import', list, '--data', data]);
    assert.equal(taken.status, 0, taken.err + taken.out);
    const step = Number(downgrade(data));
    const { status, out, err } = await dry();
    assert.deepEqual([status, out], [4, '']);
    assert.match(err, /has to be upgraded first, and --dry-run changes nothing; tvers serve upgrades it/);
    assert.deepEqual(readdirSync(folder), []);
    assert.equal(Number(await backup()), step - 1);
    assert.equal((await tvers(['import', list, '--data', data], { env: { TVERS_BACKUP_DIR: folder } })).status, 0);
    assert.equal(JSON.parse((await dry()).out).unchanged, 1);
  });

test('damage in the file is found, and what is damaged is not restored', async () => {
  const whole = newFile();
  const site = await startSite({ data: whole });
  await site.end();
  assert.equal((await tvers(['check', '--data', whole])).status, 0);
  const pages = statSync(whole).size / 4096;
  for (const from of [20, Math.floor(pages / 2), pages - 40]) {
    const damaged = newFile();
    copyFileSync(whole, damaged);
    const at = openSync(damaged, 'r+');
    for (let page = from; page < from + 40; page++) writeSync(at, Buffer.alloc(512, 0xA5), 0, 512, page * 4096 + 100);
    closeSync(at);
    const { status, out, err } = await tvers(['check', '--data', damaged]);
    assert.equal(status, 1, `damaged from page ${from} of ${pages}: ${err}`);
    assert.ok((out + err).length > 20);
    const into = newFile();
    const kept = newFile('backup'), saved = await tvers(['backup', kept, '--data', damaged]);
    assert.ok(saved.status === 1 || saved.status === 4, saved.err);
    assert.match(saved.err, /damaged/);
    assert.ok(!existsSync(kept), 'a backup of damage is none');
    assert.equal((await tvers(['restore', damaged, '--data', into])).status, 3);
    assert.ok(!existsSync(into), 'half a result is left');
  }
});

for (const database of ['sqlite', 'postgres'])
  test(`accounts are made, changed and closed from the command line, on ${database}`, async () => {
    const data = await newStore[database]();
    const user = (args, input) => tvers(['user', ...args, '--data', data], { input });
    const password = 'a long enough one';
    await makeStore(data);
    assert.deepEqual(await user(['add', 'Kari', 'admin', 'hr', '--name', 'Kari Moe, HR'], `${password}\n`), { status: 0, out: '', err: '' });
    assert.equal((await user(['add', 'kari'], `${password}\n`)).status, 1, 'a name is taken once, in any case');
    assert.equal((await user(['add', 'per'], 'short\n')).status, 3);
    assert.equal((await user(['add', 'per'])).status, 3, 'no password at all');
    const { out: link } = await user(['add', 'per', '--link', '--public-url', 'https://tvers.example']);
    assert.match(link, /^https:\/\/tvers\.example\/password\/[\w-]{43}\n$/);
    assert.equal((await user(['list'])).out, 'user_name,state,roles,name,person\nkari,active,admin hr,"Kari Moe, HR",\nper,active,,per,\n');
    assert.equal((await user(['disable', 'kari'])).status, 1, 'the last administrator stays');
    assert.equal((await user(['role', 'kari', 'hr'])).status, 1, 'and stays one');
    assert.equal((await user(['role', 'per', 'admin', 'lead'])).status, 0);
    assert.equal((await user(['disable', 'kari'])).status, 0);
    assert.equal((await user(['password', 'ola'], `${password}\n`)).status, 1);
    assert.match((await user(['list'])).out, /^kari,disabled,admin hr,.*\nper,active,admin lead,per,$/m);
    assert.equal((await user(['enable', 'kari'])).status, 0);

    const list = newFile('csv'); // people of the staff list are found by address, number or name; each has one account
    writeFileSync(list, 'Ansattnr;Fornavn;Etternavn;E-post;Enhet;Ansatt fra\r\n1001;Eli;Moe;eli@tvers.example;Skole;01.02.2020\r\n'
      + '1002;Bo;Lund;bo@tvers.example;Skole;01.02.2020\r\n');
    const taken = await tvers(['import', list, '--data', data]);
    assert.equal(taken.status, 0, taken.err + taken.out);
    assert.equal((await user(['add', 'Eli@tvers.example'], `${password}\n`)).status, 0);
    assert.equal((await user(['add', 'eli2', '--person', '1001'], `${password}\n`)).status, 1, 'she has an account');
    assert.equal((await user(['add', 'bo', '--person', 'nobody'], `${password}\n`)).status, 1);
    assert.equal((await user(['person', 'per', 'Bo Lund'])).status, 0);
    assert.match((await user(['list'])).out, /^eli@tvers\.example,active,,.*,1001\n(.*\n)*per,active,admin lead,per,1002$/m);
    assert.equal((await user(['person', 'per'])).status, 0);
    assert.match((await user(['list'])).out, /^per,active,admin lead,per,$/m);

    const site = await startSite({ kind: 'serve', data });
    const page = await site.as(null);
    await page.goto('/sign-in');
    await page.fill('[name=user_name]', 'kari');
    await page.fill('[name=password]', password);
    await page.press('[name=password]', 'Enter');
    await page.waitForURL((url) => url.pathname === '/');
    assert.match(await page.textContent('.frame-who'), /Kari Moe, HR/);
    await user(['password', 'kari'], 'another that is long enough\n');
    await page.goto('/admin');
    assert.match(page.url(), /\/sign-in/, 'a new password ends all sessions');
    await page.goto(new URL(link.trim()).pathname);
    await page.fill('[name=password]', 'the third that is long');
    await page.click('main button');
    assert.match(page.url(), /\/sign-in/);
    await page.context().close();
    await site.end();
  });

test('options come from the environment and from a configuration file too', async () => {
  const data = newFile(), config = newFile('conf');
  writeFileSync(config, `# where it is\ndata = ${data}\n`);
  await makeStore(data);
  assert.equal((await tvers(['user', 'list'], { env: { TVERS_DATA: data } })).status, 0);
  assert.equal((await tvers(['check', '--config', config])).out, `${data}: sound\n`);
});

await run('cli', { parallel: 2 });

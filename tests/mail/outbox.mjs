// SPDX-License-Identifier: EUPL-1.2
// No mail twice: workers send an outbox to a real SMTP server and are killed with -9 at moments of chance; several work
// on one outbox at once. On SQLite and on PostgreSQL.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { finish, test } from './count.mjs';
import { startReceiver } from './receiver.mjs';

const program = `${process.env.OUT ?? 'build/debug'}/tests/mail/outbox`;
const dir = mkdtempSync(join(tmpdir(), 'tvers-outbox-'));
chmodSync(dir, 0o711); // the PostgreSQL of the tests runs as nobody
const receiver = await startReceiver({ dir: join(dir, 'in') });
const relay = `smtp://127.0.0.1:${receiver.port}`;
let shift = 0; // each new worker's clock is three minutes on, so that it takes over what the last one left

const run = (...args) => execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
const rows = (data) => run('show', data).trim().split('\n').map((line) => {
  const [state, recipient, id, tries] = line.split(' ');
  return { state, recipient, id, tries: Number(tries) };
});
const isOpen = (row) => ['queued', 'claimed', 'leaving'].includes(row.state);
const arrivals = (recipient) => receiver.events.filter((e) => e.event === 'mail' && e.recipient === recipient);

async function startWorker(data, to = relay, later = 180) {
  shift += later;
  const child = spawn(program, ['work', data, to, String(shift)], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise((resolve) => { child.on('close', resolve); });
  await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  return { end: (signal) => { child.kill(signal); return ended; } };
}

// Until nothing is open: a worker dies after a moment of chance, `kills` times; then the last ones may finish.
async function sendAll(data, { workers, kills }) {
  for (let i = 0; i < kills; i++) {
    const all = await Promise.all(Array.from({ length: workers }, () => startWorker(data)));
    await sleep(20 + Math.random() * 400);
    await Promise.all(all.map((w) => w.end('SIGKILL')));
  }
  const last = await Promise.all(Array.from({ length: workers }, () => startWorker(data)));
  for (let i = 0; i < 600 && rows(data).some(isOpen); i++) {
    await sleep(200);
    if (i % 25 === 24) last.push(await startWorker(data)); // its clock is on: what was claimed late grows stale
  }
  await Promise.all(last.map((w) => w.end('SIGTERM')));
}

function checkAll(data, count, kills) {
  const all = rows(data);
  assert.equal(all.length, count);
  for (const row of all) {
    const got = arrivals(row.recipient);
    assert.ok(got.length <= 1, `${row.recipient} got ${got.length} mails`);
    assert.ok(row.state === 'sent' || row.state === 'unsure', `${row.recipient} is ${row.state}`);
    if (row.state === 'sent') assert.equal(got.length, 1, `${row.recipient} is sent, and nothing came`);
    if (got.length) {
      const head = readFileSync(join(dir, 'in', got[0].file), 'latin1');
      assert.equal(/^Message-Id: <(.*)>\r$/mi.exec(head)[1], row.id);
    }
  }
  const unsure = all.filter((row) => row.state === 'unsure').length;
  assert.ok(unsure <= kills, `${unsure} unsure after ${kills} kills`);
}

async function scenario(data, name, { count, workers, kills }) {
  run('fill', data, String(count), name);
  await sendAll(data, { workers, kills });
  checkAll(data, count, kills * workers);
}

await test('SQLite: a worker that is killed again and again sends 200 mails, none of them twice', () =>
  scenario(join(dir, 'killed.db'), 'k', { count: 200, workers: 1, kills: 12 }));

await test('SQLite: two workers at once send each mail once', () =>
  scenario(join(dir, 'two.db'), 't', { count: 100, workers: 2, kills: 0 }));

await test('a mail that is refused for now is tried again later, one refused for good is not', async () => {
  const data = join(dir, 'later.db');
  run('fill', data, '1', 'grey');
  run('fill', data, '1', 'refused');
  run('fill', data, '1', 'cut');
  const first = await startWorker(data);
  const settled = () => { const [g, r, c] = rows(data); return g.tries === 1 && g.state === 'queued' && !isOpen(r) && !isOpen(c); };
  for (let i = 0; i < 100 && !settled(); i++) await sleep(100);
  await first.end('SIGTERM');
  assert.deepEqual(rows(data).map((r) => r.state), ['queued', 'refused', 'unsure']);
  shift += 120; // five minutes after the first try
  const second = await startWorker(data);
  for (let i = 0; i < 100 && rows(data)[0].state !== 'sent'; i++) await sleep(100);
  await second.end('SIGTERM');
  assert.deepEqual(rows(data).map((r) => [r.state, r.tries]), [['sent', 2], ['refused', 1], ['unsure', 1]]);
  assert.equal(arrivals('grey1@b.example').length, 1);
});

// The worker's clock is put on by a minute whenever the relay has what it takes in one.
async function sendByTheMinute(data, slow, perMinute) {
  const relay = `smtp://127.0.0.1:${slow.port}`;
  const asked = () => slow.events.filter((e) => e.event === 'recipient').length;
  let minutes = 0;
  while (rows(data).some(isOpen)) {
    const before = asked();
    slow.newMinute();
    const worker = await startWorker(data, relay, 61);
    for (let quiet = 0, seen = before; quiet < 10 && asked() < before + perMinute; quiet++) {
      await sleep(100);
      if (asked() > seen) { seen = asked(); quiet = 0; }
    }
    await sleep(100); // who asks for more now is too many
    await worker.end('SIGTERM');
    minutes++;
  }
  return minutes;
}

const mails = process.argv.includes('--whole') ? 2000 : 240, perMinute = 30;
await test(`${mails} mails, a third of them put off by their receiver, leave at the ${perMinute} a minute that the relay takes, each once`, async () => {
  const data = join(dir, 'pace.db');
  const slow = await startReceiver({ dir: join(dir, 'slow'), perMinute });
  run('fill', data, String(mails / 3 * 2), 'p');
  run('fill', data, String(mails - Math.floor(mails / 3 * 2)), 'grey');
  run('pace', data, String(perMinute));
  const minutes = await sendByTheMinute(data, slow, perMinute);
  const came = new Map();
  for (const e of slow.events.filter((e) => e.event === 'mail')) came.set(e.recipient, (came.get(e.recipient) ?? 0) + 1);
  assert.equal(slow.events.filter((e) => e.event === 'flood').length, 0, 'the relay got more than it takes');
  assert.equal(came.size, mails);
  assert.ok([...came.values()].every((n) => n === 1), 'a mail came twice');
  assert.ok(rows(data).every((r) => r.state === 'sent' && r.tries === (r.recipient.startsWith('grey') ? 2 : 1)));
  assert.ok(minutes >= mails * 4 / 3 / perMinute, `${minutes} minutes are too few`);
  await new Promise((done) => { slow.server.close(done); });
});

const pg = spawnSync('tests/postgres', ['start', join(dir, 'pg')], { encoding: 'utf8' });
if (pg.status === 0) {
  const data = pg.stdout.trim();
  run('fill', data, '40', 'p'); // which are then there already: their second numbers are lost, and nobody may stop counting at the gap
  await test('PostgreSQL: two workers that are killed again and again send 120 mails, none of them twice', () =>
    scenario(data, 'p', { count: 120, workers: 2, kills: 5 }));
  spawnSync('tests/postgres', ['stop', join(dir, 'pg')]);
} else {
  await test('PostgreSQL starts', () => { throw new Error(pg.stderr); });
}

receiver.server.close(() => {});
rmSync(dir, { recursive: true, force: true });
finish('outbox');
process.exit();

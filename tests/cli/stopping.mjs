// SPDX-License-Identifier: EUPL-1.2
// Signals: what a server does when it is told to stop while something still runs, and when somebody hangs up.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { run, startSite, temporaryFolder, test } from '../browser/harness.mjs';
import { patience, startProgram, stopProgram } from '../browser/processes.mjs';
import { tvers as program } from '../browser/site.mjs';

const GRACE_SECONDS = 10;

/// Seconds that the program takes to end after SIGTERM; it must end by itself, and say nothing of a fault.
async function secondsToStop(child) {
  const from = Date.now();
  assert.equal(await stopProgram(child), 0, child.said);
  assert.doesNotMatch(child.said, /bug at|Sanitizer|runtime error/, child.said);
  return (Date.now() - from) / 1000;
}

/// A mail server that falls silent when it hears of a recipient, after which a client waits longest; `met` is then.
async function silentRelay() {
  const sockets = new Set(), silent = new EventEmitter(), met = once(silent, 'begun');
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (said) => (/^RCPT/m.test(said) ? silent.emit('begun') : socket.write('250 relay.example\r\n')));
    socket.write('220 relay.example\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => { sockets.forEach((socket) => socket.destroy()); server.close(); };
  return { url: `smtp://127.0.0.1:${server.address().port}`, met, close };
}

/// A mail that has left is due once more.
const mailDue = (data) => execFileSync('sqlite3', ['-cmd', '.timeout 5000', data, "UPDATE outbox SET state = 'queued', due_at = 0 WHERE id = (SELECT max(id) FROM outbox WHERE kind = 'invitation')"]);
const metrics = async (site) => (await fetch(`${site.url}/metrics`)).text();
const isAlive = (child) => child.exitCode === null && child.signalCode === null;
const withinGrace = (seconds) => assert.ok(seconds < (GRACE_SECONDS + 3) * patience, `${seconds} s`);

test('a server that is told to stop while a request cannot be finished ends within its grace, and without a fault', async () => {
  const site = await startSite({ kind: 'serve' });
  const holder = spawn('flock', [`${site.data}.lock`, 'sh', '-c', 'echo held; exec sleep 60']);
  await once(holder.stdout, 'data');
  const { child } = site;
  const cut = fetch(`${site.url}/preferences`, { method: 'POST', body: new URLSearchParams({ back: '/' }) }).then(() => false, () => true);
  while (!(await metrics(site)).includes('tvers_http_working 2\n')) await sleep(20); // the POST, and this very question
  withinGrace(await secondsToStop(child));
  assert.match(child.said, /still on its way/);
  assert.ok(await cut, 'the request got no answer');
  holder.kill();
  site.child = undefined;
  await site.end();
});

test('a demo that is told to stop while the mail relay is silent ends within its grace, and leaves no file', async () => {
  const relay = await silentRelay(), tmp = temporaryFolder();
  const { child } = await startProgram(program, ['demo', '--listen', '127.0.0.1:0', '--mail-relay', relay.url], { ready: /Tvers is at/, env: { TMPDIR: tmp } });
  mailDue(join(tmp, readdirSync(tmp)[0], 'demo.db'));
  await relay.met;
  withinGrace(await secondsToStop(child));
  assert.deepEqual(readdirSync(tmp), []);
  relay.close();
});

test('a worker of its own goes on when somebody hangs up, and ends within its grace when told to stop while the mail relay is silent', async () => {
  const site = await startSite(), relay = await silentRelay();
  mailDue(site.data);
  const child = spawn(program, ['work', '--data', site.data, '--mail-relay', relay.url]);
  child.said = '';
  child.stderr.on('data', (bytes) => { child.said += bytes; });
  await relay.met;
  child.kill('SIGHUP');
  await sleep(300);
  assert.ok(isAlive(child));
  withinGrace(await secondsToStop(child));
  relay.close();
  await site.end();
});

test('a server goes on when somebody hangs up', async () => {
  const site = await startSite({ kind: 'serve' });
  site.child.kill('SIGHUP');
  for (let asked = 0; asked < 3; asked++) assert.equal((await fetch(`${site.url}/healthz`)).status, 200);
  assert.ok(isAlive(site.child));
  await site.end();
});

await run('stopping');

// SPDX-License-Identifier: EUPL-1.2
// Programs and folders that a test needs: started on demand, gone at the end, whatever the end is.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/// How many times longer than usual a test waits: $PATIENCE, for a program that runs under valgrind.
export const patience = Number(process.env.PATIENCE ?? 1);

const children = new Set();
const folders = new Set();
let postgresFolder;

/// A folder that is removed at the end.
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'tvers-test-'));
  folders.add(folder);
  return folder;
}

/// The cookies that an answer sets, each as "name=value". Debian's Node has no Headers.getSetCookie().
export const cookiesSet = (answer) => (answer.headers.get('set-cookie') ?? '').split(/, (?=__Host-)/).filter(Boolean).map((cookie) => cookie.split(';')[0]);

/// A port of this machine that nothing listened on a moment ago.
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address();
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

/// Starts a program; resolves with { child, line } when a line of its output matches `ready`.
export async function startProgram(program, args, { ready, env = {}, cwd = root, seconds = 60 * patience } = {}) {
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
  children.add(child);
  child.said = '';
  child.on('exit', () => children.delete(child));
  const line = await new Promise((resolve, reject) => {
    const hear = (bytes) => {
      child.said += bytes;
      const found = child.said.match(ready);
      if (found) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    setTimeout(() => reject(new Error(`${program} is not ready after ${seconds} s: ${child.said}`)), seconds * 1000).unref();
    child.on('exit', (status) => reject(new Error(`${program} ${args.join(' ')} ended with ${status}: ${child.said}`)));
  });
  return { child, line };
}

/// Asks a program to end and waits; returns its exit status (or the signal that ended it).
export async function stopProgram(child, signal = 'SIGTERM') {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await once(child, 'exit');
  }
  return child.exitCode ?? child.signalCode;
}

/// The URL of a PostgreSQL of the test's own ($TVERS_TEST_PG: one that runs already).
export function postgresServer() {
  if (process.env.TVERS_TEST_PG) return process.env.TVERS_TEST_PG;
  postgresFolder ??= temporaryFolder();
  return execFileSync(join(root, 'tests/postgres'), ['start', postgresFolder], { encoding: 'utf8' }).trim();
}

/// The URL of a new, empty database on it.
export function newPostgresDatabase() {
  const server = postgresServer();
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  execFileSync('psql', [server, '-qc', `CREATE DATABASE ${name}`]);
  return server.replace(':///postgres', `:///${name}`);
}

function cleanUp() {
  for (const child of children) child.kill('SIGKILL');
  if (postgresFolder) execFileSync(join(root, 'tests/postgres'), ['stop', postgresFolder]);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  children.clear();
  folders.clear();
  postgresFolder = undefined;
}

export async function endProcesses() {
  await Promise.all([...children].map((child) => stopProgram(child, 'SIGKILL')));
  cleanUp();
}

process.on('exit', cleanUp);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

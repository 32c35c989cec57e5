// SPDX-License-Identifier: EUPL-1.2
// Running a command to its end.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { root, startProgram, stopProgram } from '../browser/processes.mjs';
import { tvers as program } from '../browser/site.mjs';

const quiet = { LANG: 'C', LC_ALL: 'C', ASAN_OPTIONS: 'detect_leaks=1' };

/// { status, out, err } of `tvers ARGS...`; input is what it reads.
export async function tvers(args, { input = '', env = {} } = {}) {
  const child = spawn(program, args, { cwd: root, env: { ...process.env, ...quiet, ...env } });
  let out = '', err = '';
  child.stdout.on('data', (bytes) => { out += bytes; });
  child.stderr.on('data', (bytes) => { err += bytes; });
  child.stdin.on('error', () => {}); // a command that reads nothing may be gone already
  child.stdin.end(input);
  const [status] = await once(child, 'close');
  return { status, out, err };
}

/// Makes an empty store, as a server does when it starts.
export async function makeStore(data) {
  const { child } = await startProgram(program, ['serve', '--listen', '127.0.0.1:0', '--data', data], { ready: /Tvers is at/ });
  await stopProgram(child);
}

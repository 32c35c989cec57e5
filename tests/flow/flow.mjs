// SPDX-License-Identifier: EUPL-1.2
// Running `tvers flow`, and reading what it prints. $TVERS names the program (build/debug/tvers).
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const program = process.env.TVERS ?? join(root, 'build', 'debug', 'tvers');
export const references = join(root, '..', 'shared', 'data', 'flow');

export function flow(args, { dir = root, input = '', locale = 'C' } = {}) {
  const env = { ...process.env, LC_ALL: locale };
  const { status, stdout, stderr } = spawnSync(program, ['flow', ...args], { cwd: dir, input, encoding: 'utf8', maxBuffer: 1 << 30, env });
  return { status, out: stdout, err: stderr };
}

/// What comes out where all is well.
export function printed(args, options) {
  const { status, out, err } = flow(args, options);
  assert.equal(status, 0, err);
  return out;
}

export function json(args, options) {
  return JSON.parse(printed([...args, '--format', 'json'], options));
}

/// Rows as objects. Our own csv has quotes only where a test puts commas into names, which these do not.
export function rowsOf(csv) {
  const [head, ...rows] = csv.trimEnd().split('\n').map((line) => line.trimEnd().split(','));
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]])));
}

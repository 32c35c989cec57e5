// SPDX-License-Identifier: EUPL-1.2
// What the tests of `tvers match` share: runs, and where cases with known answers lie.
import { spawnSync } from 'node:child_process';

export const binary = process.env.TVERS ?? 'build/debug/tvers';
export const cases = new URL('../../../shared/data/matching/', import.meta.url).pathname;
export const judge = new URL('../../../shared/tools/check-matching', import.meta.url).pathname;

/// { status, out, err } of `tvers match` with these options.
export function match(options, { input = '' } = {}) {
  const done = spawnSync(binary, ['match', ...options], { input, encoding: 'utf8', maxBuffer: 1 << 30, env: { ...process.env, LC_ALL: 'C' } });
  return { status: done.status, out: done.stdout, err: done.stderr };
}

export function matchJson(options) {
  const done = match([...options, '--format', 'json']);
  if (done.status !== 0 && done.status !== 1) throw new Error(`status ${done.status}: ${done.err}`);
  return JSON.parse(done.out);
}

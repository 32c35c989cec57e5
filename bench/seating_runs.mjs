// SPDX-License-Identifier: EUPL-1.2
// Runs of `tvers seat` and what they cost. Budgets are CPU seconds, so that a busy machine changes no figure.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const data = join(root, '..', 'shared', 'data', 'seating');
const program = process.env.TVERS ?? join(root, 'build', 'release', 'tvers');
export const scratch = mkdtempSync(join(tmpdir(), 'bench-seating-'));

/// The answer as JSON, with `cpu` in seconds and `megabytes` at the peak, as GNU time counts them.
export function seat(args, { seconds, seed = 1, cwd = scratch }) {
  const all = ['seat', ...args, '--format', 'json', '--cpu-seconds', String(seconds), '--seed', String(seed)];
  const done = spawnSync('/usr/bin/time', ['-f', '%U %S %M', program, ...all], { cwd, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (done.error ?? done.status !== 0) throw new Error(`tvers ${all.join(' ')}: ${done.error ?? done.stderr}`);
  const [user, system, kilobytes] = done.stderr.trim().split('\n').pop().split(' ').map(Number);
  return { ...JSON.parse(done.stdout), cpu: user + system, megabytes: kilobytes / 1024 };
}

/// Of runs with the seeds 1 to `seeds`, the one in the middle by worth.
export function median(args, { seeds, ...how }) {
  const runs = Array.from({ length: seeds }, (_, i) => seat(args, { ...how, seed: i + 1 }));
  runs.sort((a, b) => a.objective - b.objective);
  return runs[(runs.length - 1) >> 1];
}

export function file(name, head, rows) {
  writeFileSync(join(scratch, name), [head, ...rows.map((row) => row.join(','))].map((line) => `${line}\n`).join(''));
  return name;
}

/// People 1..n, person i in unit i modulo `units`.
export const peopleFile = (name, people, units) => file(name, 'id,unit', Array.from({ length: people }, (_, i) => [i + 1, `u${i % units}`]));

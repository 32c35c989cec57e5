// SPDX-License-Identifier: EUPL-1.2
// What one search costs, over 60,000 people and 50,000 texts, on both databases: bench/search [PEOPLE [TEXTS [ROUNDS]]].
// On PostgreSQL the program and the backends are told apart; its server is begun for this, and ended.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../tests/browser/processes.mjs';
import { demoStore, grownStore, run } from './stores.mjs';

const [people = '60000', texts = '50000', rounds = '200'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'tvers-search-'));
const postgres = (...args) => spawnSync(join(root, 'tests/postgres'), args, { encoding: 'utf8' }).stdout.trim();
const search = (...args) => {
  const { status } = spawnSync('build/release/bench/search', args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`search ${args[0]} ended with ${status}`);
};
const server = join(folder, 'postgres');
chmodSync(folder, 0o711); // PostgreSQL runs as nobody
try {
  const demo = join(folder, 'demo.db'), grown = join(folder, 'grown.db'), copy = join(folder, 'copy');
  await demoStore(demo);
  await grownStore(demo, grown, Number(people));
  search('fill', grown, texts);
  console.log('SQLite');
  search('measure', grown, rounds);
  const url = postgres('start', server).split('\n').at(-1);
  run(['backup', '--data', grown, copy]);
  run(['restore', copy, '--data', url]);
  spawnSync('psql', ['-q', url, '-c', 'ANALYZE'], { stdio: 'inherit' });
  console.log('PostgreSQL');
  search('measure', url, rounds, readFileSync(join(server, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
} finally {
  postgres('stop', server);
  rmSync(folder, { recursive: true });
}

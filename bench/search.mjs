// SPDX-License-Identifier: EUPL-1.2
// What one search costs, over 60,000 people and 50,000 texts: bench/search [PEOPLE [TEXTS [ROUNDS]]].
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoStore, grownStore } from './stores.mjs';

const [people = '60000', texts = '50000', rounds = '200'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'tvers-search-'));
try {
  const demo = join(folder, 'demo.db'), grown = join(folder, 'grown.db');
  await demoStore(demo);
  await grownStore(demo, grown, Number(people));
  process.exitCode = spawnSync('build/release/bench/search', [grown, texts, rounds], { stdio: 'inherit' }).status;
} finally {
  rmSync(folder, { recursive: true });
}

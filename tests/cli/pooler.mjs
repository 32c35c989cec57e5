// SPDX-License-Identifier: EUPL-1.2
// A pooler that gives each transaction another connection would mix up prepared statements and locks: it is refused, by
// name, before anything is written.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { run, temporaryFolder, test } from '../browser/harness.mjs';
import { newPostgresDatabase, root } from '../browser/processes.mjs';
import { tvers } from './tvers.mjs';

const dir = temporaryFolder();
const direct = newPostgresDatabase();
const [, name, socket] = direct.match(/\/\/\/(\w+)\?host=([^&]+)/);
const pooler = spawnSync(join(root, 'tests/pooler'), ['start', dir, decodeURIComponent(socket)], { encoding: 'utf8' });
if (pooler.status === 77) {
  console.log(`skipped: ${pooler.stderr.trim()}\npooler: 0 passed, 0 failed, 1 skipped`);
  process.exit(0);
}
const data = pooler.stdout.trim().replace('///postgres', `///${name}`);

test('PgBouncer in transaction mode is refused, and the message says what to do', async () => {
  assert.equal(pooler.status, 0, pooler.stderr);
  assert.equal(execFileSync('psql', [data, '-Atc', 'SELECT 1'], { encoding: 'utf8' }), '1\n', 'it works for those who do not mind');
  for (const args of [['serve', '--listen', '127.0.0.1:0'], ['user', 'list'], ['check']]) {
    const { status, err } = await tvers([...args, '--data', data]);
    assert.equal(status, 4, args.join(' '));
    assert.match(err, /a connection pooler is in between; connect to PostgreSQL itself/);
  }
  assert.equal(execFileSync('psql', [data, '-Atc', "SELECT count(*) FROM pg_tables WHERE tablename = 'schema_version'"], { encoding: 'utf8' }), '0\n');
  spawnSync(join(root, 'tests/pooler'), ['stop', dir]);
});

await run('pooler');

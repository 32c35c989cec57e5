// SPDX-License-Identifier: EUPL-1.2
// Runs scripts of this folder one after another, with one PostgreSQL and one Nu HTML checker for all of them:
//   node tests/browser/all.mjs NAME...
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { startNu } from './check.mjs';
import { endProcesses, postgresServer, root } from './processes.mjs';

const env = { ...process.env, TVERS_TEST_PG: postgresServer(), NU_PORT: await startNu() };
let status = 0;
for (const name of process.argv.slice(2)) {
  console.log(`# ${name}`);
  if (spawnSync(process.execPath, [join(root, `tests/browser/${name}.mjs`)], { env, stdio: 'inherit' }).status !== 0) status = 1;
}
await endProcesses();
process.exit(status);

// SPDX-License-Identifier: EUPL-1.2
// From a question to a book on the shelf, on a store that began empty: who proposes, who decides, who sees what.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { check, giveBack, run, startSite, test, tvers } from './harness.mjs';

const today = '2026-11-23';
const site = await startSite({ kind: 'serve', today });
await site.stop();
await site.start();
console.log(site.firstRun, tvers.length, execFileSync.name, giveBack.name, check.name, assert.ok.name);
test('x', async () => {});
await run('themes');

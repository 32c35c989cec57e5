// SPDX-License-Identifier: EUPL-1.2
// Two years of a network of 27 in about two minutes: through public pages and real mails, with a clock that is moved. In the end, and on
// each day, every calendar shows exactly the gatherings of the plan; no mail came twice, none asked what was done; and a table tells how
// many mails of each kind a member got.
//
//   node tests/years/run.mjs                            on SQLite
//   node tests/years/run.mjs --database postgres --seed 7
//   node tests/years/run.mjs --kills 200                the server and its worker are killed so often meanwhile
import { parseArgs } from 'node:util';
import assert from 'node:assert/strict';
import { endProcesses } from '../browser/processes.mjs';
import { stopSites } from '../browser/site.mjs';
import { Killer } from './killer.mjs';
import { Years } from './years.mjs';

const MEAN_MOST = 1.3; // mails to a member in a week
// What must have happened for the run to say anything; the others depend on what people do.
const LEAST = { left: 3, joined: 2, away: 4, moved: 4, cancelled: 1, 'ballot approval': 1, 'ballot dots': 2, 'ballot schulze': 1 };

const { values } = parseArgs({ options: { database: { type: 'string', default: 'sqlite' }, seed: { type: 'string', default: '1' }, until: { type: 'string', default: '2029-01-31' }, kills: { type: 'string', default: '0' } } });
const years = new Years(values), begun = Date.now(), killer = values.kills > 0 ? new Killer(years, Number(values.kills)) : undefined;
let failed = 0, killing;
try {
  await years.store();
  await years.network('2029-05-15');
  await years.answers();
  await years.coordinators();
  if (killer) {
    years.killer = killer;
    killing = killer.go();
  }
  await years.until('2027-02-05');
  await years.dates();
  await years.until(values.until);
  await killer?.end(killing);
  await years.end('2029-02-01');
  for (const [what, least] of Object.entries(LEAST)) assert.ok(years.counts[what] >= least, `${what}: ${years.counts[what]}`);
  assert.ok(years.plan.size === 28 && years.titles.length >= 40, `${years.plan.size} gatherings, ${years.titles.length} topics`);
  assert.ok(years.book.mean <= MEAN_MOST, `${years.book.mean.toFixed(3)} mails in a week of a member, and ${MEAN_MOST} at most are wanted`);
} catch (error) {
  failed = 1;
  await killer?.end(killing);
  console.log(`FAILED ${error.stack ?? error}`);
}
console.log(years.book.table());
console.log(`# ${values.database}, seed ${values.seed}: ${JSON.stringify(years.counts)}, ${years.titles.length} topics, ${years.plan.size} gatherings, ${Math.round((Date.now() - begun) / 1000)} s`);
if (killer) console.log(`# ${killer.servers} kills of the server, ${killer.workers} of its worker; ${killer.judged.size} mails unsure, of which ${killer.again} had not come and were sent again`);
await years.keeper?.stop();
await stopSites().catch((error) => { failed = 1; console.log(`FAILED ${error.message}`); });
await endProcesses();
console.log(`years: ${1 - failed} passed, ${failed} failed`);
process.exit(failed);

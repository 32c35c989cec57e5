// SPDX-License-Identifier: EUPL-1.2
// Two years of a network of 27 in some minutes: through public pages and real mails, with a clock that is moved. On each day every
// calendar shows exactly the gatherings of the plan; no mail came twice, none asked what was done; and in the end a table tells how many
// mails of each kind a member got.
//
//   node tests/years/run.mjs                            on SQLite
//   node tests/years/run.mjs --database postgres --seed 7
//   node tests/years/run.mjs --kills 200                the server and its worker are killed so often meanwhile,
//     --requests 8 --until 2027-08-31                   after so many requests on average, and not for the whole time
import { parseArgs } from 'node:util';
import assert from 'node:assert/strict';
import { endProcesses } from '../browser/processes.mjs';
import { stopSites } from '../browser/site.mjs';
import { daysAfter } from './beginning.mjs';
import { Killer } from './killer.mjs';
import { Years } from './years.mjs';

const END = '2029-01-31', NETWORK_ENDS = '2029-05-15'; // so that the plan has 28 gatherings
const MEAN_MOST = 1.3; // mails to a member in a week
// What must have happened for the run to say anything; the rest depends on what people do.
const LEAST = { left: 3, joined: 2, away: 4, moved: 4, cancelled: 1, 'ballot approval': 1, 'ballot dots': 2, 'ballot schulze': 1 };
const text = (usual) => ({ type: 'string', default: usual });

function judge({ counts, plan, titles, book }) {
  for (const [what, least] of Object.entries(LEAST)) assert.ok(counts[what] >= least, `${what}: ${counts[what]}`);
  assert.ok(plan.size === 28 && titles.length >= 40, `${plan.size} gatherings, ${titles.length} topics`);
  assert.ok(book.mean <= MEAN_MOST, `${book.mean.toFixed(3)} mails in a week of a member, and ${MEAN_MOST} at most are wanted`);
}

async function live(years, killer, until) {
  await years.store();
  await years.network(NETWORK_ENDS);
  await years.answers();
  await years.coordinators();
  const killing = killer?.go();
  try {
    await years.until('2027-02-05');
    await years.dates();
    await years.until(until);
  } finally {
    await killer?.end(killing);
  }
  await years.end(daysAfter(until, 1));
  assert.ok(!killer?.left, `${killer?.left} kills are left`);
  if (until === END) judge(years);
}

const { values } = parseArgs({ options: { database: text('sqlite'), seed: text('1'), until: text(END), kills: text('0'), requests: text('30') } });
const years = new Years(values), begun = Date.now();
if (values.kills > 0) years.killer = new Killer(years, Number(values.kills), Number(values.requests));
const faults = [];
await live(years, years.killer, values.until).catch((error) => faults.push(error.stack ?? error));
console.log(years.book.table());
console.log(`# ${values.database}, seed ${values.seed}: ${JSON.stringify(years.counts)}, ${years.titles.length} topics, ${years.plan.size} gatherings, ${Math.round((Date.now() - begun) / 1000)} s`);
if (years.killer) console.log(years.killer.told());
await years.keeper?.stop();
await stopSites().catch((error) => faults.push(error.message));
await endProcesses();
for (const fault of faults) console.log(`FAILED ${fault}`);
console.log(`years: ${faults.length ? 0 : 1} passed, ${faults.length} failed`);
process.exit(faults.length ? 1 : 0);

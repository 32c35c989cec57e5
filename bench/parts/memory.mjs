// SPDX-License-Identifier: EUPL-1.2
// Memory of its own: idle, after 10,000 pages of all kinds, and whether it grows on.
import { asker, ownMemory } from '../measure.mjs';
import { serve } from '../sites.mjs';
import { follow } from '../../tests/browser/survey.mjs';
import { stop } from '../bench.mjs';

const PAGES = 10_000, CLIENTS = 8, roles = ['hr', 'leder', 'koordinator', 'medlem'];

async function pages(site, paths, count) {
  let asked = 0;
  await Promise.all(Array.from({ length: CLIENTS }, async (_, client) => {
    const role = roles[client % roles.length], ask = asker(await site.as(role));
    while (asked < count) await ask(site.url + paths[role][asked++ % paths[role].length]);
  }));
}

export async function measure(bench) {
  const site = await serve(bench.small), paths = {};
  bench.row({ what: 'own memory, idle', unit: 'MB', value: ownMemory(site.pid), most: 12 });
  for (const role of roles) paths[role] = [...await follow(site, await site.as(role))].filter(([path, { status }]) => status === 200 && !path.endsWith('.csv')).map(([path]) => path);
  await pages(site, paths, PAGES);
  const after = ownMemory(site.pid);
  bench.row({ what: `own memory after ${PAGES} pages`, unit: 'MB', value: after, most: 25 });
  await pages(site, paths, PAGES);
  bench.row({ what: 'own memory after as many again', unit: 'MB', value: ownMemory(site.pid), against: 'before', peer: after, ratio: ownMemory(site.pid) / after, most: 1.1 });
  await stop(site);
}

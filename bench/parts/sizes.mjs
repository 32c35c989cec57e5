// SPDX-License-Identifier: EUPL-1.2
// Every page that links lead to, as each role, with 60,000 people against 2,800: processor time, in turn. With as many
// candidates, and 100,000 mails.
import { asker, cpuOf, median } from '../measure.mjs';
import { serve } from '../sites.mjs';
import { follow } from '../../tests/browser/survey.mjs';
import { stop } from '../bench.mjs';

const roles = ['admin', 'hr', 'leder', 'koordinator', 'medlem', 'nyansatt', 'direktor'];
const MOST = 1.3, WHOLE_LISTS = /\.csv$/; // a download of everyone is as long as they are many

/// The candidates of the networks in preparation, listed anew.
async function listCandidates(site) {
  const cookie = await site.as('leder'), ask = asker(cookie);
  for (const network of [2, 3]) {
    const url = `${site.url}/networks/${network}/candidates`;
    const { status, html } = await ask(url);
    if (status !== 200) continue;
    const body = new URLSearchParams({ csrf: html.match(/name="csrf" value="([^"]+)"/)[1], do: 'refresh' });
    const answer = await fetch(url, { method: 'POST', redirect: 'manual', headers: { Cookie: cookie }, body });
    if (answer.status !== 303) throw new Error(`candidates are answered with ${answer.status}`);
  }
}

async function timeOf(site, ask, path) {
  const before = cpuOf(site.pid), { status } = await ask(site.url + path);
  return { us: cpuOf(site.pid) - before, status };
}

async function compare(bench, role, sites, pages) {
  const asks = await Promise.all(sites.map(async (site) => asker(await site.as(role))));
  const found = await follow(sites[0], await sites[0].as(role));
  for (const [path, { status }] of found) {
    if (status !== 200 || pages.has(path) || WHOLE_LISTS.test(path)) continue;
    const turns = [];
    for (let turn = 0; turn < bench.rounds + 1; turn++) {
      const [few, many] = [await timeOf(sites[0], asks[0], path), await timeOf(sites[1], asks[1], path)];
      if (many.status !== 200) throw new Error(`${path} as ${role}: ${many.status}`);
      if (turn) turns.push({ few: few.us, many: many.us, ratio: many.us / few.us }); // the first warms up
    }
    const middle = (key) => median(turns.map((t) => t[key]));
    pages.set(path, { path, role, few: middle('few'), many: middle('many'), ratio: middle('ratio') });
  }
}

export async function measure(bench) {
  const sites = [await serve(bench.small), await serve(bench.big)], pages = new Map();
  for (const site of sites) await listCandidates(site);
  for (const role of roles) await compare(bench, role, sites, pages);
  const worst = [...pages.values()].sort((a, b) => b.ratio - a.ratio), slow = worst.filter((page) => page.ratio > MOST);
  bench.row({ what: `slowest of ${worst.length} pages, 60,000 people: ${worst[0].path}`, unit: 'us', value: worst[0].many, against: '2,800 people',
    peer: worst[0].few, ratio: worst[0].ratio, most: MOST, more: { pages: worst } });
  bench.row({ what: `pages over ${MOST}`, unit: 'pages', value: slow.length, most: 0 });
  await stop(...sites);
}

// SPDX-License-Identifier: EUPL-1.2
// The same page by Tvers and by its peers: requests a second, in turn.
import { asker, median, wrk } from '../measure.mjs';
import { serve, startPeers } from '../sites.mjs';
import { stop } from '../bench.mjs';

const reaches = { 'nginx static': 0.12, express: 4, 'node http': 2.5, Fossil: 25 };

/// The page as one of the roles sees it: the lead, who sits in no group, costs three statements; a member a fourth, with whom
/// they have sat. Only the first is what the table of speeds to reach speaks of.
async function measureAs(bench, { role, what, reaches }) {
  const site = await serve(bench.big, { core: 0 }), cookie = await site.as(role), url = `${site.url}${bench.page.path}`;
  const { html } = await asker(cookie)(url), bytes = Buffer.byteLength(html);
  bench.say(`the page: ${bench.page.path} as ${role}, ${bytes} bytes`);
  const peers = await startPeers(bench.folder, html, bench.page.readers[role] ?? 0);
  const all = [{ ...site, url, bytes }, ...peers], rounds = [];
  for (let round = 0; round < bench.rounds; round++) {
    const results = {};
    for (const one of all) results[one.name] = await wrk(one.url, { pid: one.pid, seconds: bench.burst, cookie: one.name === 'tvers' ? cookie : '' });
    rounds.push(results);
  }
  const middle = (name, key) => median(rounds.map((round) => round[name][key]));
  for (const peer of peers)
    bench.row({ what: `${what}, ${bytes} bytes`, unit: 'requests/s', value: middle('tvers', 'rate'), against: `${peer.name} (${peer.bytes} bytes)`,
      peer: middle(peer.name, 'rate'), ratio: median(rounds.map((round) => round.tvers.rate / round[peer.name].rate)), least: reaches[peer.name],
      more: { cpu_us: middle(peer.name, 'cpu'), p99_ms: middle(peer.name, 'p99') } });
  bench.row({ what: `CPU for ${what}`, unit: 'us', value: middle('tvers', 'cpu'), against: 'libmicrohttpd', peer: middle('libmicrohttpd', 'cpu'),
    ratio: middle('tvers', 'cpu') / middle('libmicrohttpd', 'cpu'), most: reaches.cpu, judged: 'value' });
  await stop(site, ...peers);
}

export async function measure(bench) {
  await measureAs(bench, { role: 'leder', what: 'page, 3 statements', reaches: { ...reaches, cpu: 120 } });
  await measureAs(bench, { role: 'koordinator', what: 'page, 4 statements', reaches: {} });
}

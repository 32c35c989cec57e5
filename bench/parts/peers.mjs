// SPDX-License-Identifier: EUPL-1.2
// The same page by Tvers and by its peers: requests a second, in turn.
import { asker, median, wrk } from '../measure.mjs';
import { serve, startPeers } from '../sites.mjs';
import { stop } from '../bench.mjs';

const reaches = { 'nginx static': 0.12, express: 4, 'node http': 2.5, Fossil: 25 };

export async function measure(bench) {
  const site = await serve(bench.big, { core: 0 }), cookie = await site.as('koordinator'), url = `${site.url}${bench.page.path}`;
  const { html } = await asker(cookie)(url);
  bench.say(`the page: ${bench.page.path}, ${Buffer.byteLength(html)} bytes`);
  const peers = await startPeers(bench.folder, html, bench.page.reader);
  const all = [{ ...site, url, bytes: Buffer.byteLength(html) }, ...peers], rounds = [];
  for (let round = 0; round < bench.rounds; round++) {
    const results = {};
    for (const one of all) results[one.name] = await wrk(one.url, { pid: one.pid, seconds: bench.burst, cookie: one.name === 'tvers' ? cookie : '' });
    rounds.push(results);
  }
  const middle = (name, key) => median(rounds.map((round) => round[name][key]));
  for (const { name, bytes } of peers)
    bench.row({ what: `page of ${Buffer.byteLength(html)} bytes`, unit: 'requests/s', value: middle('tvers', 'rate'), against: `${name} (${bytes} bytes)`,
      peer: middle(name, 'rate'), ratio: median(rounds.map((round) => round.tvers.rate / round[name].rate)), least: reaches[name],
      more: { cpu_us: middle(name, 'cpu'), p99_ms: middle(name, 'p99') } });
  bench.row({ what: 'CPU for such a page', unit: 'us', value: middle('tvers', 'cpu'), against: 'libmicrohttpd', peer: middle('libmicrohttpd', 'cpu'),
    ratio: middle('tvers', 'cpu') / middle('libmicrohttpd', 'cpu'), most: 120, judged: 'value' });
  await stop(site, ...peers);
}

// SPDX-License-Identifier: EUPL-1.2
// Every page that links lead to, as each role, with 60,000 people against 2,800: processor time, in turn. With as many
// candidates, of whom the rules choose the same, and 100,000 mails.
import Database from 'better-sqlite3';
import { asker, cpuOf, median } from '../measure.mjs';
import { serve } from '../sites.mjs';
import { follow } from '../../tests/browser/survey.mjs';
import { stop } from '../bench.mjs';

const roles = ['admin', 'hr', 'leder', 'koordinator', 'medlem', 'nyansatt', 'direktor'];
const MOST = 1.3, WHOLE_LISTS = /\.csv$/; // a download of everyone is as long as they are many

// Without one, the page of the invitation lists nobody.
const KICKOFF = `INSERT INTO gathering (network, number, kind, title, held_on, start_minute, end_minute, uid)
  SELECT id, 0, 'kickoff', 'Oppstart', starts_on, 540, 900, 'bench-' || id FROM network
  WHERE state = 'draft' AND id NOT IN (SELECT network FROM gathering WHERE kind = 'kickoff')`;

function inStore(path, work) {
  const db = new Database(path);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/// A rule that asks for no unit would choose more of more people (25 of 2,800, 645 of 60,000), and a longer list takes longer.
/// So it asks for the units that the smaller store has at its second level, with all below them: both choose the same people.
function chooseTheSame(bench) {
  const units = inStore(bench.small, (db) => db.prepare('SELECT id FROM unit WHERE parent IN (SELECT id FROM unit WHERE parent IS NULL)').all());
  for (const store of [bench.small, bench.big])
    inStore(store, (db) => {
      const rules = db.prepare("SELECT network FROM network_rule EXCEPT SELECT network FROM network_rule_value WHERE kind = 'unit'").all();
      const add = db.prepare("INSERT INTO network_rule_value (network, kind, value) VALUES (?, 'unit', cast(? AS text))");
      for (const { network } of rules)
        for (const { id } of units) add.run(network, BigInt(id));
      db.exec(KICKOFF);
    });
}

const chosen = (store) => inStore(store, (db) => db.prepare(`SELECT network, people FROM candidate_tally
  WHERE place = 'in' ORDER BY network`).all().map(({ network, people }) => `${people} in network ${network}`).join(', '));

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
  chooseTheSame(bench);
  const sites = [await serve(bench.small), await serve(bench.big)], pages = new Map();
  for (const site of sites) await listCandidates(site);
  const [few, many] = [chosen(bench.small), chosen(bench.big)];
  if (few !== many) throw new Error(`not the same are chosen: ${few}; ${many}`);
  for (const role of roles) await compare(bench, role, sites, pages);
  const worst = [...pages.values()].sort((a, b) => b.ratio - a.ratio), slow = worst.filter((page) => page.ratio > MOST);
  bench.row({ what: `slowest of ${worst.length} pages, 60,000 people: ${worst[0].path}`, unit: 'us', value: worst[0].many, against: '2,800 people',
    peer: worst[0].few, ratio: worst[0].ratio, most: MOST, more: { pages: worst } });
  bench.row({ what: `pages over ${MOST}`, unit: 'pages', value: slow.length, most: 0 });
  await stop(...sites);
}

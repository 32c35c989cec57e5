// SPDX-License-Identifier: EUPL-1.2
// The slowest in a hundred, with every thread busy, and with four slow handlers beside: two clients that send staff lists
// and two that sign in with a password, all the time.
import { join } from 'node:path';
import { cookiesSet } from '../../tests/browser/processes.mjs';
import { median, wrk } from '../measure.mjs';
import { serve } from '../sites.mjs';
import { run, staffList } from '../stores.mjs';
import { stop } from '../bench.mjs';

const PASSWORD = 'a password of the bench';

async function form(url, cookie) {
  const answer = await fetch(url, { headers: { Cookie: cookie } });
  const visitor = cookiesSet(answer).join('; ');
  return { csrf: (await answer.text()).match(/name="csrf" value="([^"]+)"/)[1], cookie: cookie || visitor };
}

async function sendList(site, cookie, list) {
  const { csrf } = await form(`${site.url}/admin/import`, cookie), body = new FormData();
  body.set('csrf', csrf);
  body.set('list', new Blob([list]), 'list.csv');
  const answer = await fetch(`${site.url}/admin/import`, { method: 'POST', redirect: 'manual', headers: { Cookie: cookie }, body });
  if (answer.status !== 303) throw new Error(`a staff list is answered with ${answer.status}`);
}

async function signIn(site) {
  const { csrf, cookie } = await form(`${site.url}/sign-in`, '');
  const answer = await fetch(`${site.url}/sign-in`, { method: 'POST', redirect: 'manual', headers: { Cookie: cookie },
    body: new URLSearchParams({ csrf, user_name: 'hr', password: PASSWORD }) });
  if (answer.status !== 303) throw new Error(`a password is answered with ${answer.status}`);
}

/// Does something again and again until told to end; resolves to how often.
function again(what) {
  let ended = false;
  const times = (async () => {
    let count = 0;
    for (; !ended; count++) await what();
    return count;
  })();
  return () => { ended = true; return times; };
}

export async function measure(bench) {
  const store = join(bench.folder, 'busy.db'); // of its own: hundreds of staff lists that nobody approves stay in it
  run(['backup', store, '--data', bench.big]);
  run(['user', 'password', 'hr', '--data', store], { input: `${PASSWORD}\n` });
  const site = await serve(store), cookie = await site.as('leder'), hr = await site.as('hr');
  const url = `${site.url}${bench.page.path}`, { list } = staffList(bench.small, 5000), quiet = [], slow = [];
  const burst = () => wrk(url, { pid: site.pid, seconds: bench.burst, cookie, core: undefined });
  let handled = 0;
  for (let round = 0; round < bench.rounds; round++) {
    quiet.push((await burst()).p99);
    const ends = [again(() => sendList(site, hr, list)), again(() => sendList(site, hr, list)), again(() => signIn(site)), again(() => signIn(site))];
    slow.push((await burst()).p99);
    handled += (await Promise.all(ends.map((end) => end()))).reduce((a, b) => a + b);
  }
  bench.row({ what: 'p99, all threads busy', unit: 'ms', value: median(quiet), most: 8 });
  bench.row({ what: 'p99, with four slow handlers', unit: 'ms', value: median(slow), against: 'without them', peer: median(quiet),
    ratio: median(slow) / median(quiet), most: 15, judged: 'value', more: { slow_requests: handled } });
  await stop(site);
}

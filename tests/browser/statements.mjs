// SPDX-License-Identifier: EUPL-1.2
// A page asks the database as often for many as for few: the same pages are counted before and after their lists have
// grown. No clock is looked at.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { run, startSite, test } from './harness.mjs';
import { follow, get, signIn } from './survey.mjs';

const roles = ['admin', 'hr', 'leder', 'koordinator', 'medlem', 'direktor'];
const ALLOWANCE = 2; // for what a page shows only once there is something

/// Twice the members, invited, mails, programme and history that the demo has.
const more = `
  INSERT INTO membership (network, person, joined_at) SELECT n.id, p.id, 0 FROM network n, (SELECT id FROM person ORDER BY id DESC LIMIT 60) p WHERE true ON CONFLICT DO NOTHING;
  INSERT INTO invitation (network, person, invited_at, answer_by) SELECT n.id, p.id, 0, 9e15 FROM network n, (SELECT id FROM person ORDER BY id DESC LIMIT 60) p WHERE true ON CONFLICT DO NOTHING;
  INSERT INTO attendee (gathering, person) SELECT g.id, p.id FROM gathering g, (SELECT id FROM person ORDER BY id DESC LIMIT 60) p WHERE true ON CONFLICT DO NOTHING;
  INSERT INTO seat (plan, gathering, person, group_number) SELECT s.id, g.id, p.id, p.id % 20 + 1
    FROM seating_plan s JOIN gathering g ON g.network = s.network, (SELECT id FROM person ORDER BY id DESC LIMIT 60) p WHERE s.state = 'published' ON CONFLICT DO NOTHING;
  INSERT INTO programme_item (gathering, start_minute, minutes, kind, title) SELECT gathering, start_minute, 5, kind, title FROM programme_item;
  INSERT INTO outbox (event_key, network, person, kind, language, to_name, to_address, from_name, from_address, subject, body_text, body_html, message_id, state, due_at, created_at)
    SELECT 'again:' || id, network, person, kind, language, to_name, to_address, from_name, from_address, subject, body_text, body_html, 'again-' || message_id, state, due_at, created_at FROM outbox;`;

async function statementsSoFar(site) {
  const { html } = await get(site, '/metrics');
  return Number(html.match(/^tvers_db_statements_total (\d+)/m)[1]);
}

/// How many statements each page runs, by path; of `paths`, or of all that links lead to.
async function count(site, paths) {
  const counts = new Map();
  for (const role of roles) {
    const cookie = await signIn(site, role);
    for (const path of paths?.get(role) ?? (await follow(site, cookie)).keys()) {
      await get(site, path, { cookie });
      const before = await statementsSoFar(site);
      const { status } = await get(site, path, { cookie });
      if (status === 200) counts.set(`${role} ${path}`, await statementsSoFar(site) - before);
    }
  }
  return counts;
}

const pathsOf = (counts) => new Map(roles.map((role) => [role, [...counts.keys()].filter((key) => key.startsWith(`${role} `)).map((key) => key.split(' ')[1])]));

test('no page asks the database more often because its lists are longer', async () => {
  const site = await startSite();
  const few = await count(site);
  await site.stop();
  execFileSync('sqlite3', [site.data, more]);
  await site.start();
  const many = await count(site, pathsOf(few));
  const grown = [...few].filter(([page, number]) => many.get(page) > number + ALLOWANCE).map(([page, number]) => `${page}: ${number}, then ${many.get(page)}`);
  assert.ok(few.size > 60, `${few.size} pages`);
  assert.deepEqual(grown, []);
});

test('no page asks the database more than 60 times', async () => {
  const site = await startSite();
  const busy = [...await count(site)].filter(([, number]) => number > 60).map(([page, number]) => `${page}: ${number}`);
  assert.deepEqual(busy, []);
});

await run();

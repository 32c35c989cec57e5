// SPDX-License-Identifier: EUPL-1.2
// What the parts of script/bench web share: the stores they measure on, and the rows they fill.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { stopProgram, temporaryFolder } from '../tests/browser/processes.mjs';
import { demoStore, grownStore } from './stores.mjs';

const LARGE = 60_000, MEMBERS = 48, MAILS = { small: 5_000, big: 100_000 };

/// Ends servers that were started.
export const stop = (...servers) => Promise.all(servers.map(({ child }) => stopProgram(child)));

/// The first network gets as many members as make a page of ten kilobytes, and the outbox what years leave there.
function fill(store, mails) {
  const db = new Database(store);
  db.exec(`INSERT INTO membership (network, person, joined_at) SELECT 1, id, 0 FROM person
    WHERE job_title IS NOT NULL AND id NOT IN (SELECT person FROM membership WHERE network = 1)
    ORDER BY id DESC LIMIT max(0, ${MEMBERS} - (SELECT count(*) FROM membership WHERE network = 1 AND left_at IS NULL))`);
  db.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${mails})
    INSERT INTO outbox (event_key, network, person, kind, language, to_name, to_address, from_name, from_address, subject, body_text,
      body_html, message_id, state, tries, due_at, created_at, sent_at)
    SELECT 'bench:' || ${mails} || ':' || i, 1, (SELECT max(id) FROM person) - i % 2000, 'gathering', 'nb', 'A Person', 'p' || i || '@nordvag.example', 'Tvers',
      'tvers@nordvag.example', 'Neste samling', 'Neste samling', '<p>Neste samling</p>', '<bench' || i || '@nordvag.example>', 'sent', 1, i, i, i FROM n`);
  const person = db.prepare('SELECT person FROM account WHERE user_name = ?').pluck();
  const readers = Object.fromEntries(['leder', 'koordinator'].map((role) => [role, person.get(role)]));
  db.close();
  return readers;
}

export class Bench {
  constructor({ rounds, burst, long }) {
    Object.assign(this, { rounds, burst, long, rows: [], folder: temporaryFolder() });
    this.small = join(this.folder, 'small.db');
    this.big = join(this.folder, 'big.db');
  }

  say(text) {
    process.stderr.write(`${text}\n`);
  }

  async prepare() {
    await demoStore(this.small);
    fill(this.small, MAILS.small);
    grownStore(this.small, this.big, LARGE);
    this.page = { path: '/networks/1/people', readers: fill(this.big, MAILS.big) };
  }

  /// One line of the table. `least` or `most`: what is to be reached by the ratio, or by the value where there is no ratio
  /// or `judged` says so.
  row({ least, most, judged, more = {}, ...row }) {
    const by = judged === 'value' || row.ratio === undefined ? row.value : row.ratio;
    const reach = least !== undefined ? `at least ${least}` : most !== undefined ? `at most ${most}` : '';
    const reached = least !== undefined ? by >= least : most !== undefined ? by <= most : undefined;
    this.rows.push({ part: this.part, ...row, reach, reached, ...more });
  }
}

// SPDX-License-Identifier: EUPL-1.2
// What somebody is told of what is stored about them, and that nothing is left of them after erasing; on both databases.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, startSite, temporaryFolder, test } from '../browser/harness.mjs';
import { newPostgresDatabase } from '../browser/processes.mjs';
import { get, signIn } from '../browser/survey.mjs';
import { tvers } from './tvers.mjs';

const dir = temporaryFolder();
const isPostgres = (data) => data.startsWith('postgresql:');

function sql(data, statement) {
  const [program, ...args] = isPostgres(data) ? ['psql', '-qAt', data, '-c', statement] : ['sqlite3', data, statement];
  return execFileSync(program, args, { encoding: 'utf8' }).trim();
}

/// Every byte that is kept: pages that are free now, too, and the write-ahead log.
function everything(data) {
  if (isPostgres(data)) return execFileSync('pg_dump', ['--inserts', data], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return [data, `${data}-wal`].filter(existsSync).map((file) => readFileSync(file, 'utf8')).join('');
}

const figures = (data) => [
  'SELECT network, answer, count(*) FROM invitation GROUP BY network, answer ORDER BY 1, 2',
  'SELECT gathering, answer, came, count(*) FROM attendee GROUP BY gathering, answer, came ORDER BY 1, 2, 3',
  'SELECT network, count(*) FROM membership GROUP BY network ORDER BY 1',
  'SELECT gathering, answer, count(*) FROM worth GROUP BY gathering, answer ORDER BY 1, 2',
  'SELECT network, place, people FROM candidate_tally ORDER BY 1, 2',
  'SELECT plan, gathering, count(*) FROM seat GROUP BY plan, gathering ORDER BY 1, 2',
  'SELECT network, kind, count(*) FROM outbox GROUP BY network, kind ORDER BY 1, 2',
].map((statement) => sql(data, statement));

// What stays of a person: counted, and of nobody.
const kept = ['membership', 'seat', 'programme_item'];

// Not told: words made of what is told, secrets, and what is shown to the voter alone.
const untold = ['person_word', 'one_time_link', 'ballot_mark', 'leaver']; // the last: the day a step saw that they left, for two days

const schema = readdirSync('sql/schema').map((file) => readFileSync(join('sql/schema', file), 'utf8')).join('');
const statements = readdirSync('sql').filter((file) => file.endsWith('.sql')).map((file) => readFileSync(join('sql', file), 'utf8')).join('\n\n').split('\n\n');
const named = (prefix) => statements.filter((statement) => new RegExp(`^-- ${prefix}_\\w+\\(`, 'm').test(statement)).join('\n\n');
const ofPeople = [...schema.matchAll(/^CREATE TABLE (\w+) \(([^;]*)\)/gm)].filter(([, , columns]) => /REFERENCES person/.test(columns)).map(([, table]) => table);

test('every table that points to a person is thought of in erasing', () => {
  const erasing = named('erase');
  assert.ok(ofPeople.length > 12);
  for (const table of ofPeople)
    assert.ok(kept.includes(table) || new RegExp(`^(DELETE FROM|UPDATE) ${table}\\b`, 'm').test(erasing), table);
});

test('every table that points to a person is thought of in telling', () => {
  const telling = named('told');
  const missing = ofPeople.filter((table) => !untold.includes(table) && !new RegExp(`\\b(FROM|JOIN) ${table}\\b`).test(telling));
  assert.deepEqual(missing, []);
});

for (const database of ['sqlite', 'postgres']) {
  test(`who asks gets all that is stored, and after erasing nothing is left and no figure has changed, on ${database}`, async () => {
    const site = await startSite({ database }), { data } = site;
    const cookie = await signIn(site, 'medlem');
    const id = sql(data, "SELECT person FROM account WHERE user_name = 'medlem'");
    const [name, email, key] = sql(data, `SELECT given_name || ' ' || family_name || '~' || email || '~' || match_key FROM person WHERE id = ${id}`).split('~');
    const other = sql(data, `SELECT min(person) FROM membership WHERE network = 1 AND person <> ${id}`);
    sql(data, `INSERT INTO topic_comment (topic, by_person, body, said_at) VALUES (1, ${id}, 'Kanarifuglord', 1)`);
    sql(data, `INSERT INTO ballot_paper (ballot, person, cast_at) VALUES (1, ${id}, 1)`);
    sql(data, `INSERT INTO ask (kind, network, person, subject, occasion, asked_at) VALUES ('coordinate', 1, ${id}, 1, 1, 1)`);
    sql(data, `INSERT INTO network_volunteer (network, person, offered_at) VALUES (1, ${id}, 1)`);
    sql(data, `INSERT INTO prose_draft (prose, person, base, body, saved_at) VALUES (1, ${id}, 0, 'Kladdefuglord', 1)`);
    const item = sql(data, 'SELECT min(id) FROM programme_item WHERE gathering = 2');
    sql(data, `INSERT INTO group_sheet (item, group_number, writer) VALUES (${item}, 99, ${id})`);
    sql(data, `INSERT INTO prose (network, head) VALUES (1, 1)`);
    sql(data, `INSERT INTO prose_version (prose, number, body, writer, saved_at) SELECT max(id), 1, 'Arkefuglord', ${other}, 1 FROM prose`);
    sql(data, `INSERT INTO sheet_field (sheet, kind, person, prose) SELECT (SELECT max(id) FROM group_sheet), 'takes', ${id}, max(id) FROM prose`);
    sql(data, `INSERT INTO take_home (gathering, person, body, written_at) VALUES (2, ${id}, 'Hjemmefuglord', 1) ON CONFLICT (gathering, person) DO UPDATE SET body = excluded.body, shared_at = NULL`);
    sql(data, `INSERT INTO worth (gathering, person, answer) VALUES (2, ${id}, 3) ON CONFLICT (gathering, person) DO NOTHING`);
    sql(data, `INSERT INTO practice (theme, unit, since_on, what_for, said_by, confirmer, created_at) VALUES ((SELECT min(id) FROM theme), (SELECT min(id) FROM unit), 20000, 'x', ${id}, ${id}, 1)`);
    sql(data, `INSERT INTO practice_answer (practice, answered_on, is_in_use, body, by_person) SELECT max(id), 20001, 1, 'Praksisfuglord', ${id} FROM practice`);
    sql(data, `INSERT INTO mail_trouble (person, email, code, since) VALUES (${id}, '${email}', '5.1.1', 1)`);
    sql(data, `UPDATE task SET person = ${id} WHERE id = (SELECT min(id) FROM task)`);
    sql(data, `UPDATE unit_manager SET person = ${id} WHERE unit = (SELECT min(unit) FROM unit_manager)`);
    sql(data, `INSERT INTO book (theme, title, language, created_at) SELECT min(id), 'Bogen', 'en', 1 FROM theme`);
    const book = sql(data, 'SELECT max(id) FROM book');
    sql(data, `INSERT INTO book_person (book, person, duty) VALUES (${book}, ${id}, 'author')`);
    sql(data, 'INSERT INTO prose (head) VALUES (1)');
    sql(data, `INSERT INTO chapter (book, place, title, prose) SELECT ${book}, 1, 'Først', max(id) FROM prose`);
    const chapter = sql(data, 'SELECT max(id) FROM chapter');
    sql(data, `INSERT INTO prose_version (prose, number, body, writer, saved_at) SELECT max(id), 1, 'Kapitelfuglord', ${id}, 1 FROM prose`);
    sql(data, `INSERT INTO contribution (book, person, question, due_on, state, body, asked_at) VALUES (${book}, ${id}, 'Hvad ved du?', 20000, 'given', 'Bidragsfuglord', 1)`);
    sql(data, `INSERT INTO contribution (book, person, question, due_on, state, body, asked_at, used_in) VALUES (${book}, ${id}, 'Og du?', 20000, 'given', 'Brugtfuglord', 1, ${chapter})`);
    sql(data, `INSERT INTO review_note (chapter, paragraph, body, person, written_at) VALUES (${chapter}, 'Først', 'Notefuglord', ${id}, 1)`);
    sql(data, `INSERT INTO weekly (person, is_off) VALUES (${id}, 1) ON CONFLICT (person) DO UPDATE SET is_off = 1`);
    sql(data, `INSERT INTO network_term (network, account, role, starts_on, ends_on, appointed_at) SELECT 1, id, 'coordinator', 20000, 20001, 1 FROM account WHERE person = ${id}`);
    sql(data, `UPDATE ballot SET by_person = ${id} WHERE id = 1`);
    sql(data, `UPDATE ballot_option SET added_by = ${id} WHERE ballot = 1`);
    sql(data, `UPDATE ballot_option SET person = ${id}, label = '${name} (Fagerli)' WHERE ballot = 1 AND place = 1`);
    for (const [a, b] of [[id, other], [other, id]])
      sql(data, `INSERT INTO seating_wish (network, kind, person, other, made_by) VALUES (1, 'apart', ${a}, ${b}, (SELECT id FROM account WHERE user_name = 'leder'))`);
    sql(data, `UPDATE gathering SET about = 'Spør ${name}' WHERE id = 2`);
    assert.equal((await get(site, `/people/${id}`, { cookie })).status, 200);
    sql(data, `UPDATE attendee SET comment = 'Hilsen ${name}' WHERE person = ${id}`);
    sql(data, `INSERT INTO tray (network, gathering, sender, attendee, subject, answer, given_at, received_at) VALUES (1, 1, 'x@x.no', '${email.toUpperCase()}', 'Ja', 'yes', 1, 1)`);
    const mail = sql(data, `SELECT min(id) FROM outbox WHERE network = 1 AND person = ${other}`), folded = `${name.slice(0, 3)}\r\n ${name.slice(3)}`;
    sql(data, `UPDATE outbox SET body_text = 'Du sitter med ${name}.', calendar = 'DESCRIPTION:Du sitter med ${folded}.' WHERE id = ${mail}`);

    const told = await tvers(['export-person', email, '--data', data]);
    assert.equal(told.status, 0, told.err);
    const all = JSON.parse(told.out);
    assert.equal(`${all.person.given_name} ${all.person.family_name}`, name);
    for (const list of ['accounts', 'considered_for', 'invitations', 'memberships', 'gatherings', 'groups', 'mails', 'said_to_topics', 'votes',
      'asked_for', 'offers_to_coordinate', 'notes', 'drafts_of_notes', 'tasks', 'ballots', 'options_of_ballots', 'managed_units', 'sheets_of_groups', 'taken_home', 'worth_my_time', 'addresses_without_a_mailbox', 'practices', 'answers_about_practices', 'books', 'chapters', 'contributions', 'review_notes'])
      assert.ok(all[list]?.length, list);
    assert.deepEqual(all.accounts[0].terms.map((term) => [term.role, term.ends_on]), [['coordinator', '2024-10-05']]);
    assert.ok(all.mail_settings.some((setting) => setting.kind === 'weekly' && setting.is_off));
    for (const word of ['Kladdefuglord', 'Arkefuglord', 'Hjemmefuglord', 'Kapitelfuglord', 'Bidragsfuglord', 'Notefuglord']) assert.ok(told.out.includes(word), word);
    assert.doesNotMatch(told.out, /argon2|apart/, 'neither a password nor what others wish');

    const before = figures(data);
    const asked = await tvers(['erase-person', id, '--data', data]);
    assert.equal(asked.status, 1);
    assert.match(asked.err, /--yes/);
    assert.ok(asked.err.includes(name));
    assert.ok(everything(data).includes(email));
    const done = await tvers(['erase-person', id, '--yes', '--data', data]); // while the server runs
    assert.equal(done.status, 0, done.err);
    assert.match(done.err, /gathering 2: the name still stands/);
    const left = everything(data).replaceAll(`Spør ${name}`, ''); // which it has told of
    for (const part of [name, email, email.toUpperCase(), `'${key}'`, 'Arkefuglord', 'Hjemmefuglord', 'Bidragsfuglord']) assert.ok(!left.includes(part), `${part} is left: ${left.slice(Math.max(0, left.indexOf(part) - 200), left.indexOf(part) + 80)}`);
    assert.equal(sql(data, `SELECT count(*) FROM topic_comment WHERE by_person = ${id}`), '0');
    assert.equal(sql(data, `SELECT count(*) FROM ballot_paper WHERE person = ${id}`), '0');
    assert.equal(sql(data, `SELECT count(*) FROM seating_wish WHERE person = ${id} OR other = ${id}`), '0');
    assert.equal(sql(data, `SELECT count(*) FROM book_person WHERE person = ${id}`), '0');
    assert.equal(sql(data, `SELECT count(*) FROM contribution WHERE book = ${book} AND person IS NULL`), '1', 'what is in the book stays, of nobody');
    assert.equal(sql(data, `SELECT body_text FROM outbox WHERE id = ${mail}`), 'Du sitter med Slettet person.');
    assert.equal(sql(data, `SELECT calendar FROM outbox WHERE id = ${mail}`), 'DESCRIPTION:Du sitter med Slettet person.');
    assert.deepEqual(figures(data), before);

    assert.equal((await get(site, '/networks/1', { cookie })).status, 303, 'the session has ended');
    const lead = await signIn(site, 'leder');
    assert.equal((await get(site, `/people/${id}`, { cookie: lead })).status, 404);
    for (const path of ['/networks/1', '/networks/1/seating', '/gatherings/1']) assert.equal((await get(site, path, { cookie: lead })).status, 200, path);
    for (const command of ['export-person', 'erase-person']) assert.equal((await tvers([command, id, '--data', data])).status, 1);
    await site.end();
  });

  test(`a staff list does not bring an erased person back as who they were, on ${database}`, async () => {
    const data = database === 'postgres' ? newPostgresDatabase() : join(dir, 'again.db'), list = join(dir, 'list.csv');
    writeFileSync(list, 'Ansattnr;Fornavn;Etternavn;E-post;Enhet;Ansatt fra;Leder\n1;Kari;Moe;kari@x.no;Skole;1.9.2026;\n2;Ola;Lie;ola@x.no;Skole;1.9.2026;1\n3;Siv;Nes;siv@x.no;Skole;1.9.2026;1\n');
    assert.equal((await tvers(['import', list, '--data', data])).status, 0);
    writeFileSync(list, 'Ansattnr;Fornavn;Etternavn;E-post;Enhet;Ansatt fra;Leder\n1;Kari;Moe;kari@x.no;Skole;1.9.2026;\n2;Ola;Lie;ola@x.no;Skole;1.9.2026;\n3;Siv;Nes;siv@x.no;Skole;1.9.2026;1\n');
    assert.equal((await tvers(['import', list, '--data', data])).status, 0);
    assert.equal((await tvers(['erase-person', 'KARI@x.no', '--yes', '--data', data])).status, 0);
    assert.equal(sql(data, "SELECT count(*) FROM import_person WHERE before LIKE '%n:1%'"), '0', 'what undoing would bring back names nobody');
    const again = JSON.parse((await tvers(['import', list, '--dry-run', '--format', 'json', '--data', data])).out);
    assert.equal(again.new, 1);
    assert.equal(again.gone, 0);
  });
}

test('nobody is guessed: an unknown number, an unknown address, and one that two people share', async () => {
  const data = join(dir, 'shared.db'), list = join(dir, 'shared.csv');
  writeFileSync(list, 'Ansattnr;Fornavn;Etternavn;E-post;Enhet;Ansatt fra\n1;Kari;Moe;post@x.no;Skole;1.9.2026\n2;Ola;Lie;post@x.no;Skole;1.9.2026\n');
  await tvers(['import', list, '--data', data]);
  for (const id of ['99', 'nobody@x.no', 'Kari Moe', '']) assert.equal((await tvers(['export-person', id, '--data', data])).status, 1, id);
  const { status, err } = await tvers(['erase-person', 'post@x.no', '--yes', '--data', data]);
  assert.equal(status, 1);
  assert.match(err, /several people.*\d+, \d+/);
  assert.equal(sql(data, "SELECT count(*) FROM person WHERE state = 'ended'"), '0');
});

await run('privacy');

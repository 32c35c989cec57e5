// SPDX-License-Identifier: EUPL-1.2
// From paper to practice, on a store that began empty: somebody of another unit says that they use what the book says, a
// colleague there confirms it from a mail without an account, and 90 days later says what changed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, run, startSite, test } from './harness.mjs';
import { press, send } from './municipality.mjs';
import { tvers } from './site.mjs';

const password = 'correct horse battery';
const sql = (data, text) => (data.startsWith('postgres')
  ? execFileSync('psql', ['-qAt', data, '-c', text], { encoding: 'utf8' })
  : execFileSync('sqlite3', ['-cmd', '.timeout 5000', data, text], { encoding: 'utf8' })).trim();

async function begin(lang, database) {
  const site = await startSite({ kind: 'serve', database, mail: true });
  const file = join(site.dir, 'staff.csv');
  writeFileSync(file, ['Ansattnummer;Fornavn;Etternavn;E-post;Enhet;Stilling;Ansattdato', ...[['Kari', 'Moe', 'Kultur'], ['Ola', 'Lund', 'Barnehage'], ['Siri', 'Bakke', 'Barnehage'], ['Per', 'Dahl', 'Teknisk']]
    .map(([given, family, unit], i) => `${100 + i};${given};${family};${given.toLowerCase()}@nordvag.example;${unit};Rådgiver;1.9.2020`)].join('\n'));
  const command = (...args) => execFileSync(tvers, [...args, '--data', site.data], { input: `${password}\n` });
  command('import', file);
  for (const user of ['kari', 'ola', 'per']) command('user', 'add', `${user}@nordvag.example`, '--name', user);
  return { site, lang };
}

async function signedIn({ site, lang }, user, options) {
  const page = await site.as(null, { lang, keep: true, ...options });
  await page.goto('/sign-in');
  await page.fill('[name=user_name]', `${user}@nordvag.example`);
  await page.fill('[name=password]', password);
  await page.press('[name=password]', 'Enter');
  await page.waitForURL((url) => url.pathname === '/');
  return page;
}

/// Its book is written: how a theme gets there is themes.mjs and books.mjs.
function writtenTheme({ site }) {
  sql(site.data, `INSERT INTO theme (title, kind, question, state, created_at, shelved_at) VALUES ('Regn i byen', 'model', 'Hva gjør vi med regnet?', 'written', 1, 1)`);
  return `/themes/${sql(site.data, 'SELECT max(id) FROM theme')}`;
}

async function fill(page, { unit, person }) {
  await page.selectOption('[name=unit]', { label: unit });
  await page.fill('[name=what_for]', 'Vi samler regnet i sandkassen.');
  await page.fill('[name=person]', person);
}

for (const [lang, database, js] of [['da', 'sqlite', true], ['nb', 'postgres', false]])
  test(`a unit takes a book into use, and a colleague there confirms it from a mail (${lang}, ${database}, ${js ? 'with' : 'without'} JavaScript)`, async () => {
    const house = await begin(lang, database), { site } = house;
    const theme = writtenTheme(house);
    const ola = await signedIn(house, 'ola', { js, width: 360 });
    await ola.goto('/practices');
    assert.match(await ola.textContent('main'), lang === 'da' ? /Intet er taget i brug endnu/ : /Ingenting er tatt i bruk ennå/);
    await check(ola);
    await ola.goto(theme);
    await press(ola, `a[href="${theme}/practices/new"]`);
    await check(ola);
    await fill(ola, { unit: 'Barnehage', person: 'Per Dahl' });
    await ola.click('main form .ds-button');
    await ola.waitForSelector('.problem');
    assert.match(await ola.textContent('main'), lang === 'da' ? /arbejder ikke i enheden/ : /jobber ikke i enheten/);
    await fill(ola, { unit: 'Barnehage', person: 'Siri Bakke' });
    assert.equal(await send(ola, 'main form .ds-button'), 1, 'the mail is shown first');
    assert.match(new URL(ola.url()).pathname, /^\/practices\/\d+$/);
    await check(ola);

    const [mail] = await site.mails(1, 'siri@nordvag.example');
    assert.match(mail.text, /Ola Lund/);
    const siri = await site.as(null, { lang, js, width: 360 });
    await siri.goto(new URL(mail.text.match(/https?:\S+\/t\/\S+/)[0]).pathname);
    await check(siri);
    await press(siri, 'button[value=confirm]');
    assert.match(await siri.textContent('main'), lang === 'da' ? /svaret at det er i brug/ : /svart at det er i bruk/);
    await ola.goto(theme);
    assert.match(await ola.textContent('main'), /Barnehage/);
    assert.match(await ola.textContent('main'), lang === 'da' ? /i brug, bekræftet/ : /i bruk, bekreftet/);
    assert.equal(sql(site.data, `SELECT state FROM theme WHERE id = ${theme.split('/').pop()}`), 'in_practice');

    const per = await signedIn(house, 'per', { js });
    await per.goto(`/practices/${sql(site.data, 'SELECT max(id) FROM practice')}`);
    assert.equal(await per.locator('main form').count(), 0, 'who has nothing to do with it changes nothing');
    await check(per);
    await site.end?.();
  });

await run('practice');

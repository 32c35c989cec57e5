// SPDX-License-Identifier: EUPL-1.2
// Who goes where, on a store that began empty: three calls, eight who apply, their manager's words from mails; places are
// proposed, one is moved by hand with its price, offers go out; a yes, a no, and it is proposed anew.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, giveBack, run, temporaryFolder, test } from './harness.mjs';
import { House } from './house.mjs';
import { press, send } from './municipality.mjs';
import { tvers } from './site.mjs';

const applicants = ['Anna Aas', 'Bo Berg', 'Cato Dahl', 'Dina Eide', 'Eva Foss', 'Finn Grav', 'Gro Haug', 'Hans Imes'];
// By name: the theme that is wanted most, one that is wanted next, and whether the manager says no.
const wishes = [
  { who: 'anna', first: 0, next: 1 }, { who: 'bo', first: 0, next: 1 }, { who: 'cato', first: 0 }, { who: 'dina', first: 0 },
  { who: 'eva', first: 0, brings: true }, { who: 'finn', first: 2 }, { who: 'gro', first: 1, no: true }, { who: 'hans', first: 2 },
];

const sql = (data, text) => (data.startsWith('postgres')
  ? execFileSync('psql', ['-qAt', data, '-c', text], { encoding: 'utf8' })
  : execFileSync('sqlite3', ['-cmd', '.timeout 5000', data, text], { encoding: 'utf8' })).trim();

async function openCalls(house, siri, ola) {
  await siri.goto('/competences');
  for (const name of ['nb', 'nn', 'da', 'en']) await siri.fill(`[name=name_${name}]`, 'Jura');
  await press(siri, 'button[value=add]');
  const themes = [];
  for (const title of ['Regnvand', 'Sne', 'Vind']) themes.push(await house.openTheme(siri, siri, title));
  await ola.goto(`${themes[0]}/edit`);
  await ola.locator('[name=want]').first().check();
  await press(ola, 'button[value=save]');
  for (const theme of themes) {
    await siri.goto(`${theme}/call`);
    await press(siri, 'button[value=publish]');
  }
  return themes;
}

async function apply(page, theme, { rank, brings }) {
  await page.goto(`${theme}/apply`);
  await page.fill('[name=why]', 'Det har jeg gjort før.');
  await page.fill('[name=hours]', '8');
  if (brings) await page.locator('[name=skill]').first().check();
  if (rank) {
    assert.equal(await page.inputValue('[name=rank]'), String(rank), 'the second wish is the second');
    await check(page);
  }
  await send(page, 'button[value=send]', { checks: false });
}

/// Without an account: one link after another.
async function managerAnswers(house, count) {
  const visitor = await house.site.as(null, { lang: house.lang, width: 320 });
  for (const mail of await house.site.mails(count, 'nils@nordvag.example')) {
    await visitor.goto(new URL(mail.text.match(/https?:\S+\/t\/\S+/)[0]).pathname);
    const isNo = /Gro Haug/.test(mail.text);
    if (isNo) await visitor.click('details:has([name=reason]) summary');
    await press(visitor, isNo ? 'button[value=no]' : 'button[value=yes]');
  }
  await giveBack(visitor);
}

async function offerOf(house, page, who, answer) {
  const [mail] = (await house.site.mails(1, `${who}@nordvag.example`)).filter((m) => /\/applications\/\d+/.test(m.text));
  await page.goto(new URL(mail.text.match(/https?:\S+\/applications\/\d+/)[0]).pathname);
  await check(page);
  await press(page, `button[value=${answer}]`);
}

/// The files that the page gives out, through the command.
async function drawnByCommand(page, round) {
  const dir = temporaryFolder(), options = [];
  const cookie = (await page.context().cookies()).map((c) => `${c.name}=${c.value}`).join('; ');
  for (const name of ['people', 'themes', 'wishes', 'held', 'forbid']) {
    const answer = await fetch(`${new URL(page.url()).origin}${round}/${name}.csv`, { headers: { cookie } });
    assert.match(answer.headers.get('content-type'), /text\/csv/);
    writeFileSync(join(dir, `${name}.csv`), await answer.text());
    options.push(`--${name}`, join(dir, `${name}.csv`));
  }
  const seed = (await page.textContent('details')).match(/ (\d+)\. /)[1];
  return execFileSync(tvers, ['match', ...options, '--seed', seed, '--passes', '10', '--format', 'csv'], { encoding: 'utf8' });
}

for (const [lang, database, js] of [['da', 'sqlite', true], ['nb', 'postgres', false]])
  test(`three calls, eight people, one round (${lang}, ${database}, ${js ? 'with' : 'without'} JavaScript)`, async () => {
    const house = new House(lang, database);
    await house.begin({ mail: true, more: applicants });
    const siri = await house.as('siri', { js }), ola = await house.as('ola', { js });
    const themes = await openCalls(house, siri, ola);
    await siri.goto('/desk');
    await check(siri);
    await siri.click('a[href^="/placing/"]');
    await siri.waitForURL('**/placing/*');
    const round = new URL(siri.url()).pathname;
    assert.match(await siri.textContent('.lead'), lang === 'da' ? /Ingen har søgt endnu/ : /Ingen har søkt ennå/);
    await check(siri);

    const pages = {};
    for (const wish of wishes) {
      pages[wish.who] = await house.as(wish.who, { js, width: 360 });
      await apply(pages[wish.who], themes[wish.first], { brings: wish.brings });
      if (wish.next !== undefined) await apply(pages[wish.who], themes[wish.next], { rank: 2 });
    }
    await managerAnswers(house, 10);
    assert.equal((await pages.anna.goto(round)).status(), 403, 'an applicant sees no round');
    assert.equal((await pages.anna.goto(`${round}/people.csv`)).status(), 403);

    await siri.goto(round);
    assert.equal(await siri.locator('input[name=until]').count(), 0, 'no offers while a call takes applications');
    sql(house.site.data, `UPDATE call SET state = 'closed', closed_on = closes_on`);
    await siri.goto(round);
    await check(siri);
    await press(siri, `form[action="${round}/draw"] button`);
    await check(siri);
    assert.match(await siri.textContent('.lead'), /^3 [^\d]*8[^\d]* 2 /, 'one of the three has a second wish');
    assert.match(await siri.textContent('tr:has(th:text("Eva Foss")) td'), /Regnvand/, 'who brings what is asked for comes first');
    assert.match(await siri.textContent('tr:has(th:text("Gro Haug"))'), lang === 'da' ? /Leder: nej/ : /Leder: nei/);

    const drawn = await drawnByCommand(siri, round);
    for (const name of applicants) {
      const person = sql(house.site.data, `SELECT id FROM person WHERE given_name = '${name.split(' ')[0]}'`);
      const call = drawn.match(new RegExp(`^p${person},(?:t(\\d+))?,`, 'm'))[1];
      const title = call ? sql(house.site.data, `SELECT t.title FROM call c JOIN theme t ON t.id = c.theme WHERE c.id = ${call}`) : lang === 'da' ? 'Ingen plads' : 'Ingen plass';
      assert.ok((await siri.textContent(`tr:has(th:text("${name}")) td`)).includes(title), `${name}: ${title} by the command`);
    }

    // By hand: Eva makes way for Cato, and the page says first what that comes to.
    const moveOf = (name) => siri.locator(`tr:has(th:text("${name}")) a[href*="/move/"]`).first();
    await moveOf('Cato Dahl').click();
    await siri.waitForURL('**/move/*');
    await check(siri);
    assert.match(await siri.textContent('main .notice'), /Regnvand/, 'all places are taken');
    assert.equal(await siri.locator('button[value=in]').count(), 0);
    await siri.goto(round);
    await moveOf('Eva Foss').click();
    await siri.waitForURL('**/move/*');
    await check(siri);
    assert.match(await siri.textContent('main'), lang === 'da' ? /Placeret: 3 før, 2 efter/ : /Plassert: 3 før, 2 etter/);
    await press(siri, 'button[value=out]');
    await moveOf('Cato Dahl').click();
    await siri.waitForURL('**/move/*');
    await press(siri, 'button[value=in]');
    await check(siri);
    await press(siri, `form[action="${round}/draw"] button`);
    assert.match(await siri.textContent('tr:has(th:text("Cato Dahl")) td'), /Regnvand/, 'what is moved by hand stays');
    assert.match(await siri.textContent('tr:has(th:text("Eva Foss")) td'), lang === 'da' ? /Ingen plads/ : /Ingen plass/);

    assert.equal(await send(siri, `form[action="${round}/send"] button`), 3, 'the number and the words of the mails first');
    await check(siri);
    const bo = /Sne/.test(await siri.textContent('tr:has(th:text("Bo Berg")) td')) ? 'bo' : 'anna';
    await offerOf(house, pages.cato, 'cato', 'decline');
    await offerOf(house, pages[bo], bo, 'accept');
    await siri.goto(round);
    await press(siri, `form[action="${round}/draw"] button`);
    await check(siri);
    assert.match(await siri.textContent('.lead'), /^3 [^\d]*\d/, 'the place that came back is proposed to another');
    assert.equal(await send(siri, `form[action="${round}/send"] button`), 1, 'who has an offer gets no second one');

    // Decided: who was not chosen is told why on their own page, and of nobody else.
    await siri.goto(`${themes[0]}/call`);
    await siri.fill('[name=answer]', 'Vi har valgt ud fra erfaring med sagerne.');
    await send(siri, 'button[value=decide]');
    await pages.eva.goto('/applications');
    await pages.eva.click('main a[href^="/applications/"]');
    await pages.eva.waitForURL('**/applications/*');
    await check(pages.eva);
    const told = await pages.eva.textContent('main');
    assert.match(told, lang === 'da' ? /Ledelsesteamet/ : /Ledergruppen/);
    assert.doesNotMatch(told, /Cato|Dahl/);
    await siri.goto(round);
    assert.doesNotMatch(await siri.textContent('main'), /Eva Foss/, 'names of those not chosen are gone');
  });

await run('placing');

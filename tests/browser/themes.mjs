// SPDX-License-Identifier: EUPL-1.2
// From a question to a book on the shelf, on a store that began empty, in Danish and in Norwegian: who proposes, who
// decides, who sees what.
import assert from 'node:assert/strict';
import { check, run, test } from './harness.mjs';
import { House, dayFromNow } from './house.mjs';
import { press } from './municipality.mjs';

for (const [lang, database, js] of [['da', 'sqlite', true], ['nb', 'postgres', false]])
  test(`a question becomes a book on the shelf (${lang}, ${database}, ${js ? 'with' : 'without'} JavaScript)`, async () => {
    const house = new House(lang, database);
    await house.begin();
    const kari = await house.as('kari', { js, width: 360 }), siri = await house.as('siri', { js }), per = await house.as('per', { js });

    await kari.goto('/themes');
    assert.match(await kari.textContent('main'), lang === 'da' ? /Den første bog begynder med et spørgsmål/ : /Den første boken begynner med et spørsmål/);
    await check(kari);
    const theme = await house.propose(kari, 'Regnvand som ressource');

    assert.equal((await per.goto(theme)).status(), 403, 'what is only proposed is not for everyone');
    assert.equal((await kari.goto(`${theme}/decide`)).status(), 403);
    assert.equal((await per.goto('/desk')).status(), 403);

    await siri.goto('/competences');
    for (const name of ['nb', 'nn', 'da', 'en']) await siri.fill(`[name=name_${name}]`, 'Relationel koordinering');
    await press(siri, 'button[value=add]');
    await check(siri);
    await siri.goto('/intakes');
    await siri.fill('[name=opens_on]', dayFromNow(-20));
    await siri.fill('[name=deadline_on]', dayFromNow(5));
    await siri.fill('[name=decides_on]', dayFromNow(20));
    await press(siri, 'button[value=add]');
    await check(siri);

    await siri.goto('/');
    await check(siri);
    assert.match(await siri.textContent('main li:has(a[href="/desk"])'), /1 sa[kg] /, 'My page leads the team to its desk');
    await siri.click('main a[href="/desk"]');
    await siri.waitForURL('**/desk');
    await check(siri);
    await siri.click(`a[href="${theme}/decide"]`);
    await siri.click('button[value=open]');
    assert.ok(await siri.locator('#reference-problem').count(), 'an open book has a reference leader');
    await check(siri);
    await siri.fill('[name=reference]', 'ola@nordvag.example');
    await press(siri, 'button[value=open]');
    await check(siri);

    await per.goto('/themes');
    assert.match(await per.textContent('main'), /Regnvand som ressource/);
    await check(per);
    await per.goto(theme);
    assert.match(await per.textContent('main'), /Ola Lund/);
    assert.equal(await per.locator(`a[href="${theme}/edit"]`).count(), 0);
    assert.equal((await per.goto(`${theme}/edit`)).status(), 403);

    const ola = await house.as('ola', { js });
    await ola.goto(`${theme}/edit`);
    await check(ola);
    await ola.fill('[name=why_now]', 'Byen oversvømmes hvert år.');
    await ola.locator('[name=want]').first().check();
    await press(ola, 'button[value=save]');
    assert.match(await ola.textContent('main'), /Relationel koordinering/);
    await check(ola);

    await siri.goto(theme);
    await siri.click(`a[href="${theme}/call"]`);
    await check(siri);
    await siri.fill('[name=for_me]', 'Du lærer en metode, andre spørger efter.');
    await press(siri, 'button[value=publish]');
    await check(siri);

    // Five minutes on a phone: from the shelf to the answer in four presses and one text.
    const phone = await house.as('per', { js, width: 320 });
    await phone.goto('/themes');
    let presses = 0;
    const tap = async (selector) => {
      presses++;
      await press(phone, selector);
    };
    await check(phone);
    await tap(`.only-narrow a[href="${theme}"]`);
    await check(phone);
    await tap(`a[href="${theme}/apply"]`);
    await check(phone);
    await phone.fill('[name=why]', 'Jeg har arbejdet med klimatilpasning.');
    await tap('button[value=send]');
    await check(phone);
    assert.match(await phone.textContent('main'), /Nils Vik/, 'the mail to the manager is shown first');
    await tap('button[name=confirmed]');
    await check(phone);
    assert.equal(presses, 4);
    const application = new URL(phone.url()).pathname;
    assert.equal((await kari.goto(application)).status(), 404, 'nobody else learns that somebody has applied');
    await phone.goto(`${theme}/leaflet`);
    await check(phone);

    const nils = await house.as('nils', { js, width: 320 });
    await nils.click('.waiting a[href^="/t/"]');
    await check(nils);
    assert.doesNotMatch(await nils.textContent('main'), /klimatilpasning/, 'why is for the team alone');
    await nils.click('details:has([name=terms]) summary');
    await nils.fill('[name=terms]', 'Først efter påske.');
    await press(nils, 'button[value=yes_if]');
    await check(nils);
    await phone.goto(application);
    assert.match(await phone.textContent('main'), /Først efter påske/);
    await check(phone);

    await siri.goto(`${theme}/call`);
    assert.match(await siri.textContent('main'), /Per Dahl/);
    await check(siri);
    await siri.goto(application);
    await check(siri);
    await press(siri, 'button[value=offer]');
    await check(siri);
    await press(siri, 'button[name=confirmed]');
    await phone.goto('/');
    await check(phone);
    assert.match(await phone.textContent(`.waiting a[href="${application}"]`), /Regnvand som ressource/, 'an offer waits on My page');
    await phone.goto('/applications');
    await check(phone);
    await tap(`a[href="${application}"]`);
    await check(phone);
    await tap('button[value=accept]');
    await check(phone);
    const agreement = new URL(phone.url()).pathname;
    assert.match(agreement, /^\/agreements\/\d+$/, 'a yes leads to the agreement');
    await phone.goto('/');
    assert.equal(await phone.locator('.waiting').count(), 0, 'and no longer when it is answered');

    // What is agreed: written by the person, sent by the team, signed by three, two of them by a link.
    assert.equal((await kari.goto(agreement)).status(), 404);
    await phone.goto(agreement);
    await tap(`a[href="${agreement}/edit"]`);
    await check(phone);
    await phone.fill('[name=from_1]', '2027-02-01');
    await phone.fill('[name=to_1]', '2027-03-31');
    await phone.fill('[name=week_1]', '7,5');
    await phone.fill('[name=cover]', 'Nils finder en vikar.');
    await tap('main form button:not([name])');
    await check(phone);
    await tap('button[value=share]');
    await check(phone);
    await siri.goto('/desk');
    await check(siri);
    await siri.click(`a[href="${agreement}"]`);
    await siri.waitForURL(`**${agreement}`);
    await siri.fill('[name=note]', 'Husk påsken.');
    await press(siri, 'button[value=note]');
    await press(siri, 'button[value=send]');
    assert.match(await siri.textContent('main'), /Nils Vik/, 'the mails are shown first');
    await check(siri);
    await press(siri, 'button[name=confirmed]');
    await check(siri);
    for (const page of [nils, ola]) {
      await page.goto('/');
      await page.click('.waiting a[href^="/t/"]');
      await check(page);
      assert.match(await page.textContent('main'), /finder en vikar/);
      await press(page, 'button[value=sign]');
      await check(page);
    }
    await phone.goto(agreement);
    await check(phone);
    await tap('button[value=sign]');
    await check(phone);
    assert.match(await phone.textContent('.tag'), lang === 'da' ? /Underskrevet/ : /Signert/);
    await siri.goto(`${agreement}/edit`);
    await check(siri);
    await siri.fill('[name=week_1]', '10');
    await press(siri, 'main form button:not([name])');
    await press(siri, 'button[name=confirmed]');
    await check(siri);
    assert.match(await siri.textContent('.changes'), /7,5.*10/s, 'what is new is shown word by word');
    await press(siri, 'button[value=drop]');
    await check(siri);
    await siri.goto('/agreements');
    await check(siri);
    await phone.goto(application);
    assert.match(await phone.textContent('.tag'), lang === 'da' ? /Sagt ja/ : /Takket ja/);
    await check(phone);
  });

test('what the team declines is told with its reason to who proposed it, and to nobody else', async () => {
  const house = new House('nn', 'sqlite');
  await house.begin();
  const kari = await house.as('kari'), siri = await house.as('siri'), per = await house.as('per');
  const theme = await house.propose(kari, 'Robottar i rekneskapen');
  await siri.goto(`${theme}/decide`);
  await siri.fill('[name=why]', 'Dette er alt i gang i ei anna eining.');
  await siri.click('button[value=declined]');
  assert.equal(await siri.locator('.ds-error-summary').count(), 1, 'no round runs, and it is not urgent');
  await siri.check('[name=urgent]');
  await press(siri, 'button[value=declined]');
  await kari.goto(theme);
  assert.match(await kari.textContent('main'), /alt i gang i ei anna eining/);
  assert.match(await kari.textContent('main'), /hasta, mellom to rundar/);
  assert.equal((await per.goto(theme)).status(), 403);
  await per.goto('/themes');
  assert.doesNotMatch(await per.textContent('main'), /Robottar/);
});

await run('themes');

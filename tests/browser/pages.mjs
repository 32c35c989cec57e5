// SPDX-License-Identifier: EUPL-1.2
// What each page is for, as the one sees it who opens it: the question answered first, on a phone and on the wall.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { check, giveBack, run, startSite, test } from './harness.mjs';

const site = await startSite({ today: '2026-11-23' });
const visit = async (role, path, wishes, body) => {
  const page = await site.as(role, wishes);
  await page.goto(path);
  await body(page);
  await giveBack(page);
};
const bottomOf = (page, selector) => page.locator(selector).last().evaluate((e) => e.getBoundingClientRect().bottom);

test('the wall is only what the room needs, and fits a projector of 1920 x 1080', () =>
  visit('koordinator', '/gatherings/6/wall', { width: 1920 }, async (page) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    assert.equal(await page.locator('.frame-head, .frame-foot').count(), 0);
    assert.ok(await page.locator('.wall-drawing text').count() >= 27, 'everybody has a line');
    assert.ok(await bottomOf(page, '.wall-drawing svg') <= 1080, 'all groups are in sight');
    await check(page);
    await page.click('main a[href="/gatherings/6"]');
    await page.waitForURL('**/gatherings/6');
  }));

test('the coordinator sees on the page of the network where it is: gatherings held, pairs that have sat together', () =>
  visit('koordinator', '/networks/1', {}, async (page) => {
    assert.match(await page.textContent('main'), /5 av 23 samlinger er gjennomført/);
    assert.match(await page.textContent('main'), /4 av 22 samlinger med grupper er gjennomført\. \d+ av 351 par har sittet sammen/);
    assert.match(await page.textContent('.card'), /Du sitter sammen med/);
    await check(page);
  }));

test('a gathering to come says who comes and with whom one sits; what the coordinator does stands above the programme', () =>
  visit('koordinator', '/gatherings/6', { js: false }, async (page) => {
    assert.match(await page.textContent('main'), /Kommer: \d+\. Kanskje: \d+\. Kommer ikke: \d+\. Har ikke svart: \d+\./);
    assert.match(await page.textContent('.notice'), /Du sitter i gruppe \d+ sammen med /);
    const tools = await page.locator('main .actions').first().boundingBox(), programme = await page.locator('ol.programme').boundingBox();
    assert.ok(tools.y < programme.y);
    assert.equal(await page.locator('main a[href$="/attendance"]').count(), 0, 'nobody can have come yet');
  }));

test('a gathering that is past promises no groups, and is moved only by who says that it was not held', () =>
  visit('koordinator', '/gatherings/1', {}, async (page) => {
    assert.match(await page.textContent('main a[href$="/edit"]'), /Den ble ikke gjennomført/);
    assert.doesNotMatch(await page.textContent('main'), /Ingen grupper/);
    assert.match(await page.textContent('main'), /Registrert oppmøte: \d+ av 27/);
  }));

test('who is invited is asked before anything is told, also on a phone', async () => {
  const page = await site.as('nyansatt', { width: 320 });
  await page.goto('/');
  await page.click('section.band a.ds-button');
  const form = await page.locator('form.reply').boundingBox(), programme = await page.locator('ol.programme').boundingBox();
  assert.ok(form.y < 640, `the question begins at ${form.y}`);
  assert.ok(form.y < programme.y);
  await check(page);
});

test('whom the lead has marked can be marked anew while the day lasts: the way there stays on My page', async () => {
  const page = await site.as('leder', { js: false, width: 320 });
  await page.goto('/');
  const task = page.locator('a', { hasText: 'Registrer oppmøte på' });
  await task.click();
  await check(page);
  await page.click('button[name=absent]');
  await page.click('button[name=rest][value=came]');
  await page.goto('/');
  assert.match(await task.textContent(), /i dag/);
});

test('those who run the whole find each way to begin once, with what it is for', async () => {
  for (const [role, count] of [['hr', 1], ['leder', 1], ['admin', 0]])
    await visit(role, '/', {}, async (page) => {
      assert.equal(await page.locator('main a[href="/networks/new"]').count(), count, role);
      assert.doesNotMatch(await page.textContent('main'), /Ingenting venter/);
    });
});

test('a network in preparation has one way on, and no doors to empty rooms', () =>
  visit('leder', '/networks/3', {}, async (page) => {
    assert.equal(await page.locator('.doors').count(), 0);
    assert.equal(await page.locator('main a.ds-button').count(), 1);
  }));

test('the board shows first of whom an answer is awaited, and the reminder above the list', () =>
  visit('leder', '/networks/2/invitations', {}, async (page) => {
    assert.match(await page.locator('tbody tr').first().textContent(), /Ikke svart/);
    const button = await page.locator('button[value=remind]').boundingBox(), table = await page.locator('table').boundingBox();
    assert.ok(button.y < table.y);
  }));

test('on a phone every list of candidates can be reached, and no table is cut off', async () => {
  await visit('leder', '/networks/3/candidates', { width: 320 }, async (page) => {
    for (const tab of await page.locator('.tabs a').all()) {
      const box = await tab.boundingBox();
      const top = await tab.evaluate((e, [x, y]) => e.contains(document.elementFromPoint(x, y)) || (e.scrollIntoView(), true), [box.x + 5, box.y + 5]);
      assert.ok(top && box.x >= 0 && box.x + box.width <= 320, await tab.textContent());
    }
    const heights = await page.locator('.tabs').evaluate((e) => [e.scrollHeight, e.clientHeight]);
    assert.ok(heights[0] <= heights[1] + 1, 'the lists are not cut off');
  });
  await visit('hr', '/admin/outbox', { width: 320 }, async (page) => {
    assert.ok(await page.locator('.table-box').evaluate((e) => e.scrollWidth <= e.clientWidth));
  });
});

test('the administrator names the official accessibility statement, and /was leads there', async () => {
  const page = await site.as('admin', { lang: 'da' });
  await page.goto('/admin/settings');
  await page.fill('#statement', 'ftp://was.example/kommune');
  await page.click('main form button');
  assert.match(await page.textContent('#statement-problem'), /https:\/\//);
  assert.equal(await page.inputValue('#statement'), 'ftp://was.example/kommune');
  await page.fill('#statement', 'https://was.example/kommune');
  await page.click('main form button');
  await page.goto('/accessibility');
  assert.equal(await page.locator('main a').getAttribute('href'), 'https://was.example/kommune');
  const answer = await fetch(`${site.url}/was`, { redirect: 'manual' });
  assert.equal(answer.headers.get('location'), 'https://was.example/kommune');
  await check(page);
});

test('a unit far down is found by a part of its name, ticked and kept, without JavaScript; what was ticked before stays', async () => {
  await site.stop();
  execFileSync('sqlite3', [site.data, `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 90)
    INSERT INTO unit (parent, code, name) SELECT (SELECT max(id) FROM unit), 'D' || i, 'Dypskole ' || i FROM n`]);
  await site.start();
  await visit('leder', '/networks/3/rule', { js: false, width: 320 }, async (page) => {
    const shown = await page.locator('input[name=unit]').count(), before = await page.locator('input[name=unit]:checked').count();
    assert.ok(shown <= 81, `${shown} units`);
    const find = async (name) => {
      if (!await page.locator('#unit_named').isVisible()) await page.locator('summary', { hasText: 'Enheter' }).click();
      await page.fill('#unit_named', name);
      await page.click('button[value=count]');
    };
    await find('finnes ikke');
    assert.match(await page.textContent('#unit_named-problem'), /Ingen enhet har «finnes ikke» i navnet/);
    await find('dypskole 7');
    assert.match(await page.textContent('#unit_named-problem'), /Kryss av/);
    assert.ok(await page.locator('input[name=unit]').count() > shown);
    await check(page);
    await page.locator('input[name=unit]').last().check();
    await page.click('button[value=count]');
    assert.equal(await page.locator('input[name=unit]:checked').count(), before + 1);
    assert.match(await page.textContent('#result'), /Sist talt 23\. november 2026/);
  });
});

test('lists of candidates and of recipients are turned by pages without JavaScript: everyone once, and the number of mails is exact', () =>
  visit('leder', '/networks/3/candidates?list=out', { js: false, width: 320 }, async (page) => {
    const ids = () => page.locator('input[name=person]').evaluateAll((boxes) => boxes.map((box) => box.value));
    const chosen = async () => Number(await page.locator('.tally strong').first().textContent());
    const turn = (words) => page.click(`.pager a:text("${words}")`);
    const choose = async () => {
      for (const box of await page.locator('input[name=person]').all()) await box.check();
      await page.fill('[name=why]', 'Alle skal med');
      await page.click('button[name=do][value=in]');
    };
    const first = await ids(), before = await chosen();
    await turn('Neste 50');
    const second = await ids();
    assert.equal(new Set([...first, ...second]).size, 100);
    await check(page);
    await choose();
    assert.match(page.url(), /behind=/, 'whoever decides stays on the page');
    assert.equal(await chosen(), before + 50);
    await turn('Forrige 50');
    assert.deepEqual(await ids(), first);
    await choose();

    await page.goto('/networks/3/kickoff');
    await page.fill('[name=place]', 'Rådhuset');
    await page.click('main form.form button');
    await page.goto('/networks/3/invitation');
    const offered = () => page.locator('#person option').evaluateAll((options) => options.map((option) => option.value));
    const pages = [await offered()];
    await page.click('summary:text("Vis navnene")');
    for (; await page.locator('.pager a:text("Neste 50")').count(); pages.push(await offered())) await turn('Neste 50');
    assert.equal(pages.length, Math.ceil((before + 100) / 50));
    assert.equal(new Set(pages.flat()).size, before + 100);
    assert.equal(await page.inputValue('[name=count]'), String(before + 100));
    assert.match(await page.textContent('button[value=send]'), new RegExp(String(before + 100)));
    await page.selectOption('#person', pages.at(-1).at(-1));
    await page.click('form.search button');
    assert.deepEqual(await offered(), pages.at(-1), 'the preview stays with the page');
    assert.equal(await page.inputValue('#person'), pages.at(-1).at(-1));
    await check(page);
    for (const earlier of pages.slice(0, -1).reverse()) {
      await turn('Forrige 50');
      assert.deepEqual(await offered(), earlier);
    }
    await page.click('button[value=send]');
    await check(page);
    await page.click('button[name=confirmed]');
    assert.match(page.url(), /\/networks\/3\/invitations$/);
  }));

test('saving the language in the foot keeps what is typed above it, once and in this tab', async () => {
  const page = await site.as('medlem', {});
  await page.goto('/profile');
  const field = page.locator('main input[type=text]').first(), name = await field.getAttribute('id');
  await field.fill('Sykkelveier, og hvem som brøyter dem');
  await page.selectOption('#frame-language', 'da');
  await page.click('.frame-foot form button');
  await page.waitForSelector('html[lang=da]');
  assert.equal(await page.inputValue(`#${name}`), 'Sykkelveier, og hvem som brøyter dem');
  await page.reload();
  assert.notEqual(await page.inputValue(`#${name}`), 'Sykkelveier, og hvem som brøyter dem');
  await page.selectOption('#frame-language', 'nb');
  await page.click('.frame-foot form button');
});

test('a long list is searched while one types, and its address says so', () =>
  visit('leder', '/networks/1/people', {}, async (page) => {
    const rows = page.locator('.listing-rows li'), all = await rows.count();
    const name = await rows.locator('a').first().textContent();
    assert.ok(all > 20, `${all} members`);
    await page.getByRole('searchbox').pressSequentially(name);
    await page.waitForURL((url) => url.searchParams.get('q') === name);
    assert.ok(await rows.count() >= 1 && await rows.count() < all, `${await rows.count()} are called ${name}`);
    await check(page);
  }));

test('the wall turns by itself, without the page being loaded anew', async () => {
  const page = await site.as('koordinator');
  await page.clock.install();
  await page.goto('/gatherings/1/wall?live=1');
  await page.evaluate(() => { document.querySelector('main').firstElementChild.dataset.old = ''; });
  await page.clock.fastForward(31000);
  await page.locator('[data-old]').waitFor({ state: 'detached' });
  assert.equal(await page.locator('main [data-turn-seconds]').count(), 1);
  assert.deepEqual(page.complaints, []);
  await page.close(); // its clock stays another's
});

test('without JavaScript the foot says beforehand that saving the language loads the page anew', async () => {
  for (const js of [true, false]) {
    const page = await site.as('medlem', { js });
    await page.goto('/profile');
    assert.equal(await page.locator('.frame-foot :text("laster siden på nytt")').count(), js ? 0 : 1);
    await giveBack(page);
  }
});

test('all candidates of a page are marked by one link, also without scripts', () =>
  visit('leder', '/networks/3/candidates', { js: false }, async (page) => {
    assert.equal(await page.locator('input[name=person]:checked').count(), 0);
    await page.click('a[href*="mark=all"]');
    const all = await page.locator('input[name=person]').count();
    assert.ok(all > 1);
    assert.equal(await page.locator('input[name=person]:checked').count(), all);
    await check(page);
  }));

await run('pages');

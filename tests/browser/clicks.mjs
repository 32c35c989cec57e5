// SPDX-License-Identifier: EUPL-1.2
// From the first run to invitations that are sent, on a store that began empty: so many clicks besides typing, each on what the
// page before showed. No address is typed but that of the first run.
import assert from 'node:assert/strict';
import { run, startSite, test } from './harness.mjs';
import { staffList } from './stafflist.mjs';

const CLICKS_MOST = 17, SEATS = 10;

class Clicker {
  constructor(page) {
    this.page = page;
    this.clicks = [];
  }

  async press(what) {
    const { page } = this, before = page.answer;
    assert.equal(await page.locator(what).count() > 0, true, `no ${what} at ${page.url()}: ${await page.textContent('main')}`);
    this.clicks.push(what);
    await page.locator(what).first().click();
    while (page.answer === before) await page.waitForEvent('response', { timeout: 20000 });
    await page.waitForLoadState();
    assert.ok(page.answer.status() < 400, `${what} at ${page.url()}: ${page.answer.status()} ${await page.textContent('main')}`);
  }
}

async function fromNothingToSent(lang) {
  const site = await startSite({ kind: 'serve', mail: true });
  const page = await site.as(null, { lang, keep: true }), clicker = new Clicker(page);
  const { csv, expected } = staffList(lang, new Date().getFullYear());
  await page.goto(new URL(site.firstRun).pathname);
  await page.fill('[name=display_name]', 'Ine Solheim');
  await page.fill('[name=user_name]', 'ine');
  await page.fill('[name=password]', 'correct horse battery');
  await clicker.press('main form button');
  await clicker.press('main a[href="/admin/settings"]');
  await page.fill('[name=organisation]', 'Nordvåg kommune');
  await page.fill('[name=mail_from]', 'nettverk@nordvag.example');
  await page.fill('[name=silo_depth]', '1');
  await clicker.press('main form button');
  await clicker.press('.frame-menu a[href="/"]');
  await clicker.press('main a[href="/admin/import"]');
  clicker.clicks.push('the file');
  await page.setInputFiles('#list', { name: 'staff.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await clicker.press('main form[enctype] button');
  await clicker.press('button[name=do][value=approve]');
  await clicker.press('main a[href="/networks/new"]');
  await page.fill('[name=seats]', String(SEATS));
  await clicker.press('main form button');
  await page.fill('[name=hired_since]', `${new Date().getFullYear()}-01-01`);
  await clicker.press('button[name=do][value=continue]');
  await clicker.press('button[name=do][value=spread]');
  await clicker.press('main .actions a.ds-button[href$="/kickoff"]');
  await page.fill('[name=place]', 'Rådhuset');
  await clicker.press('main form.form button');
  await clicker.press('button[name=do][value=send]');
  await clicker.press('button[name=confirmed]');
  const mails = await site.mails(SEATS);
  assert.equal(mails.length, SEATS);
  assert.ok(expected.in > SEATS);
  assert.ok(clicker.clicks.length <= CLICKS_MOST, `${clicker.clicks.length} clicks: ${clicker.clicks.join(' | ')}`);
  console.log(`${lang}: ${clicker.clicks.length} clicks`);
}

for (const lang of ['nb', 'da'])
  test(`from the first run to sent in at most ${CLICKS_MOST} clicks (${lang})`, () => fromNothingToSent(lang));

await run('clicks');

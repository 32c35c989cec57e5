// SPDX-License-Identifier: EUPL-1.2
// What people send that databases, formats and browsers understand differently: the same on both databases.
import { File } from 'node:buffer';
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, startSite, test } from '../browser/harness.mjs';
import { employ, formOf, staffListOf, textOf } from './person.mjs';
import { tvers } from './tvers.mjs';

async function siteWithPeople(database, people = 3) {
  const site = await startSite({ kind: 'serve', database });
  const lead = await employ(site, 'ine', ['admin', 'hr', 'lead']);
  const file = join(site.dir, 'staff.csv');
  writeFileSync(file, staffListOf(people).replace('Fornavn0;Etternavn0', 'Ørjan;Åsen'));
  assert.equal((await tvers(['import', file, '--data', site.data])).status, 0);
  const rule = await lead.fill('/networks/new', '/networks/new', { seats: '10' });
  await lead.fill(rule.path, '/rule', { education: 'master', do: 'continue' });
  await lead.fill(rule.path.replace('/rule', '/kickoff'), '/kickoff', { place: 'Rådhuset' });
  const network = rule.path.replace('/rule', '');
  return { site, lead, network, kickoff: (await lead.get(network)).html.match(/href="(\/gatherings\/\d+)"/)[1] };
}

for (const database of ['sqlite', 'postgres'])
  test(`${database}: days first, letters in any case, pages that are none, NUL and scripts in the place of text`, async () => {
    const { site, lead, network, kickoff } = await siteWithPeople(database);
    const year = new Date().getFullYear() + 1;
    await lead.fill(`${kickoff}/edit`, '/edit', { held_on: `5.11.${year}`, about: 'javascript:alert(1)', place: 'JavaScript:alert(2)' });
    const { fields } = formOf(await lead.get(`${kickoff}/edit`), '/edit');
    assert.equal(fields.held_on, `${year}-11-05`, 'the day stands first');

    const page = await lead.get(kickoff);
    assert.match(textOf(page), /javascript:alert\(1\)/i);
    assert.doesNotMatch(page.html, /(href|src|action)="\s*javascript/i, 'what people write is never a link');

    for (const wanted of ['ØRJAN', 'ørjan', 'åSEN'])
      assert.match(textOf(await lead.get(`/units?q=${encodeURIComponent(wanted)}`)), /Ørjan Åsen/, wanted);
    for (const number of ['-1', '0', '99999999999', '-9223372036854775808', 'x'])
      for (const path of [`${network}/candidates?behind=${number}`, `/admin/outbox?before=${number}`, `/admin/outbox?network=${number}`])
        assert.equal((await lead.get(path)).status, 200, path);

    const form = formOf(await lead.get(`${kickoff}/edit`), '/edit');
    assert.equal((await lead.send(form, { title: 'a\0b' })).status, 400);
    assert.equal((await lead.send(form, { title: 'a\0b', none: new Blob([]) })).status, 400, 'as multipart too');
    assert.equal(formOf(await lead.get(`${kickoff}/edit`), '/edit').fields.title, form.fields.title);
    await site.end();
  });

for (const database of ['sqlite', 'postgres'])
  test(`${database}: who is missing from a staff list is out of the candidates at once, and back in when that is undone`, async () => {
    const { site, lead, network } = await siteWithPeople(database, 30), shorter = staffListOf(29), file = join(site.dir, 'shorter.csv');
    const tally = async () => [...(await lead.get(`${network}/candidates`)).html.matchAll(/<li><strong>(\d+)<\/strong>/g)].map(([, n]) => Number(n));
    assert.deepEqual(await tally(), [30, 0, 0, 0]);
    writeFileSync(file, shorter);
    const taken = await tvers(['import', file, '--data', site.data, '--format', 'json']);
    assert.equal(taken.status, 0, taken.err);
    assert.deepEqual(await tally(), [29, 0, 0, 1], 'by the command');
    await lead.fill('/admin/import/2/undo', '/undo', {});
    assert.deepEqual(await tally(), [30, 0, 0, 0], 'undone');
    const preview = await lead.fill('/admin/import', '/admin/import', { list: new File([shorter], 'shorter.csv') });
    await lead.fill(preview.path, preview.path, { do: 'approve' });
    assert.deepEqual(await tally(), [29, 0, 0, 1], 'by the page');
    await site.end();
  });

for (const database of ['sqlite', 'postgres'])
  test(`${database}: a form sent five times at once makes one new thing, and all five are shown it`, async () => {
    const { site, lead, kickoff } = await siteWithPeople(database);
    const count = async (path, pattern) => new Set((await lead.get(path)).html.match(pattern) ?? []).size;
    const things = [
      ['/networks/new', '/networks/new', { name: 'Nettverk fem ganger' }, '/networks', /href="\/networks\/\d+"/g],
      [`${kickoff}/programme`, '/programme', { title: 'Velkommen fem ganger' }, `${kickoff}/programme`, /\/programme\/\d+/g],
      ['/admin/import', '/admin/import', { list: new File([staffListOf(4)], 'staff.csv') }, '/admin/import', /\/import\/\d+/g],
    ];
    for (const [page, action, changes, list, pattern] of things) {
      const form = formOf(await lead.get(page), action), before = await count(list, pattern);
      const answers = await Promise.all(Array.from({ length: 5 }, () => lead.send(form, changes)));
      assert.deepEqual(answers.map(({ status }) => status), [303, 303, 303, 303, 303], action);
      assert.equal(new Set(answers.map(({ location }) => location)).size, 1, action);
      assert.equal((await count(list, pattern)) - before, 1, action);
    }
    await site.end();
  });

await run('traps');

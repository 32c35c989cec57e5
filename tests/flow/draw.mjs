#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// What `tvers flow draw` draws, refuses and promises; looked at in a browser.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { axe } from '../browser/check.mjs';
import { run, temporaryFolder, test } from '../browser/harness.mjs';
import { flow, json, printed, rowsOf } from './flow.mjs';
import { measured, shown, shownPage, touch } from './pictures.mjs';

const dir = temporaryFolder(), options = { dir };
function write(name, text) { writeFileSync(join(dir, name), text); return name; }

/// A stream of numbers in [0, 1) that is the same each time (Lehmer).
function chance(seed) {
  let state = seed * 7919 + 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/// People of some units, and ties that stay inside twice as often as not; two waves.
function cohort(seed, people, units, density = 0.1) {
  const next = chance(seed), name = (i) => units[i < units.length ? i : Math.floor(next() * units.length)];
  const all = Array.from({ length: people }, (_, i) => ({ id: `p${i}`, unit: name(i) }));
  const edges = ['t1', 't2'].flatMap((wave, w) => all.flatMap((a) => all.filter((b) => a !== b
    && next() < density * (1 + w / 2) * (a.unit === b.unit ? 2 : 0.7)).map((b) => `${a.id},${b.id},${wave}`)));
  write('nodes.csv', `id,unit\n${all.map(({ id, unit }) => `${id},"${unit.replaceAll('"', '""')}"`).join('\n')}\n`);
  write('edges.csv', `from,to,wave\n${edges.join('\n')}\n`);
  return all;
}

const files = ['--nodes', 'nodes.csv', '--edges', 'edges.csv'], usual = [...files, '--silo', 'unit'];
const draw = (...args) => printed(['draw', ...args], options);
const areas = ['Oppvekst', 'Helse og omsorg', 'Teknikk og miljø', 'Samfunn og stab'];
const eleven = [...areas, 'Plan', 'Økonomi', 'Brann', 'Havn', 'IKT', 'Kultur', 'Næring'];

/// The gates of a layout: nobody on top of anybody, no name over a person or another name, patches apart.
async function assertClear(svg, signsUnderNames, width = 720) {
  const { signs, labels, overlap, view } = await measured(await shown(svg, { width: width + 20 }));
  const people = signs.filter((sign) => !signsUnderNames.includes(signs.indexOf(sign)));
  const radius = Math.min(...people.filter(({ kind }) => kind === 'sign c0').map((sign) => sign.width / 2));
  for (const [i, a] of people.entries()) {
    for (const b of people.slice(0, i))
      assert.ok(Math.hypot(a.middle[0] - b.middle[0], a.middle[1] - b.middle[1]) >= 2.2 * radius, 'two people touch');
    for (const label of labels) assert.ok(!touch(a, label), `"${label.text}" is written over somebody`);
  }
  for (const [i, label] of labels.entries()) {
    assert.ok(label.size >= 12 && label.x >= view.x && label.x + label.width <= view.x + view.width
      && label.y + label.height <= view.y + view.height, `"${label.text}" is too small, or cut off`);
    for (const other of labels.slice(0, i)) assert.ok(!touch(label, other), `"${label.text}" and "${other.text}"`);
  }
  assert.ok(overlap < 0.05, `patches overlap by ${overlap}`);
}

/// The last signs are those beside the names: one for each unit with a sign, and the ring of the others.
function signsOfNames(svg, people) {
  const count = (svg.match(/class="sign/g) ?? []).length;
  return Array.from({ length: count - people }, (_, i) => people + i);
}

test('nobody covers anybody, no name a person, no patch another: many networks, wide and narrow', async () => {
  for (let seed = 1; seed <= 12; seed++) {
    const people = [27, 9, 40][seed % 3], units = seed % 4 === 0 ? eleven : areas.slice(0, 2 + (seed % 3));
    cohort(seed, people, units, 2.5 / people);
    for (const width of [720, 320]) {
      const svg = draw(...usual, '--wave', 't1', '--width', String(width));
      await assertClear(svg, signsOfNames(svg, people), width);
    }
  }
});

test('the same files give the same bytes; of 27 people fewer than 60 kB', () => {
  cohort(1, 27, areas, 0.3);
  const svg = draw(...usual);
  assert.equal(svg, draw(...usual));
  assert.ok(svg.length < 60000, `${svg.length} bytes`);
});

test('in all waves people stand in the same places', async () => {
  cohort(2, 27, areas);
  const [first, second] = await Promise.all(['t1', 't2'].map(async (wave) => measured(await shown(draw(...usual, '--wave', wave)))));
  assert.deepEqual(first.signs, second.signs);
  assert.notEqual(draw(...usual, '--wave', 't1'), draw(...usual, '--wave', 't2'));
});

test('a drawing is named by its finding and described, is well-formed, and asks for nothing that a strict policy refuses', async () => {
  cohort(3, 12, ['<Skole> & "barn"', "Pleie 'n'", 'בית ספר', `Et navn ${'som ingen rekker å lese '.repeat(9)}`]);
  const svg = draw(...usual), page = await shown(svg);
  const read = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml'), node = document.querySelector('svg');
    const said = (name) => document.getElementById(node.getAttribute(name)).textContent;
    return { error: parsed.querySelector('parsererror')?.textContent ?? '', root: parsed.documentElement.localName, role: node.getAttribute('role'),
      title: said('aria-labelledby'), desc: said('aria-describedby'), texts: [...node.querySelectorAll('text')].map((text) => text.textContent) };
  }, svg);
  assert.equal(read.error, '');
  assert.equal(read.root, 'svg');
  assert.equal(read.role, 'img');
  assert.match(read.title, /^\d+ of \d+ ties go from one unit to another$/);
  assert.match(read.desc, /People: 12\. Ties: \d+\. Between units: \d+\./);
  assert.ok(read.texts.includes('<Skole> & "barn"') && read.texts.includes("Pleie 'n'") && read.texts.includes('בית ספר'));
  assert.ok(read.texts.some((text) => text.startsWith('Et navn som') && text.endsWith('…')));
  assert.doesNotMatch(svg, / style=|<script|href/);
});

test('the table beside it has the same figures, and the page no fault that axe finds, in any colours and width', async () => {
  cohort(4, 27, areas);
  for (const [locale, html] of ['nb_NO.UTF-8', 'nn_NO.UTF-8', 'da_DK.UTF-8', 'C'].map((l) => [l, printed(['draw', ...usual, '--format', 'html'], { dir, locale: l })])) {
    const page = await shownPage(html, { dark: locale === 'C', forced: locale === 'da_DK.UTF-8' });
    assert.deepEqual(await axe(page), [], locale);
  }
  const page = await shownPage(draw(...usual, '--format', 'html', '--width', '320'), { width: 320 });
  assert.deepEqual(await axe(page), []);
  const { title, rows } = await page.evaluate(() => ({ title: document.querySelector('h1').textContent,
    rows: [...document.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent)) }));
  const [across, ties] = title.match(/\d+/g), sum = (column) => rows.slice(0, -1).reduce((all, row) => all + Number(row[column]), 0);
  assert.deepEqual(rows.at(-1), ['Everyone', '27', String(ties - across), across]);
  assert.equal(sum(1), 27);
  assert.equal(sum(2), ties - across);
  assert.equal(sum(3), 2 * across, 'each tie across touches two units');
});

test('only the person who asks is marked; one who is not there is refused', () => {
  cohort(5, 9, areas);
  assert.equal(draw(...usual).match(/class="me"/g), null);
  assert.equal(draw(...usual, '--person', 'p3').match(/class="me"/g).length, 1);
  const { status, err } = flow(['draw', ...usual, '--person', 'nobody'], options);
  assert.equal(status, 3);
  assert.match(err, /nobody: nobody has this id/);
});

test('nobody, one person, no ties, no units, a person without a unit: each is drawn', async () => {
  for (const [people, ties, silo] of [['', '', true], ['a,X', '', true], ['a,X\nb,X', 'a,a', true], ['a,X\nb,\nc,Y', 'a,b\nb,a', true], ['a,X\nb,Y', 'a,b', false]]) {
    write('few.csv', `id,unit\n${people}\n`);
    write('ties.csv', `from,to\n${ties}\n`);
    const svg = draw('--nodes', 'few.csv', '--edges', 'ties.csv', ...(silo ? ['--silo', 'unit'] : []));
    const { signs } = await measured(await shown(svg));
    assert.ok(signs.length >= people.split('\n').filter(Boolean).length);
    assert.doesNotMatch(svg, /nan|inf/i);
  }
});

/// The rows of the table beside a picture, in English.
async function tableOf(...args) {
  const page = await shownPage(draw(...args, '--format', 'html'));
  return page.evaluate(() => [...document.querySelectorAll('tr')].map((row) => [...row.cells].map((cell) => cell.textContent)));
}

const pictures = [['matrix'], ['coverage'], ['chance'], ['ego', '--person', 'p3', '--wave', 't2', '--before', 't1'], ['means', '--wave', 't2', '--before', 't1']];

test('in every picture no text touches another or is cut off; every page is without a fault that axe finds', async () => {
  for (const [people, units] of [[27, areas], [60, eleven], [6, ['X']]]) {
    cohort(7, people, units, 4 / people);
    for (const [picture, ...more] of pictures)
      for (const [width, dark] of [[720, false], [320, true]]) {
        const args = [...usual, '--picture', picture, ...more, '--width', String(width)];
        const { labels, view } = await measured(await shown(draw(...args), { width: width + 20 }));
        for (const [i, label] of labels.entries()) {
          assert.ok(label.size >= 12 && label.x >= view.x && label.x + label.width <= view.x + view.width
            && label.y + label.height <= view.y + view.height, `${picture} ${width}: "${label.text}" is too small, or cut off`);
          for (const other of labels.slice(0, i)) assert.ok(!touch(label, other), `${picture} ${width}: "${label.text}" and "${other.text}"`);
        }
        assert.deepEqual(await axe(await shownPage(draw(...args, '--format', 'html'), { dark, width: width + 80 })), []);
      }
  }
});

test('a matrix says how many times the expected ties there are, hides what is small, and merges small units', async () => {
  cohort(8, 60, areas, 0.15);
  const [, ...rows] = await tableOf(...usual, '--picture', 'matrix');
  const order = rows.map(([name]) => name), counts = rowsOf(printed(['matrix', ...usual, '--format', 'csv'], options));
  assert.deepEqual(order.toSorted(), areas.toSorted());
  for (const { from, to, ties, expected } of counts)
    assert.equal(rows[order.indexOf(from)][order.indexOf(to) + 1], (ties / expected).toFixed(1));
  write('nodes.csv', `id,unit\n${Array.from({ length: 30 }, (_, i) => `p${i},${i < 12 ? 'A' : i < 24 ? 'B' : i < 27 ? 'C' : 'D'}`).join('\n')}\n`);
  write('edges.csv', 'from,to\np0,p1\np0,p2\np12,p13\np13,p14\np14,p15\np15,p16\np1,p12\n');
  const [head, ...few] = await tableOf(...usual, '--picture', 'matrix');
  assert.deepEqual(head, ['Unit', 'A', 'B', 'Other units']);
  assert.equal(few[0][2], 'few', 'one tie between A and B');
  assert.match(draw(...usual, '--picture', 'matrix'), /class="hatch"/);
});

test('coverage counts each pair once, and ends with all that there are', async () => {
  write('nodes.csv', 'id\na\nb\nc\nd\n');
  write('edges.csv', 'from,to,wave\na,b,1\nb,a,1\nc,d,1\na,b,2\na,c,2\n');
  const svg = draw(...files, '--picture', 'coverage');
  assert.match(svg, />3 of 6 pairs have met</);
  assert.deepEqual((await tableOf(...files, '--picture', 'coverage')).slice(1), [['1', '2', '2'], ['2', '3', '4']]);
});

test('chance shows the index and interval that measure prints', async () => {
  cohort(9, 27, areas);
  const [, first] = await tableOf(...usual, '--picture', 'chance');
  const m = json(['measure', ...usual, '--wave', 't1'], options);
  const said = (value) => value.toFixed(2).replace('-', '\u2212');
  const { ei_index: index, ei_expected_exact: expected, ei_sd_exact: sd } = m;
  assert.deepEqual(first.map((cell) => cell.replace('-', '\u2212')), ['t1', said(index), said(expected - 1.959964 * sd), said(expected + 1.959964 * sd)]);
});

test('ego shows one person whom they have met anew, still meet, and meet no more', async () => {
  write('nodes.csv', 'id,unit\na,X\nb,X\nc,Y\nd,Y\ne,\n');
  write('edges.csv', 'from,to,wave\na,b,1\nc,a,1\na,b,2\nd,a,2\na,e,2\nb,c,2\n');
  const args = [...usual, '--picture', 'ego', '--person', 'a', '--wave', '2'];
  assert.deepEqual(await tableOf(...args, '--before', '1'),
    [['Contact', 'Unit', 'Change'], ['b', 'X', 'kept'], ['c', 'Y', 'lost'], ['d', 'Y', 'new'], ['e', '', 'new']]);
  assert.match(draw(...args), /New contacts: 3\. Kept: 0\. Lost: 0\./);
  assert.match(draw(...files, '--picture', 'ego', '--person', 'b', '--wave', '1'), /New contacts: 1\./);
  const { status, err } = flow(['draw', ...usual, '--picture', 'ego'], options);
  assert.equal(status, 2);
  assert.match(err, /--person/);
  const misspelt = flow(['draw', ...args, '--before', 'l'], options); // an l for a 1 would make all contacts new
  assert.deepEqual([misspelt.status, misspelt.out], [3, '']);
  assert.match(misspelt.err, /--before l: edges\.csv has no such wave; write one of these: 1, 2/);
});

test('means are of contacts for each person, then and now; a unit of fewer than five is merged, or left out', async () => {
  const unitOf = new Map(cohort(10, 27, areas).map(({ id, unit }) => [id, unit]));
  const args = [...usual, '--picture', 'means', '--wave', 't2', '--before', 't1'];
  const [head, ...rows] = await tableOf(...args);
  assert.deepEqual(head.slice(0, 4), ['Unit', 'People', 't1', 't2']);
  const degrees = rowsOf(printed(['people', ...usual, '--wave', 't2', '--format', 'csv'], options));
  for (const [unit, people, , now] of rows.filter(([unit]) => areas.includes(unit))) {
    const own = degrees.filter((row) => unitOf.get(row.id) === unit).map((row) => Number(row.outdegree));
    assert.equal(Number(people), own.length);
    assert.ok(Number(people) >= 5);
    assert.equal(now.split(' ')[0], (own.reduce((a, b) => a + b, 0) / own.length).toFixed(1));
  }
  write('nodes.csv', 'id,unit\na,X\nb,X\n');
  write('edges.csv', 'from,to,wave\na,b,t1\na,b,t2\n');
  assert.equal((await tableOf(...args)).length, 1);
});

test('a picture of units needs units, and says so', () => {
  for (const picture of ['matrix', 'chance']) {
    const { status, err } = flow(['draw', ...files, '--picture', picture], options);
    assert.equal(status, 2);
    assert.match(err, /--silo/);
  }
});

test('of more people than can be told apart there is no picture, and the other way is named', () => {
  cohort(6, 101, areas, 0.02);
  const { status, out, err } = flow(['draw', ...usual], options);
  assert.deepEqual([status, out], [3, '']);
  assert.match(err, /101 people.*100.*tvers flow matrix/);
});

await run('flow-draw');

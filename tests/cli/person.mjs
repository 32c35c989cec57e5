// SPDX-License-Identifier: EUPL-1.2
// People at work without a browser's window: they keep cookies, fill in the forms of the pages they get, and follow
// where these lead. For tests in which many do so at once.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cookiesSet } from '../browser/processes.mjs';
import { startSite } from '../browser/site.mjs';
import { tvers } from './tvers.mjs';

const PASSWORD = 'correct horse battery';

const decoded = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'")
  .replaceAll('&#38;', '&').replaceAll('&amp;', '&');
const attribute = (tag, name) => {
  const found = tag.match(new RegExp(`\\s${name}="([^"]*)"`));
  return found ? decoded(found[1]) : undefined;
};

function valueOf(tag, kind, inner) {
  if (kind === 'textarea') return decoded(inner);
  if (kind === 'select') {
    const options = [...inner.matchAll(/<option\b[^>]*>/g)].map(([option]) => option);
    return attribute(options.find((option) => / selected\b/.test(option)) ?? options[0] ?? '', 'value') ?? '';
  }
  if (/ type="(radio|checkbox)"/.test(tag)) return / checked\b/.test(tag) ? attribute(tag, 'value') ?? 'on' : undefined;
  return / type="file"/.test(tag) ? undefined : attribute(tag, 'value') ?? '';
}

// <input>, or <textarea> and <select> with what is in them.
const FIELD = /(<(input|textarea|select)\b[^>]*>)(?:(?<=<(?:textarea|select)\b[^>]*>)\n?([\s\S]*?)<\/\2>)?/g;

/// The form of a page whose action ends as asked for, and that has the button `deed` where one is given:
/// { action, fields } with what stands in it.
export function formOf(page, action, deed) {
  for (const [, head, inner] of page.html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)) {
    if (attribute(head, 'method') !== 'post' || !attribute(head, 'action')?.endsWith(action)) continue;
    const button = `name="do" value="${deed}"`, id = attribute(head, 'id'); // which may stand outside, with form="ID"
    if (deed && !inner.includes(button) && !(id && page.html.includes(`form="${id}" ${button}`))) continue;
    const fields = {};
    for (const [, tag, kind, inside] of inner.matchAll(FIELD)) {
      const value = valueOf(tag, kind, inside);
      if (value !== undefined && attribute(tag, 'name')) fields[attribute(tag, 'name')] = value;
    }
    return { action: attribute(head, 'action'), fields };
  }
  throw new Error(`${page.path} (${page.status}) has no form for ${action}: ${textOf(page).slice(0, 400)}`);
}

export const textOf = (page) => decoded((page.html.match(/<main[\s\S]*<\/main>/)?.[0] ?? page.html).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '));

export class Person {
  constructor(site, lang = 'nb') {
    Object.assign(this, { site, lang, cookies: new Map() });
  }

  async ask(path, request = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(this.site.url + path, { redirect: 'manual', ...request, headers: { Cookie: cookie, 'Accept-Language': this.lang } });
    for (const set of cookiesSet(answer)) this.cookies.set(...set.split(/=(.*)/).slice(0, 2));
    return { path, status: answer.status, location: answer.headers.get('location'), html: await answer.text() };
  }

  get(path) {
    return this.ask(path);
  }

  /// As a browser sends a form: with what stands in it, changed by `changes`. A Blob among these is a file.
  send(form, changes = {}) {
    const fields = { ...form.fields, ...changes };
    const body = Object.values(fields).some((value) => value instanceof Blob) ? new FormData() : new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    return this.ask(form.action, { method: 'POST', body });
  }

  /// The same of a form that mails others: reads the page that shows the mails, and says yes, as often as it comes.
  async sendMeant(form, changes = {}) {
    const fields = { ...form.fields, ...changes };
    let sent = await this.send(form, changes);
    for (let shown; (shown = sent.html.match(/name="confirmed" value="(\w+)"/)?.[1]);)
      sent = await this.send({ action: form.action, fields: { ...fields, csrf: formOf(sent, form.action).fields.csrf } }, { confirmed: shown });
    return sent;
  }

  /// Opens a page, fills in its form for `action`, and stands where that leads to.
  async fill(path, action, changes) {
    const sent = await this.sendMeant(formOf(await this.get(path), action, changes.do), changes);
    assert.equal(sent.status, 303, `${action}: ${sent.status} ${textOf(sent).slice(0, 400)}`);
    return this.get(new URL(sent.location, this.site.url).pathname);
  }

  async signIn(name) {
    await this.fill('/sign-in', '/sign-in', { user_name: name, password: PASSWORD });
    return this;
  }
}

/// An account with a password, made from the command line, signed in.
export async function employ(site, name, roles) {
  const made = await tvers(['user', 'add', name, ...roles, '--data', site.data], { input: `${PASSWORD}\n` });
  assert.equal(made.status, 0, made.err);
  return new Person(site).signIn(name);
}

const HEAD = 'Ansattnr;Fornavn;Etternavn;E-post;Stilling;Enhetskode;Enhet;Stillingsprosent;Ansatt fra;Utdanningsnivå';

/// The address of the staff list's person number i.
export const addressOf = (i) => `ansatt${i}@nordvag.example`;

/// A staff list of `count` people, all hired this year with a master's degree, in the given position.
export function staffListOf(count, position = 'Rådgiver') {
  const year = new Date().getFullYear();
  const rows = Array.from({ length: count }, (all, i) =>
    [1000 + i, `Fornavn${i}`, `Etternavn${i}`, addressOf(i), position, 100 + (i % 4), `Enhet ${i % 4}`, 100, `01.01.${year}`, 'Master'].join(';'));
  return `${[HEAD, ...rows].join('\r\n')}\r\n`;
}

/// A Tvers with an organisation, the people of a staff list, and a network to which all of them are invited by real mail,
/// of which `mails` arrive: { site, lead, network, kickoff, invitations: [{ recipient, path }] }.
export async function startNetwork({ database, count, staff = staffListOf(count), mails: arrive = count, ...wishes }) {
  const site = await startSite({ kind: 'serve', database, mail: true, ...wishes });
  const lead = await employ(site, 'ine', ['admin', 'hr', 'lead']);
  await lead.fill('/admin/settings', '/admin/settings', { organisation: 'Nordvåg kommune', mail_from: 'nettverk@nordvag.example', language: 'nb', silo_depth: '1' });
  const file = join(site.dir, 'staff.csv');
  writeFileSync(file, staff);
  const taken = await tvers(['import', file, '--data', site.data]);
  assert.equal(taken.status, 0, taken.err);
  const rule = await lead.fill('/networks/new', '/networks/new', { seats: String(count) });
  const network = rule.path.match(/networks\/(\d+)/)[1];
  await lead.fill(rule.path, '/rule', { hired_since: `${new Date().getFullYear()}-01-01`, education: 'master', do: 'continue' });
  await lead.fill(`/networks/${network}/kickoff`, '/kickoff', { place: 'Rådhuset' });
  await lead.fill(`/networks/${network}/invitation`, '/invitation', { do: 'save' });
  await lead.fill(`/networks/${network}/invitation`, '/invitation', { do: 'send' });
  const mails = (await site.mails(arrive)).filter((mail) => /\/i\//.test(mail.text));
  const kickoff = (await lead.get(`/networks/${network}`)).html.match(/href="(\/gatherings\/\d+)"/)[1];
  const invitations = mails.map((mail) => ({ recipient: mail.envelope.recipient, path: mail.text.match(/\/i\/[\w-]+/)[0] }));
  return { site, lead, network, kickoff, invitations };
}

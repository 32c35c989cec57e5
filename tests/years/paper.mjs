// SPDX-License-Identifier: EUPL-1.2
// How a member fills in what a link in a mail asks: a vote, a proposal, what one takes home, an answer, a yes or a no.
import { formOf, textOf } from '../cli/person.mjs';

const fieldsOf = (html, pattern) => [...new Set([...html.matchAll(pattern)].map(([, name]) => name))];

/// Three points and two, in dots; each another rank, in ranks; else one to three ticks.
function vote(html, habits, ...who) {
  const names = fieldsOf(html, /name="(v\d+)"/g), first = Math.floor(habits.chance('vote', ...who) * names.length);
  const order = [...names.slice(first), ...names.slice(0, first)];
  if (html.includes('>–</option>')) return Object.fromEntries(order.map((name, i) => [name, i + 1]));
  if (html.includes('<select')) return Object.fromEntries(order.map((name, i) => [name, [3, 2][i] ?? 0]));
  return Object.fromEntries(order.slice(0, 1 + Math.floor(habits.chance('ticks', ...who) * 3)).map((name) => [name, 1]));
}

const YES = { ask_host: 0.45, ask_coordinate: 0.2 }; // all else: mostly

export function isGone(page) {
  return page.status === 410;
}

/// Somebody has answered it already.
export const isAnswered = (page) => /class="notice good"/.test(page.html);

/// { kind, form, changes, shown }: what is sent, and what the page shows afterwards.
export function answerTo(page, words, habits, address, link) {
  const html = page.html.match(/<main[\s\S]*<\/main>/)[0], drawn = habits.chance('answer', address, link), good = /class="notice good"/;
  if (/name="v\d+"/.test(html)) return { kind: 'vote', form: formOf(page, link, 'vote'), changes: { ...vote(html, habits, address, link), do: 'vote' }, shown: good };
  if (html.includes('name="title"')) {
    const title = `Hvordan ${habits.pick(['møter vi', 'lærer vi av', 'forenkler vi', 'deler vi', 'følger vi opp'], 'verb', address, link)} sak ${Math.floor(1e6 * habits.chance('title', address, link))}?`;
    return drawn < 0.5 ? { kind: 'propose', form: formOf(page, link), changes: { title, why: 'Det gjelder flere av oss.' }, title, shown: good } : { kind: 'propose', form: formOf(page, link), changes: { answer: 'no' }, shown: good };
  }
  if (html.includes('value="keep"')) {
    const body = `Jeg vil prøve kortere møter, nummer ${Math.floor(1e6 * habits.chance('body', address, link))}.`;
    return { kind: 'take_home', form: formOf(page, link), changes: { body, do: drawn < 0.3 ? 'share' : 'keep' }, shown: new RegExp(body) };
  }
  if (/<textarea[^>]*name="answer"/.test(html)) return { kind: 'question', form: formOf(page, link), changes: { answer: 'Ja, ring meg gjerne.' }, shown: good };
  const kind = ['ask_host', 'ask_coordinate'].find((key) => words.get(key).test(textOf(page))) ?? 'other';
  return { kind, form: formOf(page, link), changes: { answer: drawn < (YES[kind] ?? 0.8) ? 'yes' : 'no' }, shown: good };
}

// SPDX-License-Identifier: EUPL-1.2
// How a member fills in what a link in a mail asks: a vote, a proposal, what one takes home, an answer, a yes or a no.
//
//   const { kind, form, changes, shown } = answerTo(page, { words, habits, who: [address, link] }, link);
//   await visitor.send(form, changes);      // and then the page at `link` has what `shown` says
import { formOf, textOf } from '../cli/person.mjs';

const CONFIRMED = /class="notice good"/;
const OPENINGS = ['møter vi', 'lærer vi av', 'forenkler vi', 'deler vi', 'følger vi opp'];
const SAYS_YES = { ask_host: 0.45, ask_coordinate: 0.2 }, USUALLY = 0.8;
const PROPOSES = 0.5, SHARES = 0.3;

export const isGone = (page) => page.status === 410;

/// Somebody has answered it already.
export const isAnswered = (page) => CONFIRMED.test(page.html);

const mainOf = (page) => page.html.match(/<main[\s\S]*<\/main>/)?.[0] ?? '';

/// Three points and two, in dots; each another rank, in ranks; else one to three ticks.
function vote(main, { habits, who }) {
  const names = [...new Set([...main.matchAll(/name="(v\d+)"/g)].map(([, name]) => name))];
  const first = Math.floor(habits.chance('vote', ...who) * names.length), order = [...names.slice(first), ...names.slice(0, first)];
  const [isRanked, hasDots] = [main.includes('>–</option>'), main.includes('<select')];
  const ticks = 1 + Math.floor(habits.chance('ticks', ...who) * 3);
  const marks = isRanked ? order.map((name, i) => [name, i + 1]) : hasDots ? order.map((name, i) => [name, [3, 2][i] ?? 0]) : order.slice(0, ticks).map((name) => [name, 1]);
  return { kind: 'vote', changes: { ...Object.fromEntries(marks), do: 'vote' } };
}

function proposal({ habits, who }) {
  const title = `Hvordan ${habits.pick(OPENINGS, 'opening', ...who)} sak ${Math.floor(1e6 * habits.chance('title', ...who))}?`;
  if (habits.chance('proposes', ...who) >= PROPOSES) return { kind: 'propose', changes: { answer: 'no' } };
  return { kind: 'propose', changes: { title, why: 'Det gjelder flere av oss.' }, title };
}

function takeHome({ habits, who }) {
  const body = `Jeg vil prøve kortere møter, nummer ${Math.floor(1e6 * habits.chance('body', ...who))}.`;
  return { kind: 'take_home', changes: { body, do: habits.chance('shares', ...who) < SHARES ? 'share' : 'keep' }, shown: new RegExp(body) };
}

function yesOrNo(page, { words, habits, who }) {
  const kind = Object.keys(SAYS_YES).find((key) => words.get(key).test(textOf(page))) ?? 'other';
  return { kind, changes: { answer: habits.chance('answer', ...who) < (SAYS_YES[kind] ?? USUALLY) ? 'yes' : 'no' } };
}

function filledIn(page, main, member) {
  if (/name="v\d+"/.test(main)) return vote(main, member);
  if (main.includes('name="title"')) return proposal(member);
  if (main.includes('value="keep"')) return takeHome(member);
  if (/<textarea[^>]*name="answer"/.test(main)) return { kind: 'question', changes: { answer: 'Ja, ring meg gjerne.' } };
  return yesOrNo(page, member);
}

export function answerTo(page, member, link) {
  return { shown: CONFIRMED, form: formOf(page, link), ...filledIn(page, mainOf(page), member) };
}

// SPDX-License-Identifier: EUPL-1.2
// Small cases by chance, with every rule mixed, and the files that `tvers match` reads them from.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/// A stream of chance that gives the same numbers for the same seed (mulberry32).
export function diceOf(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n) => Math.floor(next() * n);
  return { below, chance: (share) => next() < share, any: (list) => list[below(list.length)] };
}

const WORDS = ['law', 'GIS', 'econ', 'care'];
const some = (dice, list, share) => list.filter(() => dice.chance(share));

/// { people, themes, wishes, units, ranks, held, forbid, across }: rows as objects, numbers as numbers, null for an empty cell.
export function marketOf(seed, { hours = true, limits = true, held = true } = {}) {
  const dice = diceOf(seed);
  const units = ['A', 'B', 'C'].slice(0, 1 + dice.below(3));
  const turns = dice.chance(0.5);
  const people = Array.from({ length: 1 + dice.below(6) }, (all, i) => ({
    id: `p${i}`, hours: hours && dice.chance(0.3) ? dice.any([3.75, 7.5, 15]) : null, competences: some(dice, WORDS, 0.5),
    unit: dice.chance(0.85) ? dice.any(units) : '', turn: turns && dice.chance(0.8) ? 1 + dice.below(3) : null }));
  const themes = Array.from({ length: 1 + dice.below(4) }, (all, i) => ({
    id: `t${i}`, places: dice.any([0, 1, 1, 1, 2, 3]), hours: hours ? dice.any([3.75, 7.5, 15]) : 7.5,
    wants: some(dice, WORDS, 0.4).map((word) => word + (dice.chance(0.15) ? '!' : '')), unit: dice.any(['A', 'X', '']) }));
  const pairs = people.flatMap((p) => themes.map((t) => ({ person: p.id, theme: t.id })));
  const wishes = pairs.filter(() => dice.chance(0.7)).map((pair) => ({ ...pair, rank: 1 + dice.below(4) }));
  const limit = (share, values) => (dice.chance(share) ? dice.any(values) : null);
  return {
    people, themes, wishes,
    units: limits ? some(dice, units, 0.7).map((unit) => ({ unit, people: limit(0.7, [0, 1, 1, 2]), hours: hours ? limit(0.3, [7.5, 15, 22.5]) : null })) : [],
    ranks: some(dice, pairs, 0.3).map((pair) => ({ ...pair, rank: dice.chance(0.15) ? '-' : 1 + dice.below(3) })),
    held: held ? people.filter(() => dice.chance(0.08)).map((p) => ({ person: p.id, theme: dice.any(themes).id })) : [],
    forbid: some(dice, pairs, 0.05),
    across: dice.chance(0.3),
  };
}

const COLUMNS = {
  people: ['id', 'hours', 'competences', 'unit', 'turn'], themes: ['id', 'places', 'hours', 'wants', 'unit'], wishes: ['person', 'theme', 'rank'],
  units: ['unit', 'people', 'hours'], ranks: ['theme', 'person', 'rank'], held: ['person', 'theme'], forbid: ['person', 'theme'],
};
const cell = (value) => (value === null ? '' : Array.isArray(value) ? value.join(';') : String(value));

/// Writes the files into a folder and returns the options that name them. `order` may turn the rows of a file about.
export function filesOf(market, dir, order = (rows) => rows) {
  mkdirSync(dir, { recursive: true });
  const options = market.across ? ['--across'] : [];
  for (const [name, columns] of Object.entries(COLUMNS)) {
    if (!market[name].length && !['people', 'themes', 'wishes'].includes(name)) continue;
    const rows = order([...market[name]]).map((row) => columns.map((column) => cell(row[column])).join(','));
    writeFileSync(join(dir, `${name}.csv`), `${[columns.join(','), ...rows].join('\n')}\n`);
    options.push(`--${name}`, join(dir, `${name}.csv`));
  }
  return options;
}

// SPDX-License-Identifier: EUPL-1.2
// A gathering to which 15 % did not come, and how many seats a new plan changes.

/// Rows of the groups as they were held: of everyone announced, three in twenty (15 %) stayed away.
export function whoCame(round) {
  const rows = round.flatMap((group, g) => group.map((id) => [1, g + 1, id]));
  return rows.filter(([, , id]) => Number(id) % 20 !== 3 && Number(id) % 20 !== 9 && Number(id) % 20 !== 16);
}

/// People who no longer sit with the bulk of their group, each group of the new round being taken for the old one it shares most with.
function changedInRound(before, after) {
  const shared = [];
  after.forEach((group, g) => before.forEach((old, o) => shared.push({ g, o, same: group.filter((id) => old.includes(id)).length })));
  shared.sort((a, b) => b.same - a.same);
  const taken = { g: new Set(), o: new Set() };
  let stay = 0;
  for (const { g, o, same } of shared) {
    if (taken.g.has(g) || taken.o.has(o)) continue;
    taken.g.add(g);
    taken.o.add(o);
    stay += same;
  }
  return after.flat().length - stay;
}

export const seatsChanged = (before, after) => after.reduce((sum, round, r) => sum + changedInRound(before[r], round), 0);

// SPDX-License-Identifier: EUPL-1.2
// A judge of plans that shares no code with the engine.
//
//     judge({ people: 9, rounds: 2, sizes: [1, 3], apart: [[1, 2]] }, 'round,group,id\n1,1,1\n...')
//
// gives { worth } of the plan, or { broken } with the first rule that does not hold. What is asked may have: apart and
// together, pairs; absent, [round, id]; met, [a, b, times]; held, [round, group, id]; silo, {id: value}; groups, a
// fixed number of them.

const pairKey = (a, b) => (Number(a) < Number(b) ? `${a}/${b}` : `${b}/${a}`);

/// round/id -> group, or the rule that the rows break by themselves.
function seatsOf(rows, gone) {
  const seat = new Map();
  for (const [round, group, id] of rows) {
    if (seat.has(`${round}/${id}`)) return { broken: `${id} sits twice in round ${round}` };
    if (gone.has(`${round}/${id}`)) return { broken: `${id} is absent from round ${round}` };
    seat.set(`${round}/${id}`, group);
  }
  return { seat };
}

function groupsOf(asked, seat, round) {
  const groups = new Map();
  for (let id = 1; id <= asked.people; id++) {
    const group = seat.get(`${round}/${id}`);
    if (group !== undefined) groups.set(group, [...(groups.get(group) ?? []), id]);
  }
  return groups;
}

/// Sizes and attendance of a round that has not been held.
function shapeFault(asked, groups, gone, round) {
  const here = Array.from({ length: asked.people }, (_, i) => i + 1).filter((id) => !gone.has(`${round}/${id}`));
  const seated = [...groups.values()].flat();
  const missing = here.find((id) => !seated.includes(id));
  if (missing !== undefined) return `${missing} has no seat in round ${round}`;
  const count = !here.length ? 0 : asked.groups ?? Math.ceil(here.length / asked.sizes[1]); // where nobody is there are no groups
  if (groups.size !== count) return `round ${round}: ${groups.size} groups, not ${count}`;
  for (const { length } of groups.values())
    if (length !== Math.floor(here.length / count) && length !== Math.ceil(here.length / count)) return `round ${round}: a group of ${length}`;
  return undefined;
}

function wishFault(asked, seat, round) {
  const of = (id) => seat.get(`${round}/${id}`);
  for (const [a, b] of asked.apart ?? []) if (of(a) !== undefined && of(a) === of(b)) return `${a} and ${b} sit together in round ${round}`;
  for (const [a, b] of asked.together ?? [])
    if (of(a) !== undefined && of(b) !== undefined && of(a) !== of(b)) return `${a} and ${b} sit apart in round ${round}`;
  return undefined;
}

function heldFault(asked, rows) {
  const planned = new Set(rows.map((row) => row.join('/')));
  const rounds = new Set((asked.held ?? []).map(([round]) => String(round)));
  for (const row of asked.held ?? []) if (!planned.delete(row.join('/'))) return `held ${row} is not in the plan`;
  const more = [...planned].find((row) => rounds.has(row.split('/')[0]));
  return more === undefined ? undefined : `${more} was not in a held round`;
}

export function judge(asked, csv) {
  const rows = csv.trim().split('\n').slice(1).map((row) => row.split(','));
  const gone = new Set((asked.absent ?? []).map(([round, id]) => `${round}/${id}`));
  const held = new Set((asked.held ?? []).map(([round]) => Number(round)));
  const known = new Map();
  for (const [a, b, times = 1] of asked.met ?? []) known.set(pairKey(a, b), (known.get(pairKey(a, b)) ?? 0) + times);
  const { seat, broken } = seatsOf(rows, gone);
  if (broken) return { broken };
  let worth = 0;
  for (let round = 1; round <= asked.rounds; round++) {
    const groups = groupsOf(asked, seat, round);
    const fault = (held.has(round) ? undefined : shapeFault(asked, groups, gone, round)) ?? wishFault(asked, seat, round);
    if (fault) return { broken: fault };
    for (const members of groups.values())
      for (const [i, a] of members.entries())
        for (const b of members.slice(i + 1)) {
          const met = known.get(pairKey(a, b)) ?? 0;
          worth += (asked.silo && asked.silo[a] === asked.silo[b] ? 1 : 4) / 4 ** met;
          known.set(pairKey(a, b), met + 1);
        }
  }
  const fault = heldFault(asked, rows);
  return fault ? { broken: fault } : { worth };
}

// SPDX-License-Identifier: EUPL-1.2
// What people do by habit: half answer at once, three in ten within days, the others never. Each choice is drawn from the seed, the
// person and what is asked, so that it does not matter in which order mails arrive.
//
//   const habits = new Habits(7);
//   habits.chance(person, 'gathering', id);   // 0 .. 1
//   habits.delay(person, link);               // days until the answer; undefined: there will be none
const AT_ONCE = 0.5, NEVER = 0.8, LATEST_DAYS = 5;

/// FNV-1a, and a last mix so that near texts give far numbers.
function hash(text) {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  h = Math.imul(h ^ (h >>> 16), 2246822507);
  h = Math.imul(h ^ (h >>> 13), 3266489909);
  return (h ^ (h >>> 16)) >>> 0;
}

export class Habits {
  constructor(seed) {
    this.seed = seed;
  }

  chance(...what) {
    return hash([this.seed, ...what].join('\n')) / 2 ** 32;
  }

  pick(list, ...what) {
    return list[Math.floor(this.chance(...what) * list.length)];
  }

  delay(...what) {
    const drawn = this.chance('delay', ...what);
    if (drawn < AT_ONCE) return 0;
    return drawn < NEVER ? 1 + Math.floor((drawn - AT_ONCE) / (NEVER - AT_ONCE) * LATEST_DAYS) : undefined;
  }
}

// SPDX-License-Identifier: EUPL-1.2
// The slow and obvious twin of the engine: who goes where, by trying everything, and the rule of --truthful step by step as
// it is told. It shares no code with the engine.
import { createHash } from 'node:crypto';

const hundredths = (hours) => Math.round(hours * 100);
const bare = (want) => want.replace(/!$/, '');

/// A market with what follows from its rows: who may be where, in which order everybody stands.
export class Twin {
  constructor(market, seed = 1) {
    Object.assign(this, market, { seed });
    this.person = new Map(this.people.map((p) => [p.id, p]));
    this.theme = new Map(this.themes.map((t) => [t.id, t]));
    this.at = new Map(this.held.map((h) => [h.person, h.theme]));
    this.limit = new Map(this.units.map((u) => [u.unit, u]));
    this.named = new Map(this.ranks.map((r) => [`${r.person} ${r.theme}`, r.rank]));
    this.never = new Set(this.forbid.map((f) => `${f.person} ${f.theme}`));
    this.lists = new Map(this.people.map((p) => [p.id, new Map()]));
    for (const p of this.people) {
      const own = this.wishes.filter((w) => w.person === p.id);
      const ranks = [...new Set(own.map((w) => w.rank))].sort((a, b) => a - b);
      for (const w of own) this.lists.get(p.id).set(w.theme, 1 + ranks.indexOf(w.rank));
    }
    this.depth = Math.max(0, ...[...this.lists.values()].flatMap((list) => [...list.values()]));
    this.lots = new Map([...this.people].sort((a, b) => this.number(a.id).compare(this.number(b.id))).map((p, i) => [p.id, i + 1]));
  }

  number(id) {
    return createHash('sha256').update(`${this.seed}\n${id}`).digest();
  }

  met(p, t) {
    return t.wants.filter((want) => p.competences.includes(bare(want))).length;
  }

  fit(p, t) {
    return t.wants.length ? Math.floor((1000 * this.met(p, t)) / t.wants.length + 0.5) : 0;
  }

  may(p, t) {
    const key = `${p.id} ${t.id}`;
    return !(p.hours !== null && p.hours < t.hours) && !this.never.has(key) && this.named.get(key) !== '-' &&
      t.wants.every((want) => !want.endsWith('!') || p.competences.includes(bare(want))) &&
      !(this.across && p.unit && p.unit === t.unit) && t.places > 0;
  }

  /// The smaller the rather; pairs compare first by whether the team ranked them.
  standing(id, t) {
    const rank = this.named.get(`${id} ${t.id}`);
    return rank !== undefined ? rank : 1e6 - this.met(this.person.get(id), t);
  }

  turn(id) {
    return this.person.get(id).turn ?? Infinity;
  }

  /// Who is away from a unit, held or placed, as [id, theme].
  away(plan, unit) {
    return [...this.at, ...plan].filter(([id]) => this.person.get(id).unit === unit);
  }

  keepsLimits(plan) {
    for (const t of this.themes) {
      const placed = [...plan.values()].filter((id) => id === t.id).length;
      if (placed && placed + [...this.at.values()].filter((id) => id === t.id).length > t.places) return false;
    }
    for (const u of this.units) {
      const away = this.away(plan, u.unit);
      if (![...plan.keys()].some((id) => this.person.get(id).unit === u.unit)) continue;
      if (u.people !== null && away.length > u.people) return false;
      if (u.hours !== null && away.reduce((sum, [, t]) => sum + hundredths(this.theme.get(t).hours), 0) > hundredths(u.hours)) return false;
    }
    return true;
  }

  unitAgrees(plan, p, t, home) {
    const u = this.limit.get(p.unit);
    if (!p.unit || !u) return true;
    const stay = this.away(plan, p.unit).filter(([id]) => id !== p.id &&
      (this.at.has(id) || !(this.turn(id) > this.turn(p.id) || (id === home && this.turn(id) === this.turn(p.id)))));
    return (u.people === null || stay.length + 1 <= u.people) &&
      (u.hours === null || hundredths(t.hours) + stay.reduce((sum, [, x]) => sum + hundredths(this.theme.get(x).hours), 0) <= hundredths(u.hours));
  }

  blocks(plan, p, t) {
    const list = this.lists.get(p.id), now = plan.get(p.id);
    if (now !== undefined && list.get(now) <= list.get(t.id)) return false;
    const there = [...plan].filter(([, x]) => x === t.id).map(([id]) => id);
    const taken = there.length + [...this.at.values()].filter((id) => id === t.id).length;
    if (taken < t.places && this.unitAgrees(plan, p, t, null)) return true;
    return there.some((q) => this.standing(p.id, t) < this.standing(q, t) && this.unitAgrees(plan, p, t, q));
  }

  /// What a plan is worth: { blocking, placed, profile, fit, lots }.
  score(plan) {
    const profile = Array(this.depth).fill(0);
    let blocking = 0, fit = 0, lots = 0;
    for (const p of this.people) {
      if (this.at.has(p.id)) continue;
      for (const id of this.lists.get(p.id).keys()) {
        const t = this.theme.get(id);
        if (this.may(p, t) && this.blocks(plan, p, t)) blocking++;
      }
    }
    for (const [id, t] of plan) {
      profile[this.lists.get(id).get(t) - 1]++;
      fit += this.fit(this.person.get(id), this.theme.get(t));
      lots += this.lots.get(id);
    }
    return { blocking, placed: plan.size, profile, fit, lots };
  }

  /// The best score of all plans, lottery included.
  best(aim, profile = 'first') {
    const key = (s) => [...(aim === 'most' ? [s.placed, -s.blocking] : [-s.blocking, s.placed]),
      ...(profile === 'first' ? s.profile : [...s.profile].reverse().map((n) => -n)), s.fit, -s.lots];
    let best = null, bestKey = null;
    const free = this.people.filter((p) => !this.at.has(p.id));
    const go = (i, plan) => {
      if (!this.keepsLimits(plan)) return;
      if (i === free.length) {
        const score = this.score(plan), mine = key(score);
        const at = bestKey ? mine.findIndex((value, k) => value !== bestKey[k]) : 0;
        if (!bestKey || (at >= 0 && mine[at] > bestKey[at])) [best, bestKey] = [score, mine];
        return;
      }
      go(i + 1, plan);
      for (const id of this.lists.get(free[i].id).keys())
        if (this.may(free[i], this.theme.get(id))) go(i + 1, new Map(plan).set(free[i].id, id));
    };
    go(0, new Map());
    return best;
  }

  /// Deferred acceptance as it is told: rounds of putting forward, asking and saying no. `lists` may be others than written.
  truthful(lists = this.lists) {
    const order = (a, b) => this.number(a).compare(this.number(b));
    const left = new Map(this.people.filter((p) => !this.at.has(p.id)).map((p) => [p.id, [...lists.get(p.id)]
      .filter(([t]) => this.may(p, this.theme.get(t))).sort(([a, x], [b, y]) => x - y || order(a, b)).map(([t]) => t)]));
    for (;;) {
      const asked = new Map(this.themes.map((t) => [t.id, []]));
      for (const unit of new Set(this.people.map((p) => p.unit))) {
        let forward = this.people.filter((p) => p.unit === unit && left.get(p.id)?.length).map((p) => p.id)
          .sort((a, b) => (this.turn(a) === this.turn(b) ? order(a, b) : this.turn(a) - this.turn(b)));
        const most = unit ? this.limit.get(unit)?.people ?? null : null;
        if (most !== null) forward = forward.slice(0, Math.max(0, most - this.away(new Map(), unit).length));
        for (const id of forward) asked.get(left.get(id)[0]).push(id);
      }
      let refused = false;
      for (const [id, who] of asked) {
        const t = this.theme.get(id);
        who.sort((a, b) => this.standing(a, t) - this.standing(b, t) || order(a, b));
        const room = Math.max(0, t.places - [...this.at.values()].filter((x) => x === id).length);
        for (const p of who.splice(room)) {
          left.get(p).shift();
          refused = true;
        }
      }
      if (!refused) return new Map([...asked].flatMap(([t, who]) => who.map((p) => [p, t])));
    }
  }
}

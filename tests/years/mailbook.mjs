// SPDX-License-Identifier: EUPL-1.2
// Every mail that came: none twice, and how many of each kind a member gets in a week.
import assert from 'node:assert/strict';

const ASKED_FOR = new Set(['way_in']); // somebody wanted to sign in, and waits for it

export class MailBook {
  constructor() {
    Object.assign(this, { ids: new Set(), told: new Map(), weeks: new Set(), counts: new Map(), memberDays: 0 });
  }

  /// `week` is that of the weekly mail, of which there is one in a week.
  add(kind, mail, day, week) {
    const to = mail.envelope.recipient, said = `${kind} ${to} ${mail.subject}\n${mail.text}`;
    assert.ok(!this.ids.has(mail.messageId), `${day}: ${mail.messageId} came twice`);
    this.ids.add(mail.messageId);
    assert.ok(ASKED_FOR.has(kind) || !this.told.has(said), `${day}: as on ${this.told.get(said)}: ${said}`);
    this.told.set(said, day);
    if (kind === 'weekly' || kind === 'after') {
      assert.ok(!this.weeks.has(`${week} ${to}`), `${day}: the second of the week ${week} to ${to}`);
      this.weeks.add(`${week} ${to}`);
    }
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
  }

  get memberWeeks() {
    return this.memberDays / 7;
  }

  /// Without the links that were asked for.
  get mean() {
    const told = [...this.counts].filter(([kind]) => !ASKED_FOR.has(kind)).reduce((sum, [, count]) => sum + count, 0);
    return told / this.memberWeeks;
  }

  table() {
    const rows = [...this.counts].sort((a, b) => b[1] - a[1]).map(([kind, count]) =>
      `#   ${kind.padEnd(14)} ${String(count).padStart(5)}  ${(count / this.memberWeeks).toFixed(3)}${ASKED_FOR.has(kind) ? '  (asked for, not in the mean)' : ''}`);
    return [`# mails to members, all and in a week of one member (${Math.round(this.memberWeeks)} such weeks):`, ...rows, `#   ${'mean'.padEnd(14)}        ${this.mean.toFixed(3)}`].join('\n');
  }
}

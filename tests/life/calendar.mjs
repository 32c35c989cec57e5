// SPDX-License-Identifier: EUPL-1.2
// A person's calendar program: it applies the entries of mails in the order in which they come, by RFC 5546, section 2.1.5, as
// strictly as programs do (tests/unit/client_calendar.h is the same in C). ical.js reads them.
import assert from 'node:assert/strict';
import ICAL from 'ical.js';

const two = (number) => String(number).padStart(2, '0');
const wall = (t) => `${t.year}-${two(t.month)}-${two(t.day)} ${two(t.hour)}:${two(t.minute)}`;

function entryOf(event) {
  const attendee = event.component.getFirstProperty('attendee');
  return {
    uid: event.uid, sequence: event.sequence ?? 0, stamp: event.component.getFirstPropertyValue('dtstamp').toString(),
    starts: wall(event.startDate), ends: wall(event.endDate), place: event.location ?? '', title: event.summary,
    isOut: event.component.getFirstPropertyValue('status') === 'CANCELLED', answer: attendee?.getParameter('partstat'), asks: attendee?.getParameter('rsvp') === 'TRUE',
  };
}

export class Calendar {
  constructor(owner) {
    Object.assign(this, { owner, entries: new Map() });
  }

  receive(mail) {
    const part = mail.attachments.find((a) => a.contentType === 'text/calendar');
    if (!part) return;
    const calendar = new ICAL.Component(ICAL.parse(part.content.toString('utf8')));
    const method = calendar.getFirstPropertyValue('method'), next = entryOf(new ICAL.Event(calendar.getFirstSubcomponent('vevent')));
    const last = this.entries.get(next.uid), what = `${this.owner}: "${mail.subject}"`;
    assert.ok(last || method === 'REQUEST', `${what} takes out what was never there`);
    if (last) {
      const isNewer = next.sequence > last.sequence || (next.sequence === last.sequence && next.stamp > last.stamp);
      const isAltered = next.starts !== last.starts || next.ends !== last.ends || next.place !== last.place;
      assert.ok(isNewer, `${what} would be passed over: ${last.sequence} ${last.stamp}, then ${next.sequence} ${next.stamp}`);
      assert.ok(!isAltered || next.sequence > last.sequence, `${what} alters time or place under the same sequence`);
    }
    this.entries.set(next.uid, { ...next, isOut: method === 'CANCEL' });
  }

  /// What its owner sees from `day` on: ["2027-02-04 09:00 Rådhuset", ...].
  shows(day) {
    return [...this.entries.values()].filter((e) => !e.isOut && e.starts >= day).map((e) => `${e.starts} ${e.place}`).sort();
  }
}

/// All entries of a calendar that one subscribes to.
export function eventsOf(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((event) => entryOf(new ICAL.Event(event)));
}

// SPDX-License-Identifier: EUPL-1.2
// Two minutes on a phone: from My page a member does each of these in at most three presses: propose a topic, vote, take a hosting,
// ask to be relieved of one, take one over, answer a question, write what they take home, put down an idea. Every click is counted,
// also one on a box to tick; typing is free. In a demo of its own each time, with and without JavaScript, in Norwegian and Danish.
import assert from 'node:assert/strict';
import { giveBack, run, startSite, test } from './harness.mjs';
import { press } from './municipality.mjs';

const PRESSES_MOST = 3, TODAY = '2026-11-06', NETWORK = '/networks/1', WIDTH = 360;

const words = {
  nb: { proposed: 'Møter som er verdt tiden', asked: 'Hvem vet noe om giraffer i saksbehandlingen?', answered: 'Spør Kari i arkivet.', taken: 'Å ringe før jeg skriver.', idea: 'Felles liste over låneutstyr', takeOver: 'Ta over som vert' },
  da: { proposed: 'Møder der er tiden værd', asked: 'Hvem ved noget om giraffer i sagsbehandlingen?', answered: 'Spørg Karen i arkivet.', taken: 'At ringe før jeg skriver.', idea: 'Fælles liste over låneudstyr', takeOver: 'Overtage værtsrollen' },
};

/// A phone that counts how often it is pressed since it was last on My page.
class Phone {
  constructor(page) {
    Object.assign(this, { page, presses: 0 });
  }

  async home() {
    this.presses = 0;
    await this.page.goto('/');
  }

  async follow(link) {
    this.presses++;
    await press(this.page, `main ${link}`);
  }

  async tick(box) {
    this.presses++;
    await this.page.locator(`main ${box}`).first().check();
  }

  /// To a page that says so.
  async done(says) {
    assert.ok(this.presses <= PRESSES_MOST, `${this.presses} presses`);
    assert.match(await this.page.textContent('main'), says);
  }
}

const literally = (text) => new RegExp(text.replace(/[.?*+()[\]]/g, '\\$&'));

/// Each begins on My page.
const acts = {
  async propose(phone, say) {
    await phone.follow('a[href$="/topics#propose"]');
    await phone.page.fill('#title', say.proposed);
    await phone.follow('form.form:has(#title) button');
    await phone.done(literally(say.proposed));
  },

  async vote(phone) {
    await phone.follow('.waiting a:has-text("Stem ")');
    await phone.tick('input[type=checkbox]');
    await phone.follow('button[value=vote]');
    await phone.done(/Du (stemte|har stemt)/);
  },

  async host(phone) {
    await phone.follow('a[href="/gatherings/7"]');
    await phone.follow('a[href="/gatherings/7/host"]');
    await phone.follow('button[value=take]');
    await phone.done(/Du er v[eæ]rt/);
  },

  async relieve(phone) {
    await phone.follow('a[href="/gatherings/8/host"]');
    await phone.follow('button[value=swap]');
    await phone.done(/De andre ser det|De andre kan se det/);
  },

  async answer(phone, say) {
    await phone.follow('.waiting a:has-text("giraffer")');
    await phone.page.fill('main textarea', say.answered);
    await phone.follow('form button');
    await phone.done(/Takk|Tak|svar/);
  },

  async takeHome(phone, say) {
    await phone.follow('.waiting a:has-text("hjem")');
    await phone.page.fill('#body', say.taken);
    await phone.follow('form button:not([value=none])');
    await phone.done(literally(say.taken));
  },

  async idea(phone, say) {
    await phone.follow('a[href="/ideas/new"]');
    await phone.page.fill('#title', say.idea);
    await phone.follow('form button');
    await phone.done(literally(say.idea));
  },
};

/// So that the member who looks around has a question to answer, and a swap: by what others do on their pages.
async function othersAct(site, lang, say) {
  const member = await site.as('medlem', { lang });
  await member.goto('/profile');
  await member.fill('[name=ask_me_about]', 'giraffer i saksbehandlingen, giraffer i sagsbehandlingen');
  await press(member, 'main form.form button');
  const other = await site.as('koordinator', { lang });
  await other.goto(`${NETWORK}/questions`);
  await other.fill('#body', say.asked);
  await press(other, 'main form:has(#body) button');
  await press(other, 'button[name=confirmed]');
  await giveBack(member);
  await giveBack(other);
}

/// The coordinator hosts the seventh by now or takes it, and asks who would.
async function takeOver(site, lang) {
  const other = await site.as('koordinator', { lang });
  await other.goto('/gatherings/9/host');
  await press(other, 'button[value=take]');
  await press(other, 'button[value=swap]');
  await giveBack(other);
  const phone = new Phone(await site.as('medlem', { lang, width: WIDTH }));
  await phone.home();
  await phone.follow(`.waiting a:has-text("${words[lang].takeOver}")`);
  await phone.follow('button[value=yes]');
  await phone.done(/Du er v[eæ]rt/);
}

for (const lang of ['nb', 'da'])
  for (const js of [true, false])
    test(`from My page, each in at most ${PRESSES_MOST} presses (${lang}${js ? '' : ', without JavaScript'})`, async () => {
      const site = await startSite({ today: TODAY }), say = words[lang];
      await othersAct(site, lang, say);
      const phone = new Phone(await site.as('medlem', { lang, js, width: WIDTH }));
      const counted = {};
      for (const [name, act] of Object.entries(acts)) {
        await phone.home();
        await act(phone, say).catch((error) => {
          throw new Error(`${name}: ${error.message}`, { cause: error });
        });
        counted[name] = phone.presses;
      }
      await takeOver(site, lang);
      console.log(`presses (${lang}${js ? '' : ', no JavaScript'}): ${Object.entries(counted).map(([name, n]) => `${name} ${n}`).join(', ')}, take over 2`);
      await site.end();
    });

await run('presses');

// SPDX-License-Identifier: EUPL-1.2
// The product's texts as patterns, so that the story names a text once for all languages.
//
//   const words = wordsOf('nb');
//   words.get('home_task_unanswered', { count: 3 });   // /3 personer har ikke svart på invitasjonen/
//
// A value that is not given may be anything.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../browser/processes.mjs';

const literal = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function patternOf(text, values) {
  return text.split(/(\{\w+\})/).map((part) => {
    const name = part.match(/^\{(\w+)\}$/)?.[1];
    if (!name) return literal(part);
    return name in values ? literal(String(values[name])) : '.+?';
  }).join('');
}

class Words {
  constructor(texts) {
    this.texts = texts;
  }

  source(key, values = {}) {
    if (!this.texts.has(key)) throw new Error(`no text ${key}`);
    return `(?:${this.texts.get(key).map((text) => patternOf(text, values)).join('|')})`;
  }

  get(key, values) {
    return new RegExp(this.source(key, values));
  }

  whole(key, values) {
    return new RegExp(`^${this.source(key, values)}$`);
  }

  /// How much of a text is the same each time.
  weight(key) {
    return this.texts.get(key)[0].replace(/\{\w+\}/g, '').length;
  }
}

const read = new Map();

function readFile(lang) {
  const texts = new Map(), text = readFileSync(join(root, `po/${lang}.po`), 'utf8').replace(/"\n"/g, '');
  for (const entry of text.split('\n\n')) {
    const key = entry.match(/^msgctxt "(.*)"/m)?.[1];
    if (key) texts.set(key, [...entry.matchAll(/^msgstr(?:\[\d\])? "(.*)"$/gm)].map(([, value]) => JSON.parse(`"${value}"`)));
  }
  return new Words(texts);
}

export function wordsOf(lang) {
  if (!read.has(lang)) read.set(lang, readFile(lang));
  return read.get(lang);
}

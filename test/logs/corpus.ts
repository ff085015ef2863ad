import type { PhiClass } from '../../src/model/log-check.ts';
import { below, pickFrom, seeded } from '../support/seeded.ts';
import { fieldsOfNone, textsOfNone } from './corpus-near-misses.ts';
import { type Place, places } from './corpus-templates.ts';

/** A line of a log, and what stands in it. */
export interface CorpusLine {
  readonly text: string;
  readonly language: 'en' | 'ja';
  readonly planted: readonly PhiClass[];
  readonly nearMisses: number;
}

/** Lines by a seed, half of them in each language: events of JSON with fields and messages, and plain lines of text. */
export function makeCorpus(seed: number, count: number): readonly CorpusLine[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, index) => makeLine(random, index % 2 === 0 ? 'en' : 'ja'));
}

function makeLine(random: () => number, language: 'en' | 'ja'): CorpusLine {
  const mine = places.filter((place) => place.language === language || place.language === 'any');
  const planted: Place[] = below(random, 4) === 0 ? [] : [pickFrom(random, mine)];
  if (planted.length > 0 && below(random, 3) === 0) planted.push(pickFrom(random, mine));
  const nearMisses = planted.length + 1;
  const fields: Record<string, unknown> = {};
  const sentences: string[] = [];
  const kept: PhiClass[] = [];
  const put = (field: Readonly<Record<string, unknown>>): boolean => {
    if (Object.keys(field).some((name) => Object.hasOwn(fields, name))) return false;
    Object.assign(fields, field);
    return true;
  };
  for (const { class: of, field, text } of planted) {
    if (text) sentences.push(text(random));
    else if (!field || !put(field(random))) continue;
    kept.push(of);
  }
  let misses = 0;
  for (let miss = 0; miss < nearMisses; miss += 1) {
    if (below(random, 2) === 0) sentences.push(pickFrom(random, textsOfNone[language])(random));
    else if (!put(pickFrom(random, fieldsOfNone)(random))) continue;
    misses += 1;
  }
  const message = sentences.reverse().join(language === 'en' ? '; ' : '。');
  const isPlain = Object.keys(fields).length === 0 && below(random, 3) === 0;
  const nested = below(random, 4) === 0 ? { request: fields } : fields;
  const event = { ...nested, ...(message !== '' && { message }) };
  return { text: isPlain ? `INFO ${message}` : JSON.stringify(event), language, planted: kept, nearMisses: misses };
}

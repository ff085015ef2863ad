import { InputError } from '../model/errors.ts';
import { isZone } from '../text/zone-time.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readString } from '../yaml/read.ts';
import { didYouMean } from '../yaml/suggest.ts';

/** Reads an IANA time zone name. An offset such as `+09:00` is refused: it knows no summer time. */
export function parseTimeZone(node: Yaml): string {
  const name = readString(node);
  if (/^[A-Za-z]/.test(name) && isZone(name)) return name;
  const shown = name.slice(0, 40);
  const hint = didYouMean(name, [...Intl.supportedValuesOf('timeZone'), 'UTC'], {
    en: '; write it as Asia/Tokyo',
    ja: '。Asia/Tokyo のように書くこと',
  });
  throw new InputError(node.place, {
    en: `unknown time zone '${shown}'${hint.en}`,
    ja: `未知のタイムゾーン '${shown}'${hint.ja}`,
  });
}

import { InputError } from '../../../model/errors.ts';
import type { Text } from '../../../model/text.ts';
import type { Yaml } from '../../../yaml/parse.ts';
import { readString } from '../../../yaml/read.ts';
import { didYouMean } from '../../../yaml/suggest.ts';
import { regionNames } from '../region-countries.ts';
import { countryCodes, otherCodes } from './country-codes.ts';

/** Reads the code of a country: `JP`. */
export function readCountry(node: Yaml): string {
  const code = readString(node);
  if (countryCodes.has(code)) return code;
  const hint = hintCountry(code) ?? { en: '; as in JP or US', ja: '。JP・US のように書くこと' };
  throw new InputError(node.place, {
    en: `expected the code of a country, found '${code.slice(0, 40)}'${hint.en}`,
    ja: `国コードが必要な箇所に '${code.slice(0, 40)}' がある${hint.ja}`,
  });
}

/** Reads where data may lie: a country, or a region of AWS or Azure. */
export function readResidence(node: Yaml): string {
  const place = readString(node);
  if (countryCodes.has(place) || regionNames.has(place)) return place;
  const hint =
    hintCountry(place) ??
    didYouMean(place, regionNames, {
      en: '; as in JP or ap-northeast-1',
      ja: '。JP・ap-northeast-1 のように書くこと',
    });
  throw new InputError(node.place, {
    en: `expected a country or a region, found '${place.slice(0, 40)}'${hint.en}`,
    ja: `国コードかリージョン名が必要な箇所に '${place.slice(0, 40)}' がある${hint.ja}`,
  });
}

function hintCountry(code: string): Text | undefined {
  const upper = code.toUpperCase();
  const meant = otherCodes.get(upper) ?? (countryCodes.has(upper) ? upper : undefined);
  return meant === undefined ? undefined : didYouMean(meant, [meant]);
}

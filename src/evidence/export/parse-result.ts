import { optional, parseCause } from '../../collect/parse-line.ts';
import { type Found, readArray, readJson, readObject, readText, refuse } from '../../collect/shape.ts';
import type { DossierResult } from '../../model/dossier.ts';
import type { Place } from '../../model/errors.ts';
import type { Observed } from '../../model/result.ts';
import type { Text } from '../../model/text.ts';
import { parseResultHead } from '../verify/parse-result.ts';

/** A line of `results.ndjson.gz` with what it says. Throws InputError when it is none. */
export function parseResult(value: unknown, place: Place): Omit<DossierResult, 'strength' | 'place'> {
  const at = readObject({ value, place, path: '' });
  const { ruleDigest: _, ...head } = parseResultHead(value, place);
  return {
    ...head,
    message: readWords(at('message')),
    observed: readArray(at('observed'), parseObserved),
    ...optional('cause', at('cause'), parseCause),
  };
}

/** One sentence in every language. Throws InputError. */
export function readWords(found: Found): Text {
  const at = readObject(found);
  return { en: readText(at('en')), ja: readText(at('ja')) };
}

function parseObserved(found: Found): Observed {
  const at = readObject(found);
  return {
    field: readText(at('field')),
    operator: readText(at('operator')),
    expected: readJson(at('expected')),
    result: readTruth(at('result')),
    ...optional('actual', at('actual'), readJson),
    ...optional('cause', at('cause'), parseCause),
  };
}

function readTruth(found: Found): Observed['result'] {
  const { value } = found;
  if (value === true || value === false || value === 'unknown') return value;
  return refuse(found, { en: 'true, false or "unknown"', ja: 'true、false、"unknown" のいずれか' });
}

import { optional } from '../../collect/parse-line.ts';
import { parseStatistics, parseTarget } from '../../collect/parse-target.ts';
import { type Found, readArray, readJsonObject, readObject, readRecord, readText } from '../../collect/shape.ts';
import type { Exclusion } from '../../model/config.ts';
import type { Place } from '../../model/errors.ts';
import type { EvidenceScope } from '../../model/evidence.ts';
import type { Scope } from '../../model/resource.ts';
import { parseConfig } from './parse-config.ts';

/** `scope.json`, checked. Members the layout does not name are left out. Throws InputError. */
export function parseScope(value: unknown, place: Place): EvidenceScope {
  const at = readObject({ value, place, path: '' });
  return {
    ...optional('intended', at('intended'), (found) => readArray(found, readJsonObject)),
    exclusions: readArray(at('exclusions'), parseExclusion),
    targets: readArray(at('targets'), parseTarget),
    asked: readRecord(at('asked'), (found) => readArray(found, readText)),
    parts: readArray(at('parts'), parsePart),
    ...optional('statistics', at('statistics'), (found) => readArray(found, parseStatistics)),
    config: parseConfig(at('config')),
  };
}

function parseExclusion(found: Found): Exclusion {
  const at = readObject(found);
  return { what: readText(at('what')), reason: readText(at('reason')), approvedBy: readText(at('approvedBy')) };
}

function parsePart(found: Found): Scope {
  const at = readObject(found);
  return { target: readText(at('target')), account: readText(at('account')), region: readText(at('region')) };
}

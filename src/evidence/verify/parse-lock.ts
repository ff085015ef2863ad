import { optional } from '../../collect/parse-line.ts';
import {
  type Found,
  readArray,
  readFlag,
  readJson,
  readObject,
  readRecord,
  readSha256,
  readText,
} from '../../collect/shape.ts';
import type { AppliedOverride } from '../../model/assessment.ts';
import type { Place } from '../../model/errors.ts';
import type { EvidenceLock } from '../../model/evidence.ts';
import { parseGateFlags } from './parse-config.ts';

/** `rules/lock.json`, checked. Members the layout does not name are left out. Throws InputError. */
export function parseLock(value: unknown, place: Place): EvidenceLock {
  const at = readObject({ value, place, path: '' });
  return {
    catalogSha256: readSha256(at('catalogSha256')),
    rules: readRecord(at('rules'), readSha256),
    parameters: readRecord(at('parameters'), (found) => readRecord(found, readJson)),
    overrides: readRecord(at('overrides'), (found) => readArray(found, parseOverride)),
    gate: parseGateFlags(at('gate')),
  };
}

function parseOverride(found: Found): AppliedOverride {
  const at = readObject(found);
  return {
    parameter: readText(at('parameter')),
    value: readJson(at('value')),
    default: readJson(at('default')),
    weaker: readFlag(at('weaker')),
    ...optional('reason', at('reason'), readText),
    ...optional('approvedBy', at('approvedBy'), readText),
    ...optional('until', at('until'), readText),
  };
}

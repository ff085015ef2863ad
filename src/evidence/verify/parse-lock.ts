import { optional } from '../../collect/parse-line.ts';
import {
  type Found,
  readArray,
  readFlag,
  readJson,
  readObject,
  readOneOf,
  readRecord,
  readSha256,
  readText,
} from '../../collect/shape.ts';
import type { AppliedOverride, AppliedSeverity } from '../../model/assessment.ts';
import type { Place } from '../../model/errors.ts';
import type { EvidenceLock } from '../../model/evidence.ts';
import type { Pack } from '../../model/pack.ts';
import { severities } from '../../model/rule.ts';
import { parseGateFlags } from './parse-config.ts';

/** `rules/lock.json`, checked. Members the layout does not name are left out. Throws InputError. */
export function parseLock(value: unknown, place: Place): EvidenceLock {
  const at = readObject({ value, place, path: '' });
  return {
    catalogSha256: readSha256(at('catalogSha256')),
    rules: readRecord(at('rules'), readSha256),
    parameters: readRecord(at('parameters'), (found) => readRecord(found, readJson)),
    overrides: readRecord(at('overrides'), (found) => readArray(found, parseOverride)),
    ...optional('severities', at('severities'), (found) => readRecord(found, parseSeverity)),
    ...optional('packs', at('packs'), (found) => readArray(found, parsePack)),
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
    ...readAccepted(at),
  };
}

function parseSeverity(found: Found): AppliedSeverity {
  const at = readObject(found);
  return {
    value: readOneOf(at('value'), severities),
    default: readOneOf(at('default'), severities),
    weaker: readFlag(at('weaker')),
    ...readAccepted(at),
  };
}

/** Who answers for it. */
function readAccepted(at: ReturnType<typeof readObject>): Pick<AppliedOverride, 'reason' | 'approvedBy' | 'until'> {
  return {
    ...optional('reason', at('reason'), readText),
    ...optional('approvedBy', at('approvedBy'), readText),
    ...optional('until', at('until'), readText),
  };
}

function parsePack(found: Found): Pack {
  const at = readObject(found);
  return {
    name: readText(at('name')),
    version: readText(at('version')),
    ...optional('title', at('title'), (title) => {
      const text = readObject(title);
      return { en: readText(text('en')), ja: readText(text('ja')) };
    }),
    ...optional('licence', at('licence'), readText),
    digest: readSha256(at('digest')),
    pinned: readFlag(at('pinned')),
  };
}

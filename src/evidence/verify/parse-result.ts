import { optional } from '../../collect/parse-line.ts';
import {
  type Found,
  readArray,
  readCount,
  readObject,
  readOneOf,
  readSha256,
  readText,
  readTime,
} from '../../collect/shape.ts';
import type { Place } from '../../model/errors.ts';
import type { EvidencePointer, EvidenceResult, InventoryEntry, RecordPlace } from '../../model/evidence.ts';
import { outcomes, type ResourceRef } from '../../model/result.ts';
import { severities } from '../../model/rule.ts';
import { readFromOne } from './parse-manifest.ts';

/** Of a line of results what ties it to the rest of the bundle. */
export type ResultHead = Pick<
  EvidenceResult,
  'findingKey' | 'rule' | 'ruleDigest' | 'severity' | 'outcome' | 'resource' | 'observedAt' | 'evidence' | 'waiver'
>;

/** Throws InputError. */
export function parseResultHead(value: unknown, place: Place): ResultHead {
  const at = readObject({ value, place, path: '' });
  return {
    findingKey: readText(at('findingKey')),
    rule: readText(at('rule')),
    ruleDigest: readText(at('ruleDigest')),
    severity: readOneOf(at('severity'), severities),
    outcome: readOneOf(at('outcome'), outcomes),
    resource: readResource(at('resource')),
    observedAt: readTime(at('observedAt')),
    evidence: readArray(at('evidence'), parsePointer),
    ...optional('waiver', at('waiver'), readCount),
  };
}

/** A line of the inventory. Throws InputError. */
export function parseInventoryEntry(value: unknown, place: Place): InventoryEntry {
  const found: Found = { value, place, path: '' };
  const at = readObject(found);
  return { ...readResource(found), observedAt: readTime(at('observedAt')), record: readPlace(at('record')) };
}

function parsePointer(found: Found): EvidencePointer {
  return { ...readPlace(found), pointers: readArray(readObject(found)('pointers'), readText) };
}

function readPlace(found: Found): RecordPlace {
  const at = readObject(found);
  return { file: readText(at('file')), line: readFromOne(at('line')), sha256: readSha256(at('sha256')) };
}

function readResource(found: Found): ResourceRef {
  const at = readObject(found);
  return {
    type: readText(at('type')),
    id: readText(at('id')),
    name: readText(at('name')),
    target: readText(at('target')),
    account: readText(at('account')),
    region: readText(at('region')),
  };
}

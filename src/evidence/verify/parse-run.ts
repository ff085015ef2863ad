import { optional } from '../../collect/parse-line.ts';
import {
  type Found,
  readArray,
  readCount,
  readFlag,
  readObject,
  readOneOf,
  readRecord,
  readSha256,
  readText,
  readTime,
} from '../../collect/shape.ts';
import { causeKinds } from '../../model/cause.ts';
import type { Place } from '../../model/errors.ts';
import type { CiRun, CoverageEntry, EvidenceRun, RedactionSummary, SignatureIntent } from '../../model/evidence.ts';
import { readFromOne, readName, readPrevious } from './parse-manifest.ts';

/** `run.json`, checked. Members the layout does not name are left out. Throws InputError. */
export function parseRun(value: unknown, place: Place): EvidenceRun {
  const at = readObject({ value, place, path: '' });
  const rules = readObject(at('rules'));
  return {
    ...parseAbout(at),
    rules: { catalogSha256: readSha256(rules('catalogSha256')), count: readCount(rules('count')) },
    configSha256: readSha256(at('configSha256')),
    waiversSha256: readSha256(at('waiversSha256')),
    frameworks: readArray(at('frameworks'), (found) => {
      const one = readObject(found);
      return { id: readText(one('id')), edition: readText(one('edition')) };
    }),
    permissions: readArray(at('permissions'), (found) => {
      const one = readObject(found);
      return { policy: readText(one('policy')), sha256: readSha256(one('sha256')) };
    }),
    denied: readArray(at('denied'), readText),
    coverage: readArray(at('coverage'), parseCoverage),
    counts: parseCounts(at('counts')),
    redaction: parseRedaction(at('redaction')),
    signature: parseSignature(at('signature')),
  };
}

type Members = (key: string) => Found;
type About = Omit<
  EvidenceRun,
  | 'rules'
  | 'configSha256'
  | 'waiversSha256'
  | 'frameworks'
  | 'permissions'
  | 'denied'
  | 'coverage'
  | 'counts'
  | 'redaction'
  | 'signature'
>;

function parseAbout(at: Members): About {
  const tool = readObject(at('tool'));
  return {
    runId: readName(at('runId')),
    seq: readFromOne(at('seq')),
    prev: readPrevious(at('prev')),
    startedAt: readTime(at('startedAt')),
    finishedAt: readTime(at('finishedAt')),
    asOf: readTime(at('asOf')),
    complete: readFlag(at('complete')),
    interrupted: readFlag(at('interrupted')),
    ...optional('organization', at('organization'), readText),
    ...optional('clockSkewMs', at('clockSkewMs'), readCount),
    tool: { name: readText(tool('name')), version: readText(tool('version')) },
    node: readText(at('node')),
    platform: readText(at('platform')),
    actor: parseActor(at('actor')),
    ...optional('ci', at('ci'), parseCi),
    trigger: readOneOf(at('trigger'), ['manual', 'schedule', 'ci']),
    ...optional('environment', at('environment'), readText),
    ...optional('expectedIntervalS', at('expectedIntervalS'), readCount),
  };
}

function parseActor(found: Found): EvidenceRun['actor'] {
  const at = readObject(found);
  return {
    ...optional('user', at('user'), readText),
    callers: readArray(at('callers'), (caller) => {
      const one = readObject(caller);
      return { target: readText(one('target')), account: readText(one('account')), caller: readText(one('caller')) };
    }),
  };
}

function parseCi(found: Found): CiRun {
  const at = readObject(found);
  return {
    provider: readText(at('provider')),
    ...optional('repository', at('repository'), readText),
    ...optional('ref', at('ref'), readText),
    ...optional('commit', at('commit'), readText),
    ...optional('workflow', at('workflow'), readText),
    ...optional('url', at('url'), readText),
    ...optional('actor', at('actor'), readText),
  };
}

function parseCoverage(found: Found): CoverageEntry {
  const at = readObject(found);
  return {
    target: readText(at('target')),
    account: readText(at('account')),
    region: readText(at('region')),
    service: readText(at('service')),
    status: readOneOf(at('status'), ['ok', 'partial', 'unread', 'absent']),
    resources: readCount(at('resources')),
    calls: readCount(at('calls')),
    failed: readCount(at('failed')),
    pages: readCount(at('pages')),
    causes: readArray(at('causes'), (cause) => readOneOf(cause, causeKinds)),
  };
}

function parseCounts(found: Found): EvidenceRun['counts'] {
  const at = readObject(found);
  const outcomes = readObject(at('outcomes'));
  return {
    resources: readCount(at('resources')),
    calls: readCount(at('calls')),
    results: readCount(at('results')),
    outcomes: {
      pass: readCount(outcomes('pass')),
      fail: readCount(outcomes('fail')),
      unknown: readCount(outcomes('unknown')),
      notApplicable: readCount(outcomes('notApplicable')),
    },
    waived: readCount(at('waived')),
  };
}

function parseRedaction(found: Found): RedactionSummary {
  const at = readObject(found);
  return {
    policySha256: readText(at('policySha256')),
    replaced: readRecord(at('replaced'), readCount),
    ...optional('allowedBecause', at('allowedBecause'), readText),
    pseudonymised: readArray(at('pseudonymised'), (one) => readOneOf(one, ['names', 'tags'])),
    ...optional('pseudonymKey', at('pseudonymKey'), readText),
  };
}

function parseSignature(found: Found): SignatureIntent {
  const at = readObject(found);
  return {
    kind: readOneOf(at('kind'), ['none', 'key', 'awskms']),
    ...optional('key', at('key'), readText),
    ...optional('publicKeySha256', at('publicKeySha256'), readSha256),
    ...optional('tsa', at('tsa'), readText),
  };
}

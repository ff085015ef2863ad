import { attestationStates, attestedDocumentStates } from '../model/attestation.ts';
import { causeKinds, soleReaders } from '../model/cause.ts';
import { outcomes } from '../model/result.ts';
import { severities } from '../model/rule.ts';
import { absentReasons } from '../model/snapshot.ts';
import { waiverTypes } from '../model/waiver.ts';
import { costs, plan, responsibilities } from './declared-schema.ts';
import { framework, outcomeCounts } from './framework-schema.ts';
import { gate } from './gate-schema.ts';
import { type JsonSchema, list, object, oneOf, time } from './json-schema.ts';
import { packs, rule } from './rule-schema.ts';

const string: JsonSchema = { type: 'string' };
const boolean: JsonSchema = { type: 'boolean' };
const count: JsonSchema = { type: 'integer', minimum: 0 };
const anything: JsonSchema = {};
const strings = list(string);
const text: JsonSchema = { $ref: '#/$defs/text' };
const cause: JsonSchema = { $ref: '#/$defs/cause' };

const run = object({
  id: string,
  startedAt: time,
  finishedAt: time,
  asOf: time,
  complete: boolean,
  interrupted: boolean,
});

const target = object(
  { name: string, provider: string, id: string, regions: strings },
  {
    caller: string,
    accounts: list(object({ id: string, regions: strings }, { name: string, caller: string })),
    types: strings,
    endpointOverride: string,
  },
);

const absent = object({
  target: string,
  account: string,
  region: string,
  reason: oneOf(absentReasons),
  services: strings,
});

const statistics = object({
  target: string,
  service: string,
  calls: count,
  requests: count,
  retries: count,
  throttles: count,
  bytes: count,
  milliseconds: count,
});

const safeguard = object(
  { id: string, kind: oneOf(['technical', 'governance']), title: text },
  { notVisible: list(object({ provider: string, reason: text }), 'What of it no API of a scanned provider shows.') },
);

const gap = object(
  {
    target: string,
    account: string,
    region: string,
    service: string,
    call: string,
    cause,
    calls: count,
    rules: list(string, 'Rules it leaves unknown.'),
  },
  { permission: string },
);

const observed = object(
  { field: string, operator: string, expected: anything, result: oneOf([true, false, 'unknown']) },
  { actual: anything, cause },
);

const result = object(
  {
    rule: string,
    severity: oneOf(severities),
    outcome: oneOf(outcomes),
    resource: object({ type: string, id: string, name: string, target: string, account: string, region: string }),
    message: text,
    observed: list(observed),
    observedAt: time,
  },
  {
    cause,
    waiver: { $ref: '#/$defs/waiver' },
    baseline: {
      const: true,
      description: 'A finding that the baseline has, no less grave: it does not break the gate.',
    },
  },
);

const attestation = object(
  {
    place: string,
    statement: string,
    person: string,
    role: string,
    date: string,
    validUntil: string,
    state: oneOf(attestationStates),
  },
  {
    control: string,
    safeguard: string,
    evidence: list(
      object(
        { sha256: string, found: oneOf(attestedDocumentStates) },
        { file: string },
        'A document that was attested, by its hash, and what was found of it when the records were read.',
      ),
    ),
    signedOff: object({ by: string, date: string }, { role: string }, 'Absent: nobody has, and it does not count.'),
  },
);

const proof = {
  signature: object(
    { kind: oneOf(['none', 'key', 'awskms']) },
    { key: string, publicKeySha256: string, tsa: string },
    'The key that the bundle was to be signed with. Whether it is, comply evidence verify says.',
  ),
  pseudonymised: list(oneOf(['names', 'tags']), 'What stands as a keyed pseudonym.'),
};
const pseudonyms = {
  pseudonymKey: {
    ...string,
    description: 'Which key the pseudonyms are of: those of two keys cannot be compared. It shows nothing of the key.',
  },
};

const evidence = object(
  { bundle: boolean, signed: boolean },
  { ...proof, ...pseudonyms },
  'Whether this assessment is part of an evidence bundle.',
);

const $defs: Readonly<Record<string, JsonSchema>> = {
  text: object({ en: string, ja: string }),
  cause: object(
    { kind: oneOf(causeKinds) },
    { call: string, permission: string, code: string, only: oneOf(soleReaders), subject: string, place: string },
  ),
  waiver: object(
    {
      place: string,
      rule: string,
      resources: strings,
      type: oneOf(waiverTypes),
      owner: string,
      approvedBy: string,
      reason: string,
      expires: string,
      state: oneOf(['active', 'expired', 'unused']),
      matches: count,
      daysLeft: { type: 'integer' },
    },
    { compensating: string, allowBroad: boolean },
  ),
};

/** The published JSON Schema (2020-12) of `--format json`. What is not named in it is not in an assessment. */
export const assessmentSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:comply-scan:assessment:1',
  title: 'comply assessment',
  ...object(
    {
      schemaVersion: { const: '1' },
      tool: object({ name: string, version: string }),
      run,
      targets: list(target),
      ledger: object({
        calls: count,
        failed: count,
        gaps: list(gap),
        absent: list(absent, 'Where nothing was asked, as there can be nothing.'),
        statistics: list(statistics, 'What reading took.'),
      }),
      frameworks: list(framework),
      rules: list(rule),
      safeguards: list(safeguard),
      results: list(result, 'Sorted by rule, then resource.'),
      waivers: list({ $ref: '#/$defs/waiver' }),
      attestations: list(attestation),
      gate,
      counts: object({ ...outcomeCounts, waived: count }),
    },
    { organization: string, evidence, packs, responsibilities, costs, plan },
  ),
  $defs,
};

const {
  counts: _counts,
  results: _results,
  organization: _organization,
  evidence: _evidence,
  packs: _packs,
  responsibilities: _responsibilities,
  costs: _costs,
  plan: _plan,
  ...stored
} = assessmentSchema.properties ?? {};

/** What of `assessment.json.gz` in an evidence bundle is relied on: the same without results, its members as they are in memory. */
export const storedAssessmentSchema: JsonSchema = {
  ...object(
    { ...stored, counts: object({ pass: count, fail: count, unknown: count, 'not-applicable': count, waived: count }) },
    { organization: string, evidence: object(proof, pseudonyms), packs, responsibilities, costs },
  ),
  $defs,
};

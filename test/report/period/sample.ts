import type { Period } from '../../../src/model/period.ts';
import { readPeriod } from '../../../src/period/read-period.ts';
import { buildChain, memoryRun, type ResultSpec, type RunSpec } from '../../support/period-runs.ts';

/** What a stranger may call a bucket. */
export const hostileId = '=HYPERLINK("http://evil.example","pay")\u202e\u001b[31m\n<script>';

const rule = 'aws/s3/encrypted';
const other = 'aws/kms/rotation';
const bucket = (id: string, state: string, more: Partial<ResultSpec> = {}): ResultSpec => ({
  rule,
  id,
  state,
  ...more,
});
const key = (state: string, more: Partial<ResultSpec> = {}): ResultSpec => ({
  ...{
    rule: other,
    id: 'arn:aws:kms:ap-northeast-1:111122223333:key/1',
    type: 'aws/kms/key',
    state,
    severity: 'medium',
  },
  ...more,
});
const map = [
  { rule, control: 'CC6.1' },
  { rule, control: '164.312(a)(2)(iv)', framework: 'hipaa' },
  { rule: other, control: 'CC6.7' },
];
const day = (n: number): string => `2026-04-${String(n).padStart(2, '0')}T01:00:00Z`;

const specs: readonly (Omit<RunSpec, 'seq' | 'startedAt'> & { readonly on: number })[] = [
  { on: 1, results: [bucket('acme-records', 'pass'), bucket('acme-logs', 'fail'), key('pass')] },
  { on: 2, results: [bucket('acme-records', 'fail'), bucket('acme-logs', 'fail'), key('pass')] },
  {
    on: 3,
    results: [bucket('acme-records', 'pass'), bucket('acme-logs', 'waived'), bucket(hostileId, 'fail'), key('unknown')],
    coverage: [{ service: 's3' }, { service: 'kms', status: 'unread' }],
    complete: false,
  },
  {
    on: 7,
    results: [bucket('acme-records', 'pass'), bucket(hostileId, 'fail'), key('pass', { digest: 'stricter' })],
    toolVersion: '0.2.0',
    catalog: 'next',
    scope: { exclusions: [{ what: 'account 444455556666', reason: 'sandbox', approvedBy: 'ciso@acme.example' }] },
  },
];

/** A period with something of everything: exceptions, a waiver, a gap, a part that was not read, a broken chain, a hostile name. */
export async function samplePeriod(options: { readonly whole?: boolean } = {}): Promise<Period> {
  const runs = buildChain(
    specs.map(({ on, ...spec }, index) => ({
      ...{ seq: index + (on === 7 && options.whole !== true ? 3 : 1), startedAt: day(on), ruleMap: map },
      ...spec,
    })),
  );
  return readPeriod(
    runs.map((run) => memoryRun(run)),
    {
      timeZone: 'Asia/Tokyo',
      from: '2026-04-01',
      to: '2026-04-10',
      asOf: options.whole === true ? day(8) : '2026-04-09T00:00:00Z',
    },
  );
}

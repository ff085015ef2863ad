import { beforeEach, describe, expect, it } from 'vitest';
import { collectCase, isolateAws } from '../../../support/collect-aws.ts';
import type { FaultScript } from '../../../support/replay-server.ts';

beforeEach(isolateAws);

const region = { 'aws/macie2/region': ['Status', 'AutomatedDiscovery'] };

/** Macie refuses everything, with these words. */
function refuse(message: string): FaultScript {
  return ({ call }) =>
    call.startsWith('macie2:') ? { kind: 'error', status: 403, code: 'AccessDeniedException', message } : undefined;
}

describe('Macie', () => {
  it('that says it is not enabled is off: a fact, though its code is that of a refusal', async () => {
    const { resources, calls } = await collectCase('macie2/off', region);
    expect(resources[0]).toMatchObject({ attributes: { Status: null, AutomatedDiscovery: null }, unread: {} });
    const outcomes = calls.filter(({ call }) => call.startsWith('macie2:')).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['none', 'none']);
  });

  it('that refuses with the same code and other words is not off', async () => {
    const message =
      'User: arn:aws:sts::111122223333:assumed-role/ComplyAudit/acme is not authorized to perform: macie2:GetMacieSession';
    const { resources } = await collectCase('macie2/off', region, { script: refuse(message) });
    expect(resources[0]?.attributes).toEqual({});
    expect(resources[0]?.unread.Status).toEqual({
      kind: 'denied',
      call: 'macie2:GetMacieSession',
      permission: 'macie2:GetMacieSession',
      code: 'AccessDeniedException',
    });
    expect(resources[0]?.unread.AutomatedDiscovery?.permission).toBe('macie2:GetAutomatedDiscoveryConfiguration');
  });

  it('that a service control policy forbids is blocked by policy, and not off', async () => {
    const message =
      'not authorized to perform macie2:GetMacieSession with an explicit deny in a service control policy';
    const { resources } = await collectCase('macie2/off', region, { script: refuse(message) });
    expect(resources[0]?.unread.Status?.kind).toBe('blocked-by-policy');
  });

  it('that answers nothing is unread', async () => {
    const script: FaultScript = ({ call }) => (call === 'macie2:GetMacieSession' ? { kind: 'truncate' } : undefined);
    const { resources } = await collectCase('macie2/compliant', region, { script });
    expect(resources[0]?.attributes).toEqual({ AutomatedDiscovery: 'ENABLED' });
    expect(resources[0]?.unread.Status?.kind).toBe('bad-response');
  });
});

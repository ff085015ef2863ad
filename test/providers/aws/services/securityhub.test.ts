import { beforeEach, describe, expect, it } from 'vitest';
import { collectCase, isolateAws } from '../../../support/collect-aws.ts';
import type { Fault, FaultScript } from '../../../support/replay-server.ts';

beforeEach(isolateAws);

const region = { 'aws/securityhub/region': ['Hub', 'EnabledStandards'] };
const denied: Fault = { kind: 'error', status: 403, code: 'AccessDeniedException', message: 'not authorized' };

function on(name: string, fault: Fault): FaultScript {
  return ({ call }) => (call === name ? fault : undefined);
}

describe('Security Hub', () => {
  it('that says the account is not subscribed is off: a fact, and its standards are not asked for', async () => {
    const { resources, server, calls } = await collectCase('securityhub/off', region);
    expect(resources[0]).toMatchObject({ attributes: { Hub: null, EnabledStandards: null }, unread: {} });
    expect(server.requests.map(({ call }) => call)).not.toContain('securityhub:GetEnabledStandards');
    expect(calls.find(({ call }) => call === 'securityhub:DescribeHub')?.outcome).toBe('none');
  });

  it('that is off has no standards, though nobody asked for the hub', async () => {
    const { resources } = await collectCase('securityhub/off', { 'aws/securityhub/region': ['EnabledStandards'] });
    expect(resources[0]).toMatchObject({ attributes: { EnabledStandards: null }, unread: {} });
  });

  it('is not off where InvalidAccessException says that the account may not', async () => {
    const message = 'The account does not have permission to perform this action';
    const script: FaultScript = ({ call }) =>
      call.startsWith('securityhub:')
        ? { kind: 'error', status: 401, code: 'InvalidAccessException', message }
        : undefined;
    const { resources } = await collectCase('securityhub/off', region, { script });
    expect(resources[0]?.attributes).toEqual({});
    expect(resources[0]?.unread.Hub).toMatchObject({ code: 'InvalidAccessException', kind: 'bad-response' });
    expect(resources[0]?.unread.EnabledStandards?.code).toBe('InvalidAccessException');
  });

  it('whose hub is denied is not off, and its standards are read all the same', async () => {
    const { resources } = await collectCase('securityhub/compliant', region, {
      script: on('securityhub:DescribeHub', denied),
    });
    expect(resources[0]?.unread).toEqual({
      Hub: {
        kind: 'denied',
        call: 'securityhub:DescribeHub',
        permission: 'securityhub:DescribeHub',
        code: 'AccessDeniedException',
      },
    });
    expect(resources[0]?.attributes.EnabledStandards).toHaveLength(2);
  });

  it('whose standards are denied has a hub', async () => {
    const { resources } = await collectCase('securityhub/compliant', region, {
      script: on('securityhub:GetEnabledStandards', denied),
    });
    expect(Object.keys(resources[0]?.attributes ?? {})).toEqual(['Hub']);
    expect(resources[0]?.unread.EnabledStandards?.permission).toBe('securityhub:GetEnabledStandards');
  });

  it('whose second page of standards is denied keeps the first, and says that it is not whole', async () => {
    const script: FaultScript = ({ token }) => (token === 'page-2' ? denied : undefined);
    const { resources } = await collectCase('securityhub/compliant', region, { script });
    expect(resources[0]?.attributes.EnabledStandards).toHaveLength(1);
    expect(resources[0]?.partial.EnabledStandards?.kind).toBe('cut-short');
    expect(resources[0]?.unread).toEqual({});
  });
});

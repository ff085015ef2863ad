import { beforeEach, describe, expect, it } from 'vitest';
import { loadWorld } from '../../../support/aws-world.ts';
import { collectAws, collectCase, isolateAws } from '../../../support/collect-aws.ts';
import type { Fault, FaultScript } from '../../../support/replay-server.ts';

beforeEach(isolateAws);

const region = { 'aws/guardduty/region': ['Region', 'Detector'] };
const denied: Fault = { kind: 'error', status: 403, code: 'AccessDeniedException', message: 'not authorized' };

function on(name: string, fault: Fault): FaultScript {
  return ({ call }) => (call === name ? fault : undefined);
}

describe('GuardDuty', () => {
  it('that has no detector is off: a fact, and the detector is not asked for', async () => {
    const { resources, server, calls } = await collectCase('guardduty/off', region);
    expect(resources[0]).toMatchObject({ attributes: { Region: 'ap-northeast-1', Detector: null }, unread: {} });
    expect(server.requests.map(({ call }) => call)).not.toContain('guardduty:GetDetector');
    expect(calls.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  });

  it.each([['guardduty:ListDetectors'], ['guardduty:GetDetector']])(
    'whose %s is denied is not off: it was not read',
    async (call) => {
      const { resources, listings } = await collectCase('guardduty/compliant', region, { script: on(call, denied) });
      expect(resources[0]?.attributes).toEqual({ Region: 'ap-northeast-1' });
      expect(resources[0]?.unread.Detector).toEqual({
        kind: 'denied',
        call,
        permission: call,
        code: 'AccessDeniedException',
      });
      expect(listings.map(({ complete }) => complete)).toEqual([true]);
    },
  );

  it('whose first page is empty is read on', async () => {
    const world = [
      ...loadWorld('sts/caller', 'guardduty/compliant').filter(({ call }) => call !== 'guardduty:ListDetectors'),
      { call: 'guardduty:ListDetectors', status: 200, body: '{"detectorIds":[],"nextToken":"page-2"}' },
      { call: 'guardduty:ListDetectors', token: 'page-2', status: 200, body: '{"detectorIds":["12abc"]}' },
      { call: 'guardduty:GetDetector', subject: '12abc', status: 200, body: '{"status":"ENABLED","features":[]}' },
    ];
    const wanted = new Map([['aws/guardduty/region', new Set(['Detector'])]]);
    const { resources } = await collectAws(world, { wanted });
    expect(resources[0]?.attributes).toEqual({ Detector: { Status: 'ENABLED', Features: [] } });
    const script: FaultScript = ({ token }) => (token === 'page-2' ? denied : undefined);
    const cut = await collectAws(world, { wanted, script });
    expect(cut.resources[0]?.attributes).toEqual({});
    expect(cut.resources[0]?.unread.Detector?.kind).toBe('cut-short');
  });

  it('is asked nothing for the name of the region', async () => {
    const { server } = await collectCase('guardduty/off', { 'aws/guardduty/region': ['Region'] });
    expect(server.requests.map(({ call }) => call)).toEqual(['sts:GetCallerIdentity']);
  });

  it('keeps plans apart: one that is refused leaves the list whole', async () => {
    const { resources, listings } = await collectCase(
      'guardduty/gaps',
      { 'aws/guardduty/malware-protection-plan': ['Status', 'BucketName'] },
      { script: on('guardduty:GetMalwareProtectionPlan', denied) },
    );
    expect(resources.map(({ attributes }) => attributes)).toEqual([{}]);
    expect(resources[0]?.unread.Status?.permission).toBe('guardduty:GetMalwareProtectionPlan');
    expect(listings.map(({ complete }) => complete)).toEqual([true]);
  });
});

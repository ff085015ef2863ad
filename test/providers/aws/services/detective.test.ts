import { beforeEach, describe, expect, it } from 'vitest';
import { collectCase, isolateAws } from '../../../support/collect-aws.ts';

beforeEach(isolateAws);

const region = { 'aws/detective/region': ['Graphs', 'Memberships'] };

describe('Detective', () => {
  it('that has no graph is off: empty lists', async () => {
    const { resources } = await collectCase('detective/gaps', region);
    expect(resources[0]).toMatchObject({ attributes: { Graphs: [], Memberships: [] }, unread: {}, partial: {} });
  });

  it.each([
    ['detective:ListGraphs', 'Graphs', 'Memberships'],
    ['detective:ListInvitations', 'Memberships', 'Graphs'],
  ])('whose %s is denied is not off', async (call, lost, kept) => {
    const { resources } = await collectCase('detective/gaps', region, {
      script: (request) =>
        request.call === call ? { kind: 'error', status: 403, code: 'AccessDeniedException' } : undefined,
    });
    expect(resources[0]?.attributes).toEqual({ [kept]: [] });
    expect(resources[0]?.unread[lost]).toMatchObject({ kind: 'denied', permission: call });
  });
});

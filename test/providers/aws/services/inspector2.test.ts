import { beforeEach, describe, expect, it } from 'vitest';
import { loadWorld } from '../../../support/aws-world.ts';
import { collectAws, collectCase, isolateAws } from '../../../support/collect-aws.ts';

beforeEach(isolateAws);

const region = { 'aws/inspector2/region': ['ResourceStatus'] };
const wanted = new Map([['aws/inspector2/region', new Set(['ResourceStatus'])]]);

/** A world in which Inspector answers this. */
function answering(body: object) {
  return [
    ...loadWorld('sts/caller'),
    { call: 'inspector2:BatchGetAccountStatus', status: 200, body: JSON.stringify(body) },
  ];
}

describe('Amazon Inspector', () => {
  it('that is off says so', async () => {
    const { resources } = await collectCase('inspector2/gaps', region);
    expect(resources[0]?.attributes).toEqual({
      ResourceStatus: { ec2: 'DISABLED', ecr: 'DISABLED', lambda: 'DISABLED' },
    });
  });

  it('that is denied is not off', async () => {
    const { resources } = await collectCase('inspector2/gaps', region, {
      script: ({ call }) =>
        call.startsWith('inspector2:') ? { kind: 'error', status: 403, code: 'AccessDeniedException' } : undefined,
    });
    expect(resources[0]?.attributes).toEqual({});
    expect(resources[0]?.unread.ResourceStatus).toMatchObject({
      kind: 'denied',
      permission: 'inspector2:BatchGetAccountStatus',
    });
  });

  it('that could not answer for the account is not off', async () => {
    const failed = { accountId: '111122223333', errorCode: 'ACCESS_DENIED', errorMessage: 'no' };
    const { resources } = await collectAws(answering({ accounts: [], failedAccounts: [failed] }), { wanted });
    expect(resources[0]?.attributes).toEqual({});
    expect(Object.keys(resources[0]?.unread ?? {})).toEqual(['ResourceStatus']);
  });

  it('that answers for another account says nothing of this one', async () => {
    const other = { accountId: '444455556666', state: { status: 'ENABLED' }, resourceState: {} };
    const { resources } = await collectAws(answering({ accounts: [other] }), { wanted });
    expect(resources[0]?.attributes).toEqual({});
  });

  it('that leaves out a kind of resource leaves that one open', async () => {
    const account = {
      accountId: '111122223333',
      state: { status: 'ENABLED' },
      resourceState: { ec2: { status: 'ENABLED' }, ecr: { status: 'ENABLED' } },
    };
    const { resources } = await collectAws(answering({ accounts: [account] }), { wanted });
    expect(resources[0]?.attributes.ResourceStatus).toEqual({ ec2: 'ENABLED', ecr: 'ENABLED' });
    expect(Object.keys(resources[0]?.unread ?? {})).toEqual(['ResourceStatus.lambda']);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { collectCase, isolateAws } from '../../../support/collect-aws.ts';
import type { Fault, FaultScript } from '../../../support/replay-server.ts';

beforeEach(isolateAws);

const policy = { 'aws/lambda/function': ['PolicyAllowsAnyone'] };

function on(name: string, fault: Fault): FaultScript {
  return ({ call }) => (call === name ? fault : undefined);
}

describe('a Lambda function', () => {
  it('without a policy has none: a fact', async () => {
    const { resources } = await collectCase('lambda/compliant', policy);
    const report = resources.find(({ name }) => name === 'acme-report');
    expect(report).toMatchObject({ attributes: { PolicyAllowsAnyone: null }, unread: {} });
  });

  it('that is gone has vanished, though the code is the same as for no policy', async () => {
    const message = 'Function not found: arn:aws:lambda:ap-northeast-1:111122223333:function:acme-intake';
    const { resources } = await collectCase('lambda/compliant', policy, {
      script: on('lambda:GetPolicy', { kind: 'error', status: 404, code: 'ResourceNotFoundException', message }),
    });
    expect(resources.map(({ attributes }) => attributes)).toEqual([{}, {}]);
    expect(resources.map(({ unread }) => unread.PolicyAllowsAnyone?.kind)).toEqual(['vanished', 'vanished']);
  });

  it('whose policy is denied may have one', async () => {
    const { resources } = await collectCase('lambda/compliant', policy, {
      script: on('lambda:GetPolicy', { kind: 'error', status: 403, code: 'AccessDeniedException' }),
    });
    expect(resources.map(({ attributes }) => attributes)).toEqual([{}, {}]);
    expect(resources[0]?.unread.PolicyAllowsAnyone).toMatchObject({ kind: 'denied', permission: 'lambda:GetPolicy' });
  });

  it('is listed by one call where nothing else is wanted, and its environment is never kept', async () => {
    const { resources, server } = await collectCase('lambda/gaps', {
      'aws/lambda/function': ['FunctionName', 'HasEnvironment', 'KMSKeyArn'],
    });
    expect(server.requests.map(({ call }) => call)).toEqual(['sts:GetCallerIdentity', 'lambda:ListFunctions']);
    expect(resources[0]?.attributes).toEqual({ FunctionName: 'acme-legacy', HasEnvironment: true, KMSKeyArn: null });
    expect(JSON.stringify(resources)).not.toMatch(/never-kept|DB_PASSWORD/);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { loadWorld, type WorldAnswer } from '../../../support/aws-world.ts';
import { collectAws, collectCase, isolateAws } from '../../../support/collect-aws.ts';
import type { Fault, FaultScript } from '../../../support/replay-server.ts';

beforeEach(isolateAws);

const denied: Fault = { kind: 'error', status: 400, code: 'AccessDeniedException' };

function wanting(attributes: Readonly<Record<string, readonly string[]>>) {
  return new Map(Object.entries(attributes).map(([type, names]) => [type, new Set(names)]));
}

/** A world in which answers to this call are changed. */
function changed(name: string, call: string, change: (body: string) => string): readonly WorldAnswer[] {
  return loadWorld('sts/caller', name).map((one) => (one.call === call ? { ...one, body: change(one.body) } : one));
}

function deny(name: string): FaultScript {
  return ({ call }) => (call === name ? denied : undefined);
}

describe('what IAM grants', () => {
  const grants = { 'aws/iam/user': ['UserPolicyList', 'IsAdministrator'], 'aws/iam/policy': ['AllowsAdministration'] };

  it('is asked for once for users, roles and policies, and without the policies of AWS', async () => {
    const attributes = { ...grants, 'aws/iam/role': ['Trust'] };
    const { server } = await collectCase('iam/gaps', attributes);
    const asked = server.requests.filter(({ call }) => call === 'iam:GetAccountAuthorizationDetails');
    expect(asked).toHaveLength(1);
    expect(JSON.stringify(asked[0]?.input)).not.toContain('AWSManagedPolicy');
  });

  it('is not known of a user that is in the older report only', async () => {
    const gone = (body: string) => body.replace('<UserName>taro</UserName>', '<UserName>renamed</UserName>');
    const world = changed('iam/gaps', 'iam:GetAccountAuthorizationDetails', gone);
    const { resources } = await collectAws(world, { wanted: wanting(grants) });
    const taro = resources.find(({ name, type }) => name === 'taro' && type === 'aws/iam/user');
    expect(taro?.attributes).toEqual({});
    expect(taro?.unread.IsAdministrator).toMatchObject({
      kind: 'vanished',
      call: 'iam:GetAccountAuthorizationDetails',
    });
  });

  it('makes nobody less than an administrator when it is cut short', async () => {
    const script: FaultScript = ({ call, token }) =>
      call === 'iam:GetAccountAuthorizationDetails' && token !== undefined ? denied : undefined;
    const direct = (body: string) =>
      body.replace(
        '<GroupList><member>Developers</member></GroupList>',
        '<GroupList><member>Later</member></GroupList>',
      );
    const world = changed('iam/compliant', 'iam:GetAccountAuthorizationDetails', direct);
    const { resources } = await collectAws(world, { wanted: wanting(grants), script });
    const hanako = resources.find(({ name }) => name === 'hanako');
    expect(hanako?.attributes).toEqual({ UserPolicyList: [] });
    expect(hanako?.unread.IsAdministrator?.kind).toBe('cut-short');
  });

  it('is not known of a document that does not decode', async () => {
    const broken = (body: string) => body.replace(/<PolicyDocument>[^<]*/, '<PolicyDocument>%7B%zz');
    const world = changed('iam/gaps', 'iam:GetAccountAuthorizationDetails', broken);
    const { resources } = await collectAws(world, { wanted: wanting({ 'aws/iam/policy': ['AllowsAdministration'] }) });
    const unread = resources.filter((resource) => 'AllowsAdministration' in resource.unread);
    expect(unread).toHaveLength(1);
    expect(unread[0]?.unread.AllowsAdministration?.kind).toBe('schema-mismatch');
  });
});

describe('an account in no organisation', () => {
  it('has no units and no policies, which is known, and is asked nothing more', async () => {
    const { listings, calls, resources } = await collectCase('organizations/alone', {
      'aws/organizations/organization': ['Organization', 'ActiveAccounts'],
      'aws/organizations/unit': ['RegionLimits'],
      'aws/organizations/policy': ['Targets'],
    });
    expect(resources.map(({ attributes }) => attributes)).toEqual([{ Organization: null, ActiveAccounts: null }]);
    expect(listings.map(({ type, complete }) => [type, complete]).sort()).toEqual([
      ['aws/organizations/organization', true],
      ['aws/organizations/policy', true],
      ['aws/organizations/unit', true],
    ]);
    expect(calls.map(({ call }) => call)).toEqual(['sts:GetCallerIdentity', 'organizations:DescribeOrganization']);
  });
});

describe('a member account', () => {
  it('may not see units and policies, so they are not known to be none', async () => {
    const { listings, resources } = await collectCase(
      'organizations/compliant',
      {
        'aws/organizations/organization': ['IsManagementAccount', 'ActiveAccounts'],
        'aws/organizations/unit': ['Name'],
      },
      { script: ({ call }) => (/:List/.test(call) ? denied : undefined) },
    );
    expect(resources).toHaveLength(1);
    expect(resources[0]?.attributes).toEqual({ IsManagementAccount: true });
    expect(resources[0]?.unread.ActiveAccounts?.kind).toBe('denied');
    const units = listings.find(({ type }) => type === 'aws/organizations/unit');
    expect(units).toMatchObject({ complete: false, cause: { kind: 'denied', call: 'organizations:ListRoots' } });
  });

  it('is told where to look, not what to grant', async () => {
    const message = "You don't have permissions to access this resource.";
    const script: FaultScript = ({ call }) => (call === 'organizations:ListRoots' ? { ...denied, message } : undefined);
    const { listings } = await collectCase(
      'organizations/compliant',
      { 'aws/organizations/unit': ['Name'] },
      { script },
    );
    expect(listings[0]?.cause).toEqual({
      kind: 'denied',
      call: 'organizations:ListRoots',
      code: 'AccessDeniedException',
      only: 'management-account',
    });
  });

  it.each(['organizations:ListPolicies', 'organizations:DescribePolicy', 'organizations:ListTargetsForPolicy'])(
    'that is refused %s knows nothing of what is denied',
    async (call) => {
      const wanted = { 'aws/organizations/unit': ['DeniesLeaving', 'ProtectedServices', 'RegionLimits'] };
      const { resources } = await collectCase('organizations/compliant', wanted, { script: deny(call) });
      expect(resources).toHaveLength(2);
      for (const { attributes, unread } of resources) {
        expect(attributes).toEqual({});
        expect(unread.DeniesLeaving).toMatchObject({ kind: 'denied', call });
      }
    },
  );

  it('has no policies in force where the root has none enabled', async () => {
    const off = (body: string) => body.replace('"Status":"ENABLED"', '"Status":"PENDING_DISABLE"');
    const world = changed('organizations/compliant', 'organizations:ListRoots', off);
    const { resources } = await collectAws(world, { wanted: wanting({ 'aws/organizations/unit': ['DeniesLeaving'] }) });
    expect(resources.map(({ attributes }) => attributes)).toEqual([{ DeniesLeaving: false }, { DeniesLeaving: false }]);
  });
});

describe('a verdict of AWS Config', () => {
  it('that AWS has too little data for is not known', async () => {
    const scant = (body: string) => body.replaceAll('"COMPLIANT"', '"INSUFFICIENT_DATA"');
    const world = loadWorld('sts/caller', 'config/compliant').map((one) => ({ ...one, body: scant(one.body) }));
    const { resources, calls } = await collectAws(world, {
      wanted: wanting({ 'aws/config/conformance-pack': ['Compliance'], 'aws/config/rule': ['ComplianceType'] }),
    });
    expect(resources).toHaveLength(3);
    for (const { attributes, unread } of resources) {
      expect(attributes).toEqual({});
      expect(Object.values(unread)).toEqual([
        expect.objectContaining({ kind: 'not-visible', code: 'INSUFFICIENT_DATA' }),
      ]);
    }
    expect(calls.every(({ outcome }) => outcome === 'ok')).toBe(true);
  });

  it('is noncompliant by the first page alone, and compliant by the last only', async () => {
    const script: FaultScript = ({ call, token }) =>
      call === 'config:DescribeConformancePackCompliance' && token !== undefined ? denied : undefined;
    const wanted = wanting({ 'aws/config/conformance-pack': ['Compliance', 'NonCompliantRules'] });
    const first = await collectAws(loadWorld('sts/caller', 'config/compliant'), { wanted, script });
    expect(first.resources[0]?.attributes).toEqual({});
    expect(first.resources[0]?.unread.Compliance?.kind).toBe('cut-short');
    const bad = (body: string) => body.replace('"COMPLIANT"', '"NON_COMPLIANT"');
    const world = changed('config/compliant', 'config:DescribeConformancePackCompliance', bad);
    const second = await collectAws(world, { wanted, script });
    expect(second.resources[0]?.attributes.Compliance).toBe('NON_COMPLIANT');
    expect(second.resources[0]?.partial.NonCompliantRules?.kind).toBe('cut-short');
  });
});

describe('a Cognito app client', () => {
  it('is read without its secret', async () => {
    const { resources } = await collectCase('cognito/compliant', {
      'aws/cognito/user-pool-client': ['ClientName', 'AccessTokenMinutes'],
    });
    expect(resources).toHaveLength(3);
    expect(JSON.stringify(resources)).not.toContain('not-a-secret-of-anyone');
  });
});

describe('an alternate contact', () => {
  it('is kept as a yes or no, and is not known where it was refused', async () => {
    const wanted = { 'aws/account/account': ['SecurityContact', 'BillingContact', 'ContactsDiffer'] };
    const script: FaultScript = ({ subject }) => (subject === 'BILLING' ? denied : undefined);
    const { resources } = await collectCase('account/compliant', wanted, { script });
    expect(resources[0]?.attributes).toEqual({ SecurityContact: true });
    expect(resources[0]?.unread.BillingContact?.kind).toBe('denied');
    expect(resources[0]?.unread.ContactsDiffer?.kind).toBe('denied');
    expect(JSON.stringify(resources)).not.toContain('acme.example');
  });
});

describe('an Identity Center instance of another account', () => {
  it('tells its permission sets to that account only', async () => {
    const foreign = (body: string) =>
      body.replaceAll('"OwnerAccountId":"111122223333"', '"OwnerAccountId":"444455556666"');
    const world = changed('sso/compliant', 'sso:ListInstances', foreign);
    const wanted = wanting({ 'aws/sso/permission-set': ['Name'] });
    const { listings } = await collectAws(world, { wanted, script: deny('sso:ListPermissionSets') });
    const cause = { kind: 'denied', call: 'sso:ListPermissionSets', code: 'AccessDeniedException' };
    expect(listings[0]?.cause).toEqual({ ...cause, only: 'management-account' });
    const own = await collectAws(loadWorld('sts/caller', 'sso/compliant'), {
      wanted,
      script: deny('sso:ListPermissionSets'),
    });
    expect(own.listings[0]?.cause).toEqual({ ...cause, permission: 'sso:ListPermissionSets' });
  });
});

describe('an Identity Center instance of several regions', () => {
  it('is reported once, from its primary region', async () => {
    const wanted = wanting({ 'aws/sso/instance': ['RegionNames'] });
    const world = loadWorld('sts/caller', 'sso/gaps');
    const { resources } = await collectAws(world, { wanted, regions: ['us-east-1', 'ap-northeast-1'] });
    expect(resources.map(({ region }) => region)).toEqual(['ap-northeast-1']);
    const abroad = await collectAws(world, { wanted, regions: ['us-east-1', 'us-west-2'] });
    expect(abroad.resources.map(({ region }) => region)).toEqual(['us-east-1']);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/model/errors.ts';
import { assumeRole, describeRegions, listAccounts } from '../../support/aws-scope.ts';
import { loadWorld, type WorldAnswer } from '../../support/aws-world.ts';
import { type CollectOptions, collectAws, isolateAws } from '../../support/collect-aws.ts';

beforeEach(isolateAws);

const home = '111122223333';
const role = (account: string): string => `arn:aws:iam::${account}:role/ComplyAudit`;
const emptyKeys: WorldAnswer = { call: 'kms:ListKeys', status: 200, body: '{"Keys":[],"Truncated":false}' };
const keys = new Map([['aws/kms/key', new Set(['KeyState'])]]);

function collect(answers: readonly WorldAnswer[], options: CollectOptions = {}) {
  return collectAws([...loadWorld('sts/caller'), emptyKeys, ...answers], { wanted: keys, ...options });
}

describe('regions', () => {
  const some = describeRegions({
    'ap-northeast-1': 'opt-in-not-required',
    'ap-east-1': 'opted-in',
    'me-south-1': 'not-opted-in',
  });

  it('are all that the account has enabled, where none is named', async () => {
    const { plan, listings, server } = await collect([some], { regions: [] });
    expect(plan.target.regions).toEqual(['ap-east-1', 'ap-northeast-1']);
    expect(plan.tasks.map(({ region }) => region)).toEqual(['ap-east-1', 'ap-northeast-1']);
    expect(listings.map(({ region, complete }) => [region, complete])).toEqual([
      ['ap-east-1', true],
      ['ap-northeast-1', true],
    ]);
    expect(server.requests.filter(({ call }) => call === 'ec2:DescribeRegions')).toHaveLength(1);
  });

  it('that are named and not enabled are not asked: nothing can be there', async () => {
    const { listings, server } = await collect([some], { regions: ['ap-northeast-1', 'me-south-1'] });
    expect(listings).toContainEqual(
      expect.objectContaining({ region: 'me-south-1', complete: true, absent: 'not-enabled' }),
    );
    expect(server.requests.filter(({ call }) => call === 'kms:ListKeys').map(({ region }) => region)).toEqual([
      'ap-northeast-1',
    ]);
  });

  it('that need no enabling are not asked about', async () => {
    const { server } = await collect([], { regions: ['ap-northeast-1', 'ap-northeast-3'] });
    expect(server.requests.map(({ call }) => call)).toEqual(['sts:GetCallerIdentity', 'kms:ListKeys', 'kms:ListKeys']);
  });

  it('that AWS does not have are the user’s to mend', async () => {
    const refused = collect([some], { regions: ['ap-eest-1'] });
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow("AWS has no region 'ap-eest-1' for this account (did you mean 'ap-east-1'?)");
  });

  it.each([
    ['named: they are asked all the same', ['ap-northeast-1', 'me-south-1'], ['ap-northeast-1', 'me-south-1'], true],
    ['not named: every regional type is unread', [], ['-'], false],
  ] as const)('that cannot be found out, %s', async (_, regions, listed, complete) => {
    const { listings, calls } = await collect([some], {
      regions,
      script: ({ call }) =>
        call === 'ec2:DescribeRegions' ? { kind: 'error', status: 403, code: 'UnauthorizedOperation' } : undefined,
    });
    expect(listings.map(({ region }) => region)).toEqual(listed);
    expect(listings.every((listing) => listing.complete === complete)).toBe(true);
    const cause = { kind: 'denied', call: 'ec2:DescribeRegions', permission: 'ec2:DescribeRegions' };
    expect(calls.find(({ call }) => call === 'ec2:DescribeRegions')).toMatchObject({ outcome: 'failed', cause });
    if (!complete) expect(listings[0]?.cause).toMatchObject(cause);
  });

  it('do not matter to account-wide services, which are asked once', async () => {
    const world = [...loadWorld('sts/caller', 'iam/compliant'), some];
    const wanted = new Map([['aws/iam/account', new Set(['SummaryMap'])]]);
    const { server } = await collectAws(world, { wanted, regions: [] });
    expect(server.requests.map(({ call }) => call)).toEqual(['sts:GetCallerIdentity', 'iam:GetAccountSummary']);
  });

  it('without a service say so: CloudFront is not offered in GovCloud, and nobody asks there', async () => {
    const caller = loadWorld('sts/caller').map((answer) => ({
      ...answer,
      body: answer.body.replace('arn:aws:', 'arn:aws-us-gov:'),
    }));
    const { listings, server } = await collectAws(
      [...caller, describeRegions({ 'us-gov-west-1': 'opt-in-not-required' })],
      {
        wanted: new Map([['aws/cloudfront/distribution', new Set(['Id'])]]),
        regions: ['us-gov-west-1'],
      },
    );
    expect(listings).toMatchObject([{ region: 'global', complete: true, absent: 'not-offered' }]);
    expect(server.requests.map(({ call }) => call)).toEqual(['sts:GetCallerIdentity']);
  });

  it('of China and of GovCloud have their own partition', async () => {
    const caller = loadWorld('sts/caller').map((answer) => ({
      ...answer,
      body: answer.body.replace('arn:aws:', 'arn:aws-cn:'),
    }));
    const regions = describeRegions({ 'cn-north-1': 'opt-in-not-required', 'cn-northwest-1': 'opt-in-not-required' });
    const groups = loadWorld('logs/gaps').map((answer) => ({
      ...answer,
      body: answer.body.replace(/"(?:logGroupA|a)rn":"[^"]*",?/g, ''),
    }));
    const { resources, plan } = await collectAws([...caller, regions, ...groups], {
      wanted: new Map([['aws/logs/log-group', new Set(['logGroupName'])]]),
      regions: [],
      env: { AWS_REGION: 'cn-north-1' },
    });
    expect(plan.target.regions).toEqual(['cn-north-1', 'cn-northwest-1']);
    for (const { id, region } of resources)
      expect(id).toMatch(new RegExp(`^arn:aws(?:-cn)?:logs:${region}:|^arn:aws-cn:`));
  });
});

describe('accounts', () => {
  const second = '222233334444';
  const third = '333344445555';

  it('of a list of roles are each entered once, by their own keys', async () => {
    const { plan, server, calls } = await collect([assumeRole(role(second)), assumeRole(role(third))], {
      accounts: { by: 'roles', roles: [role(second), role(third)] },
      regions: ['ap-northeast-1', 'ap-northeast-3'],
    });
    expect(plan.target.id).toBe(home);
    expect(plan.target.accounts).toEqual(
      [second, third].map((id) => ({
        id,
        caller: `arn:aws:sts::${id}:assumed-role/ComplyAudit/comply`,
        regions: ['ap-northeast-1', 'ap-northeast-3'],
      })),
    );
    const asked = server.requests.filter(({ call }) => call === 'kms:ListKeys').map(({ accessKey }) => accessKey);
    expect(asked.sort()).toEqual([`ASIA${second}`, `ASIA${second}`, `ASIA${third}`, `ASIA${third}`]);
    expect(
      calls.filter(({ call }) => call === 'sts:AssumeRole').map(({ account, subject }) => [account, subject]),
    ).toEqual([
      [second, role(second)],
      [third, role(third)],
    ]);
  });

  it('of an organisation are all of its pages, the caller’s own entered without a role', async () => {
    const world = [
      listAccounts({ [home]: 'Acme', [second]: 'Acme Clinic' }, { next: 'page-2' }),
      listAccounts({ [third]: 'Acme Lab' }, { token: 'page-2' }),
      assumeRole(role(second)),
      assumeRole(role(third)),
    ];
    const { plan, server } = await collect(world, { accounts: { by: 'organization', role: 'ComplyAudit' } });
    expect(plan.target.accounts?.map(({ id, name }) => [id, name])).toEqual([
      [home, 'Acme'],
      [second, 'Acme Clinic'],
      [third, 'Acme Lab'],
    ]);
    expect(plan.tasks.map(({ account }) => account)).toEqual([home, second, third]);
    expect(server.requests.filter(({ call }) => call === 'sts:AssumeRole')).toHaveLength(2);
  });

  it('that cannot be entered stay, as unread', async () => {
    const { plan, listings } = await collect(
      [listAccounts({ [home]: 'Acme', [second]: 'Closed' }), assumeRole(role(second))],
      {
        accounts: { by: 'organization', role: 'ComplyAudit' },
        script: ({ call }) =>
          call === 'sts:AssumeRole' ? { kind: 'error', status: 403, code: 'AccessDenied' } : undefined,
      },
    );
    expect(plan.target.accounts).toEqual([
      expect.objectContaining({ id: home, regions: ['ap-northeast-1'] }),
      { id: second, name: 'Closed', regions: [] },
    ]);
    const cause = { kind: 'denied', call: 'sts:AssumeRole', permission: 'sts:AssumeRole', code: 'AccessDenied' };
    expect(listings).toContainEqual(expect.objectContaining({ account: second, complete: false, cause }));
    expect(listings).toContainEqual(expect.objectContaining({ account: home, complete: true }));
  });

  it('that could not all be listed leave those that were not as unread', async () => {
    const { listings } = await collect([listAccounts({ [home]: 'Acme' }, { next: 'page-2' })], {
      accounts: { by: 'organization', role: 'ComplyAudit' },
      script: ({ token }) =>
        token === 'page-2' ? { kind: 'error', status: 400, code: 'AccessDeniedException' } : undefined,
    });
    expect(listings).toContainEqual(expect.objectContaining({ account: home, complete: true }));
    const cause = expect.objectContaining({ kind: 'cut-short', call: 'organizations:ListAccounts' });
    expect(listings).toContainEqual(expect.objectContaining({ account: '-', complete: false, cause }));
  });

  it('with 17 regions are entered by one AssumeRole', async () => {
    const named = [
      'us-east-1',
      'us-east-2',
      'us-west-1',
      'us-west-2',
      'ap-south-1',
      'ap-northeast-1',
      'ap-northeast-2',
      'ap-northeast-3',
    ]
      .concat([
        'ap-southeast-1',
        'ap-southeast-2',
        'ca-central-1',
        'eu-central-1',
        'eu-west-1',
        'eu-west-2',
        'eu-west-3',
      ])
      .concat(['eu-north-1', 'sa-east-1']);
    const { server } = await collect([assumeRole(role(second))], {
      accounts: { by: 'roles', roles: [role(second)] },
      regions: named,
    });
    expect(server.requests.filter(({ call }) => call === 'kms:ListKeys')).toHaveLength(17);
    const entered = server.requests.filter(({ call }) => call === 'sts:AssumeRole').length;
    console.log(`17 regions of one account, 17 clients: ${entered} AssumeRole`);
    expect(entered).toBe(1);
  });

  it('are entered with the external id that is given', async () => {
    const { plan } = await collect([assumeRole(role(second))], {
      accounts: { by: 'roles', roles: [role(second)], externalId: 'acme-42' },
      script: ({ call, input }) =>
        call === 'sts:AssumeRole' && input.ExternalId !== 'acme-42'
          ? { kind: 'error', status: 403, code: 'AccessDenied' }
          : undefined,
    });
    expect(plan.tasks).toHaveLength(1);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { awsSchemas } from '../../../src/providers/aws/collectors.ts';
import { loadWorld } from '../../support/aws-world.ts';
import { type Collected, collectAws, everything, isolateAws } from '../../support/collect-aws.ts';
import type { Fault, FaultScript } from '../../support/replay-server.ts';

beforeEach(isolateAws);

const services = ['s3', 'kms', 'iam', 'cloudtrail', 'logs', 'config'];
const accounts = ['compliant', 'gaps'].map((name) => ({
  name,
  world: loadWorld('sts/caller', ...services.map((service) => `${service}/${name}`)),
}));

/** Every permission the schemas declare, by call. */
const declared = new Map(
  awsSchemas.flatMap(({ list, fields }) =>
    [...list, ...Object.values(fields).flatMap(({ from }) => from ?? [])].map(({ call, permission }) => [
      call,
      permission,
    ]),
  ),
);

/** All but who we are. */
function all(fault: Fault): FaultScript {
  return ({ call }) => (call === 'sts:GetCallerIdentity' ? undefined : fault);
}

function causesOf({ resources, listings, calls }: Collected) {
  return [
    ...resources.flatMap(({ unread, partial }) => [...Object.values(unread), ...Object.values(partial)]),
    ...listings.flatMap(({ cause }) => cause ?? []),
    ...calls.flatMap(({ cause }) => cause ?? []),
  ];
}

describe.each(accounts)('the $name account', ({ world }) => {
  it.each([
    ['denied', { kind: 'error', status: 403, code: 'AccessDenied' }],
    ['throttled', { kind: 'error', status: 400, code: 'ThrottlingException' }],
    ['bad-response', { kind: 'truncate' }],
    ['timeout', { kind: 'hang' }],
  ] as const)(
    'with every call %s has no attribute that was asked for, and each cause names a declared permission',
    async (kind, fault) => {
      const collected = await collectAws(world, { script: all(fault), timeout: 100 });
      for (const { type, attributes } of collected.resources) {
        const schema = awsSchemas.find((candidate) => candidate.type === type);
        for (const name of Object.keys(attributes)) expect(schema?.fields[name]?.from).toBeUndefined();
      }
      // The account and the region are there without a call; what is in them is not.
      expect(new Set(collected.resources.map(({ type }) => type))).toEqual(
        new Set(['aws/iam/account', 'aws/config/region']),
      );
      const causes = causesOf(collected);
      expect(causes.length).toBeGreaterThan(10);
      for (const cause of causes) {
        expect(cause).toMatchObject({ kind, permission: declared.get(cause.call ?? '') ?? 'undeclared' });
      }
      const unlisted = collected.listings.filter(({ complete }) => !complete).map(({ type }) => type);
      expect(new Set(unlisted)).toEqual(
        new Set(['aws/s3/bucket', 'aws/kms/key', 'aws/iam/user', 'aws/cloudtrail/trail', 'aws/logs/log-group']),
      );
    },
  );

  it('with every later page denied keeps the first, and no list is whole that has more', async () => {
    const script: FaultScript = ({ token }) =>
      token === undefined ? undefined : { kind: 'error', status: 403, code: 'AccessDenied' };
    const whole = await collectAws(world);
    const cut = await collectAws(world, { script });
    const paged = new Set(whole.server.requests.filter(({ token }) => token !== undefined).map(({ call }) => call));
    const failed = cut.calls.filter(({ outcome }) => outcome === 'failed');
    expect(new Set(failed.map(({ call }) => call))).toEqual(paged);
    for (const { cause, pages } of failed) expect([cause?.kind, pages]).toEqual(['cut-short', 1]);
    const known = new Map(whole.resources.map((resource) => [resource.id, resource]));
    for (const { id, attributes, partial } of cut.resources) {
      for (const [name, value] of Object.entries(attributes)) {
        if (!partial[name]) expect(value).toEqual(known.get(id)?.attributes[name]);
      }
    }
  });

  it('is asked nothing twice, and the ledger has each call once with its request ids', async () => {
    const { server, calls } = await collectAws(world);
    const asked = server.requests.map(({ call, subject, token, region }) => [call, subject, token, region].join(' '));
    const repeated = asked.filter((request, index) => asked.indexOf(request) !== index);
    // The report is asked for until it is done; that is one call.
    expect(new Set(repeated.map((request) => request.split(' ')[0]))).toEqual(
      new Set(repeated.length > 0 ? ['iam:GenerateCredentialReport'] : []),
    );
    const entries = calls.map(({ call, subject, region }) => [call, subject, region].join(' '));
    expect(entries).toEqual([...new Set(entries)]);
    const sent = new Set(server.requests.map(({ call, subject }) => [call, subject].join(' ')));
    expect(new Set(calls.map(({ call, subject }) => [call, subject].join(' ')))).toEqual(sent);
    for (const { call, outcome, attempts, pages, requestIds, permission, service } of calls) {
      expect(outcome).not.toBe('failed');
      expect(pages).toBeGreaterThan(0);
      expect(requestIds).toHaveLength(attempts);
      expect(service).toBe(call.split(':')[0]);
      if (call !== 'sts:GetCallerIdentity') expect(permission).toBe(declared.get(call));
    }
    expect(calls.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(server.requests.length);
  });

  it('is asked only for what is wanted, attribute by attribute', async () => {
    for (const { type, list, fields } of awsSchemas) {
      for (const [name, { from }] of Object.entries(fields)) {
        const { server, resources } = await collectAws(world, { wanted: new Map([[type, new Set([name])]]) });
        const allowed = [...list, ...(from ?? []), { call: 'sts:GetCallerIdentity' }].map(({ call }) => call);
        const calls = new Set(server.requests.map(({ call }) => call));
        for (const call of from ?? []) if (resources.length > 0) expect(calls).toContain(call.call);
        for (const call of calls) expect(allowed).toContain(call);
        for (const { attributes, unread } of resources) {
          expect([...Object.keys(attributes), ...Object.keys(unread)].every((key) => key === name)).toBe(true);
        }
      }
    }
  });

  it('is asked nothing at all, but who we are, where nothing is wanted', async () => {
    const { server, plan } = await collectAws(world, { wanted: new Map() });
    expect(server.requests.map(({ call }) => call)).toEqual(['sts:GetCallerIdentity']);
    expect(plan.tasks).toEqual([]);
  });
});

describe('throttling', () => {
  it('is retried by the SDK, and the attempts are in the ledger', async () => {
    const script: FaultScript = ({ call }, before) =>
      call === 'kms:ListKeys' && before === 0 ? { kind: 'error', status: 400, code: 'ThrottlingException' } : undefined;
    const wanted = new Map([['aws/kms/key', new Set(['KeyState'])]]);
    const world = loadWorld('sts/caller', 'kms/gaps');
    const { calls, resources } = await collectAws(world, { script, wanted, maxAttempts: 2 });
    expect(resources).toHaveLength(2);
    expect(calls.find(({ call }) => call === 'kms:ListKeys')).toMatchObject({ outcome: 'ok', attempts: 2, pages: 1 });
  });
});

describe('regions', () => {
  const trails = new Map([['aws/cloudtrail/trail', new Set(['Name', 'Status'])]]);
  const world = loadWorld('sts/caller', 'cloudtrail/compliant');

  it('show a trail of all regions once, from home', async () => {
    const { resources, listings } = await collectAws(world, {
      wanted: trails,
      regions: ['us-east-1', 'ap-northeast-1'],
    });
    expect(resources.map(({ name, region }) => [name, region])).toEqual([['acme-main', 'ap-northeast-1']]);
    expect(listings.map(({ region }) => region).sort()).toEqual(['ap-northeast-1', 'us-east-1']);
  });

  it('show it once where home is not scanned, and its status is asked at home', async () => {
    const { resources, server } = await collectAws(world, { wanted: trails, regions: ['us-west-2', 'us-east-1'] });
    expect(resources.map(({ name, region }) => [name, region])).toEqual([['acme-main', 'ap-northeast-1']]);
    const status = server.requests.filter(({ call }) => call === 'cloudtrail:GetTrailStatus');
    expect(status.map(({ region }) => region)).toEqual(['ap-northeast-1']);
  });

  it('each have their own task, and the account one for what is account-wide', async () => {
    const { plan } = await collectAws(world, {
      wanted: everything,
      regions: ['us-east-1', 'ap-northeast-1', 'us-east-1'],
    });
    const tasks = plan.tasks.map(({ service, region }) => `${service} ${region}`).sort();
    expect(tasks).toEqual(
      ['cloudtrail', 'config', 'kms', 'logs']
        .flatMap((service) => [`${service} ap-northeast-1`, `${service} us-east-1`])
        .concat('iam global', 's3 global')
        .sort(),
    );
  });

  it('of buckets are their own: each is asked there', async () => {
    const wanted = new Map([['aws/s3/bucket', new Set(['Versioning'])]]);
    const { server } = await collectAws(loadWorld('sts/caller', 's3/gaps'), { wanted, regions: ['eu-west-1'] });
    const asked = server.requests.filter(({ call }) => call === 's3:GetBucketVersioning');
    expect(asked.map(({ subject, region }) => `${subject} ${region}`).sort()).toEqual([
      'acme-old us-east-1',
      'acme-trail ap-northeast-1',
    ]);
  });

  it.each([
    ['ap-northeast-3', 'ap-northeast-3'],
    ['EU', 'eu-west-1'],
  ])('of a bucket are asked where the list does not say: %s', async (constraint, region) => {
    const body = `<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${constraint}</LocationConstraint>`;
    const gaps = loadWorld('sts/caller', 's3/gaps');
    const world = gaps.map((answer) => (answer.call === 's3:GetBucketLocation' ? { ...answer, body } : answer));
    const wanted = new Map([['aws/s3/bucket', new Set(['Versioning'])]]);
    const { resources, server } = await collectAws(world, { wanted });
    expect(resources.find(({ name }) => name === 'acme-old')?.region).toBe(region);
    const asked = server.requests.filter(({ call, subject }) => call.endsWith('Versioning') && subject === 'acme-old');
    expect(asked.map((request) => request.region)).toEqual([region]);
  });

  it('of a bucket that will not say are left open, and the bucket is read all the same', async () => {
    const script: FaultScript = ({ call }) =>
      call === 's3:GetBucketLocation' ? { kind: 'error', status: 403, code: 'AccessDenied' } : undefined;
    const wanted = new Map([['aws/s3/bucket', new Set(['Versioning'])]]);
    const { resources, calls } = await collectAws(loadWorld('sts/caller', 's3/gaps'), { wanted, script });
    expect(resources.find(({ name }) => name === 'acme-old')).toMatchObject({
      region: 'global',
      attributes: { Versioning: { Status: null } },
      unread: {},
    });
    expect(calls.filter(({ outcome }) => outcome === 'failed').map(({ call }) => call)).toEqual([
      's3:GetBucketLocation',
    ]);
  });
});

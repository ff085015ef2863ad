import { beforeEach, describe, expect, it } from 'vitest';
import { awsSchemas, collectors } from '../../../src/providers/aws/collectors.ts';
import type { ResourceSchema } from '../../../src/providers/schema.ts';
import { awsCases, regionOf } from '../../support/aws-cases.ts';
import { loadWorld } from '../../support/aws-world.ts';
import { type Collected, collectAws, everything, isolateAws } from '../../support/collect-aws.ts';
import { once } from '../../support/once.ts';
import type { Fault, FaultScript } from '../../support/replay-server.ts';

beforeEach(isolateAws);

/** Every permission the schemas declare, by call. */
const declared = new Map(
  awsSchemas.flatMap(({ list, fields }) =>
    [...list, ...Object.values(fields).flatMap(({ from }) => from ?? [])].map(({ call, permission }) => [
      call,
      permission,
    ]),
  ),
);

function schemasOf(service: string): readonly ResourceSchema[] {
  return collectors.find((collector) => collector.service === service)?.schemas ?? [];
}

/** Every attribute of one service. */
function wantedOf(service: string) {
  return new Map([...everything].filter(([type]) => type.split('/')[1] === service));
}

/** A region or an account is there without a call; what is in it is not. */
function isThereAnyway({ list }: ResourceSchema): boolean {
  return list.every(({ call }) => call === 'sts:GetCallerIdentity');
}

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

const cases = awsCases.filter(({ name }) => name === 'compliant' || name === 'gaps');

describe.each(cases)('$path', ({ service, path }) => {
  const world = loadWorld('sts/caller', path);
  const wanted = wantedOf(service);
  const schemas = schemasOf(service);
  const regions = [regionOf(service)];
  // What is there without a fault, which is the same each time.
  const collectWhole = once(() => collectAws(world, { regions, wanted }));

  it.each([
    ['denied', { kind: 'error', status: 403, code: 'AccessDenied' }],
    ['throttled', { kind: 'error', status: 400, code: 'ThrottlingException' }],
    ['credentials-expired', { kind: 'error', status: 400, code: 'ExpiredToken' }],
    ['bad-response', { kind: 'truncate' }],
    ['timeout', { kind: 'hang' }],
  ] as const)(
    'with every call %s has nothing that was asked for, and each cause names a declared permission',
    async (kind, fault) => {
      const collected = await collectAws(world, {
        regions,
        wanted,
        script: all(fault),
        timeout: kind === 'timeout' ? 150 : 2000,
      });
      for (const { type, attributes } of collected.resources) {
        const schema = schemas.find((candidate) => candidate.type === type);
        for (const name of Object.keys(attributes)) expect(schema?.fields[name]?.from).toBeUndefined();
      }
      const anyway = schemas.filter(isThereAnyway).map(({ type }) => type);
      expect(new Set(collected.resources.map(({ type }) => type))).toEqual(new Set(anyway));
      const causes = causesOf(collected);
      expect(causes.length).toBeGreaterThan(0);
      for (const cause of causes) {
        expect(cause).toMatchObject({ kind, permission: declared.get(cause.call ?? '') ?? 'undeclared' });
      }
      const unlisted = collected.listings.filter(({ complete }) => !complete).map(({ type }) => type);
      const listed = schemas.filter((schema) => !isThereAnyway(schema)).map(({ type }) => type);
      expect(new Set(unlisted)).toEqual(new Set(listed));
    },
  );

  it('with one call denied keeps what the others say', async () => {
    const whole = await collectWhole();
    const known = new Map(whole.resources.map((resource) => [`${resource.type} ${resource.id}`, resource]));
    for (const denied of new Set(whole.calls.map(({ call }) => call))) {
      if (denied === 'sts:GetCallerIdentity') continue;
      const script: FaultScript = ({ call }) =>
        call === denied ? { kind: 'error', status: 403, code: 'AccessDenied' } : undefined;
      const { resources, calls } = await collectAws(world, { regions, wanted, script });
      expect([denied, calls.some(({ call, cause }) => call === denied && cause?.kind === 'denied')]).toEqual([
        denied,
        true,
      ]);
      for (const { type, id, attributes, unread, partial } of resources) {
        const open = new Set([...Object.keys(unread), ...Object.keys(partial)].map((path) => path.split(/[.[]/, 1)[0]));
        for (const [name, value] of Object.entries(attributes)) {
          if (open.has(name)) continue;
          const before = known.get(`${type} ${id}`)?.attributes[name];
          expect([denied, type, id, name, value]).toEqual([denied, type, id, name, before]);
        }
      }
    }
  });

  it('with every later page denied keeps the first, and no list is whole that has more', async () => {
    const script: FaultScript = ({ token }) =>
      token === undefined ? undefined : { kind: 'error', status: 403, code: 'AccessDenied' };
    const whole = await collectWhole();
    const cut = await collectAws(world, { regions, wanted, script });
    const paged = new Set(whole.server.requests.filter(({ token }) => token !== undefined).map(({ call }) => call));
    const failed = cut.calls.filter(({ outcome }) => outcome === 'failed');
    // What hangs on a later page of another list is not asked.
    for (const { call } of failed) expect(paged).toContain(call);
    expect(failed.length > 0).toBe(paged.size > 0);
    for (const { cause, pages } of failed) expect([cause?.kind, pages]).toEqual(['cut-short', 1]);
    const known = new Map(whole.resources.map((resource) => [resource.id, resource]));
    for (const { id, attributes, partial } of cut.resources) {
      for (const [name, value] of Object.entries(attributes)) {
        if (!partial[name]) expect(value).toEqual(known.get(id)?.attributes[name]);
      }
    }
  });

  it('is asked nothing twice, and the ledger has each call once with its request ids', async () => {
    const { server, calls } = await collectWhole();
    const asked = server.requests.map(({ call, subject, token, region, input }) =>
      JSON.stringify([call, subject, token, region, input]),
    );
    const repeated = asked.filter((request, index) => asked.indexOf(request) !== index);
    // The report is asked for until it is done; that is one call.
    expect(repeated.filter((request) => !request.includes('iam:GenerateCredentialReport'))).toEqual([]);
    const entries = calls.map(({ call, subject, region }) => [call, subject, region].join(' '));
    expect(entries).toEqual([...new Set(entries)]);
    expect(new Set(calls.map(({ call }) => call))).toEqual(new Set(server.requests.map(({ call }) => call)));
    for (const { call, outcome, attempts, pages, requestIds, permission, service: of } of calls) {
      expect(outcome).not.toBe('failed');
      expect(pages).toBeGreaterThan(0);
      expect(requestIds).toHaveLength(attempts);
      if (call === 'sts:GetCallerIdentity') continue;
      expect(of).toBe(service);
      expect(permission).toBe(declared.get(call));
    }
    expect(calls.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(server.requests.length);
  });

  it('is asked only for what is wanted, attribute by attribute', async () => {
    for (const { type, list, fields } of schemas) {
      for (const [name, { from }] of Object.entries(fields)) {
        const { server, resources } = await collectAws(world, { regions, wanted: new Map([[type, new Set([name])]]) });
        const allowed = [...list, ...(from ?? []), { call: 'sts:GetCallerIdentity' }].map(({ call }) => call);
        for (const { call } of server.requests)
          expect([type, name, allowed]).toEqual([type, name, expect.arrayContaining([call])]);
        for (const { attributes, unread } of resources) {
          expect([...Object.keys(attributes), ...Object.keys(unread)].every((key) => key === name)).toBe(true);
        }
      }
    }
  });
});

it('asks nothing at all, but who we are, where nothing is wanted', async () => {
  const { server, plan } = await collectAws(loadWorld('sts/caller'), { wanted: new Map() });
  expect(server.requests.map(({ call }) => call)).toEqual(['sts:GetCallerIdentity']);
  expect(plan.tasks).toEqual([]);
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
    const expected = collectors.flatMap(({ service, scope }) =>
      (scope === 'account'
        ? ['global']
        : ['us-east-1', regionOf(service)].filter((region) => region !== 'ap-southeast-2')
      ).map((region) => `${service} ${region}`),
    );
    expect(tasks).toEqual(expected.sort());
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

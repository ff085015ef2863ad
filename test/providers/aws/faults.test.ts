import { beforeEach, describe, expect, it } from 'vitest';
import type { Resource } from '../../../src/model/resource.ts';
import { loadWorld } from '../../support/aws-world.ts';
import { type Collected, type CollectOptions, collectAws, collectCase, isolateAws } from '../../support/collect-aws.ts';
import type { Fault, FaultScript } from '../../support/replay-server.ts';

beforeEach(isolateAws);

const denied: Fault = { kind: 'error', status: 403, code: 'AccessDenied' };

/** A fault on one call, the first so many times. */
function on(name: string, fault: Fault, times = Number.POSITIVE_INFINITY): FaultScript {
  return ({ call }, before) => (call === name && before < times ? fault : undefined);
}

function versioning(script: FaultScript, options: CollectOptions = {}): Promise<Collected> {
  return collectCase('s3/compliant', { 'aws/s3/bucket': ['Versioning'] }, { script, ...options });
}

function only(resources: readonly Resource[], name: string): Resource {
  const found = resources.find((resource) => resource.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

/** Why an attribute is unread, over all resources. */
function kinds(resources: readonly Resource[], attribute: string): ReadonlySet<string | undefined> {
  return new Set(resources.map(({ unread }) => unread[attribute]?.kind));
}

describe('an answer that is not one', () => {
  it.each([['truncate'], ['break-off'], ['empty'], ['page']] as const)(
    '%s is asked again twice, then bad-response, and never "there is none"',
    async (kind) => {
      const { resources, calls } = await versioning(on('s3:GetBucketVersioning', { kind }));
      expect(resources.length).toBeGreaterThan(1);
      for (const { attributes, unread } of resources) {
        expect(attributes).toEqual({});
        expect(unread.Versioning).toMatchObject({ kind: 'bad-response', call: 's3:GetBucketVersioning' });
      }
      const asked = calls.filter(({ call }) => call === 's3:GetBucketVersioning');
      expect(asked.map(({ attempts }) => attempts)).toEqual(resources.map(() => 3));
    },
  );

  it.each([['truncate'], ['break-off'], ['empty'], ['page']] as const)(
    '%s once is mended by asking again',
    async (kind) => {
      const { resources, calls, waits } = await versioning(on('s3:GetBucketVersioning', { kind }, 1));
      const whole = await versioning(() => undefined);
      expect(resources).toEqual(whole.resources);
      expect(waits).toEqual(resources.map(() => 200));
      expect(calls.every(({ outcome }) => outcome !== 'failed')).toBe(true);
    },
  );

  it.each([['hang'], ['stall']] as const)('%s is a timeout', async (kind) => {
    const { resources } = await versioning(on('s3:GetBucketVersioning', { kind }), { timeout: 150 });
    expect(kinds(resources, 'Versioning')).toEqual(new Set(['timeout']));
  });

  it('is not taken for one by its shape', async () => {
    const world = [
      ...loadWorld('sts/caller', 'kms/gaps').filter(({ call }) => call !== 'kms:DescribeKey'),
      { call: 'kms:DescribeKey', status: 200, body: '{"KeyMetadata":{"KeyManager":7,"KeyState":"Enabled"}}' },
    ];
    const wanted = new Map([['aws/kms/key', new Set(['KeyManager', 'KeyState', 'KeySpec', 'MultiRegion'])]]);
    const { resources } = await collectAws(world, { wanted });
    for (const { attributes, unread } of resources) {
      expect(attributes).toEqual({ KeyState: 'Enabled', MultiRegion: false });
      const cause = { kind: 'schema-mismatch', call: 'kms:DescribeKey', permission: 'kms:DescribeKey' };
      expect(unread).toEqual({ KeyManager: cause, KeySpec: cause });
    }
  });
});

describe('a refusal', () => {
  it('names the permission, which is not always called like the operation', async () => {
    const attributes = { 'aws/s3/bucket': ['Encryption', 'Name'] };
    const { resources, calls } = await collectCase('s3/compliant', attributes, {
      script: on('s3:GetBucketEncryption', denied),
    });
    const cause = {
      kind: 'denied',
      call: 's3:GetBucketEncryption',
      permission: 's3:GetEncryptionConfiguration',
      code: 'AccessDenied',
    };
    for (const { name, attributes, unread } of resources) {
      expect(unread).toEqual({ Encryption: cause });
      expect(attributes.Name).toBe(name);
    }
    const failed = calls.filter(({ outcome }) => outcome === 'failed');
    expect(failed.map(({ cause }) => cause)).toEqual(resources.map(() => cause));
  });

  it.each([
    ['with an explicit deny in a service control policy', 'blocked-by-policy'],
    ['with an explicit deny in a resource control policy', 'blocked-by-policy'],
    ['with an explicit deny in a permissions boundary', 'blocked-by-policy'],
    ['with an explicit deny in a session policy', 'blocked-by-policy'],
    ['because no service control policy allows the s3:GetBucketVersioning action', 'blocked-by-policy'],
    ['with an explicit deny in an identity-based policy', 'denied'],
    ['because no identity-based policy allows the s3:GetBucketVersioning action', 'denied'],
  ])('"%s" is %s', async (text, kind) => {
    const message = `User: arn:aws:sts::111122223333:assumed-role/ComplyAudit/acme is not authorized to perform: s3:GetBucketVersioning ${text}`;
    const { resources } = await versioning(on('s3:GetBucketVersioning', { ...denied, message }));
    expect(kinds(resources, 'Versioning')).toEqual(new Set([kind]));
  });

  it.each([
    ['AccessDeniedException', 400, 'denied'],
    ['UnauthorizedOperation', 403, 'denied'],
    ['AuthorizationError', 403, 'denied'],
    ['SomethingForbidden', 403, 'denied'],
    ['UnrecognizedClientException', 400, 'denied'],
    ['ThrottlingException', 400, 'throttled'],
    ['SlowDown', 503, 'throttled'],
    ['TooManyRequestsException', 429, 'throttled'],
    ['RequestTimeout', 400, 'timeout'],
    ['InternalFailure', 500, 'bad-response'],
    ['NotImplemented', 501, 'bad-response'],
    ['NotFoundException', 400, 'vanished'],
  ])('%s with status %i on a key is %s', async (code, status, kind) => {
    const script = on('kms:DescribeKey', { kind: 'error', status, code });
    const { resources } = await collectCase('kms/gaps', { 'aws/kms/key': ['KeyState'] }, { script });
    expect(resources.length).toBeGreaterThan(0);
    for (const { unread } of resources) expect(unread.KeyState).toMatchObject({ kind, code, call: 'kms:DescribeKey' });
  });

  it('of a token asks for no permission: none would help', async () => {
    const script = on('kms:ListKeys', { kind: 'error', status: 400, code: 'UnrecognizedClientException' });
    const { listings } = await collectCase('kms/gaps', { 'aws/kms/key': ['KeyState'] }, { script });
    expect(listings[0]?.cause).toEqual({ kind: 'denied', call: 'kms:ListKeys', code: 'UnrecognizedClientException' });
  });

  it('by one key policy leaves the other keys readable', async () => {
    const refused = '55555555-5555-5555-5555-555555555555';
    const script: FaultScript = ({ call, subject }) =>
      call === 'kms:GetKeyPolicy' && subject === refused ? { ...denied, code: 'AccessDeniedException' } : undefined;
    const { resources, listings } = await collectCase(
      'kms/gaps',
      { 'aws/kms/key': ['PolicyAllowsAnyone'] },
      { script },
    );
    expect(only(resources, '44444444-4444-4444-4444-444444444444').attributes).toEqual({ PolicyAllowsAnyone: true });
    expect(only(resources, refused).unread.PolicyAllowsAnyone?.kind).toBe('denied');
    expect(listings.map(({ complete }) => complete)).toEqual([true]);
  });

  it('takes only the documented codes for "there is none"', async () => {
    const script = on('s3:GetBucketPolicyStatus', { kind: 'error', status: 404, code: 'NoSuchThing' });
    const { resources } = await collectCase('s3/gaps', { 'aws/s3/bucket': ['PolicyStatus'] }, { script });
    expect(only(resources, 'acme-old').unread.PolicyStatus).toMatchObject({
      kind: 'bad-response',
      code: 'NoSuchThing',
    });
    expect(only(resources, 'acme-old').attributes).toEqual({});
  });

  it('of a bucket that is gone leaves a bucket that vanished', async () => {
    const script: FaultScript = ({ subject }) =>
      subject === 'acme-records' ? { kind: 'error', status: 404, code: 'NoSuchBucket' } : undefined;
    const { resources } = await collectCase(
      's3/compliant',
      { 'aws/s3/bucket': ['Grants', 'LifecycleRules'] },
      { script },
    );
    const gone = only(resources, 'acme-records');
    expect(gone.attributes).toEqual({});
    expect([gone.unread.Grants?.kind, gone.unread.LifecycleRules?.kind]).toEqual(['vanished', 'vanished']);
    expect(only(resources, 'acme-audit-logs').unread).toEqual({});
  });
});

describe('a list', () => {
  it('that breaks after its first page is cut short, with what came', async () => {
    const script: FaultScript = ({ token }) => (token === 'page-2' ? denied : undefined);
    const { resources, listings, calls } = await collectCase(
      'logs/compliant',
      { 'aws/logs/log-group': ['arn'] },
      { script },
    );
    expect(resources.map(({ name }) => name)).toEqual(['/acme/cloudtrail', '/acme/edge', '/acme/network']);
    const cause = expect.objectContaining({
      kind: 'cut-short',
      code: 'AccessDenied',
      permission: 'logs:DescribeLogGroups',
    });
    expect(listings).toEqual([expect.objectContaining({ complete: false, cause })]);
    expect(calls.at(-1)).toMatchObject({ outcome: 'failed', pages: 1, attempts: 2, cause });
  });

  it('that repeats a token is cut short and ends', async () => {
    const world = [
      ...loadWorld('sts/caller'),
      { call: 'logs:DescribeLogGroups', status: 200, body: '{"logGroups":[],"nextToken":"again"}' },
      { call: 'logs:DescribeLogGroups', token: 'again', status: 200, body: '{"logGroups":[],"nextToken":"again"}' },
    ];
    const { listings, server } = await collectAws(world, {
      wanted: new Map([['aws/logs/log-group', new Set(['arn'])]]),
    });
    expect(listings.map(({ cause }) => cause?.kind)).toEqual(['cut-short']);
    expect(server.requests.filter(({ call }) => call === 'logs:DescribeLogGroups')).toHaveLength(2);
  });

  it('that has no list in it is not empty', async () => {
    const world = [...loadWorld('sts/caller'), { call: 'kms:ListKeys', status: 200, body: '{}' }];
    const { listings, resources } = await collectAws(world, { wanted: new Map([['aws/kms/key', new Set(['Arn'])]]) });
    expect(resources).toEqual([]);
    expect(listings.map(({ complete, cause }) => [complete, cause?.kind])).toEqual([[false, 'schema-mismatch']]);
  });

  it('that is an attribute keeps what came and says that it is not whole', async () => {
    const script: FaultScript = ({ token }) => (token === 'page-2' ? denied : undefined);
    const wanted = { 'aws/iam/account': ['VirtualMFADevices'] };
    const { resources } = await collectCase('iam/compliant', wanted, { script });
    expect(resources[0]?.attributes.VirtualMFADevices).toHaveLength(1);
    expect(resources[0]?.partial.VirtualMFADevices).toMatchObject({ kind: 'cut-short' });
    expect(resources[0]?.unread).toEqual({});
  });
});

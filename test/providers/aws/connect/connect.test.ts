import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { UsageError } from '../../../../src/model/errors.ts';
import { connect } from '../../../../src/providers/aws/connect/connect.ts';
import { clientSettings } from '../../../../src/providers/aws/connect/session.ts';
import { awsProvider } from '../../../../src/providers/aws/index.ts';
import { loadProvider } from '../../../../src/providers/index.ts';
import type { Plan, PlanOptions } from '../../../../src/providers/provider.ts';
import { patience } from '../../../../src/providers/send/patience.ts';
import { loadWorld } from '../../../support/aws-world.ts';
import { collectAws, everything, isolateAws } from '../../../support/collect-aws.ts';
import { startReplayServer } from '../../../support/replay-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'comply-aws-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(isolateAws);

/** A shared config file of the SDK, in force for this test. */
function writeConfig(text: string): void {
  const file = join(folder, 'config');
  writeFileSync(file, text);
  vi.stubEnv('AWS_CONFIG_FILE', file);
}

interface Ask {
  readonly profile?: string;
  readonly regions?: readonly string[];
  readonly options?: Partial<PlanOptions>;
}

function plan({ profile, regions = ['ap-northeast-1'], options = {} }: Ask = {}): Promise<Plan> {
  return awsProvider.plan(
    { name: 'prod', provider: 'aws', regions, ...(profile === undefined ? {} : { profile }) },
    defaults(options),
  );
}

function defaults(options: Partial<PlanOptions>): PlanOptions {
  return {
    wanted: new Map([['aws/kms/key', new Set(['KeyState'])]]),
    env: process.env,
    now: () => new Date('2026-11-25T00:00:00Z'),
    signal: new AbortController().signal,
    timeout: 1000,
    concurrency: 4,
    ...options,
  };
}

async function refusal(ask: Ask = {}): Promise<string> {
  const error = await plan(ask).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UsageError);
  const { message, text } = error as UsageError;
  expect(text.ja).toMatch(/[ぁ-んァ-ヶ一-龠]/);
  expect(message).not.toContain('\n');
  return message;
}

describe('what the user must mend', () => {
  it('a profile that is not there, before anything is asked', async () => {
    writeConfig('[profile prod-audit]\nregion = ap-northeast-1\n[services endpoints]\n');
    const message = await refusal({ profile: 'prod-audti' });
    expect(message).toContain("target 'prod': AWS profile 'prod-audti' is in neither");
    expect(message).toContain("did you mean 'prod-audit'?");
    expect(message).toContain('--aws-profile');
  });

  it('one that AWS_PROFILE names', async () => {
    vi.stubEnv('AWS_PROFILE', 'gone');
    expect(await refusal()).toContain("AWS profile 'gone' (from AWS_PROFILE)");
  });

  it('a profile without credentials: keys of the environment do not stand in for it', async () => {
    writeConfig('[profile empty]\nregion = ap-northeast-1\n');
    expect(await refusal({ profile: 'empty' })).toContain("AWS profile 'empty' gives no credentials");
  });

  it('no credentials at all', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);
    const message = await refusal();
    expect(message).toContain('no AWS credentials found');
    expect(message).toContain('--aws-profile');
  });

  it.each(['tokyo', 'ap-northeast-1/..', '127.0.0.1#ap-northeast-1', ''])('%j, which is no region', async (region) => {
    expect(await refusal({ regions: [region] })).toContain(`'${region}' is not an AWS region`);
  });
});

describe('where no region is named', () => {
  it.each([
    ['AWS_REGION', 'eu-central-1'],
    ['the region of the profile', 'ap-northeast-3'],
    ['the region of the global endpoints', 'us-east-1'],
  ])('the account is asked in %s', async (source, region) => {
    const server = await startReplayServer(loadWorld('sts/caller'));
    vi.stubEnv('AWS_ENDPOINT_URL', server.url);
    if (source === 'AWS_REGION') vi.stubEnv('AWS_REGION', region);
    const keys = 'aws_access_key_id = AKIDPROFILE\naws_secret_access_key = s\n';
    writeConfig(`[profile p]\n${source.includes('profile') ? `region = ${region}\n` : ''}${keys}`);
    await plan({ regions: [], profile: 'p' });
    expect(server.requests.map(({ call, accessKey }) => [call, accessKey])[0]).toEqual([
      'sts:GetCallerIdentity',
      'AKIDPROFILE',
    ]);
    expect(server.requests.map((request) => request.region)).toContain(region);
    await server.close();
  });
});

describe('a caller', () => {
  it('is asked for once, and is in the target', async () => {
    const { plan, server } = await collectAws(loadWorld('sts/caller'), { wanted: new Map() });
    expect(plan.target).toEqual({
      name: 'prod',
      provider: 'aws',
      id: '111122223333',
      regions: ['ap-northeast-1'],
      caller: 'arn:aws:sts::111122223333:assumed-role/ComplyAudit/acme',
      endpointOverride: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    });
    expect(server.requests).toHaveLength(1);
  });

  it('that is refused leaves every wanted type unlisted, and is no error', async () => {
    const { plan, listings, calls } = await collectAws(loadWorld('sts/caller'), {
      script: () => ({ kind: 'error', status: 403, code: 'InvalidClientTokenId' }),
      regions: ['ap-northeast-1', 'us-east-1'],
    });
    expect(plan.tasks).toEqual([]);
    expect(plan.target.id).toBe('-');
    const cause = { kind: 'denied', call: 'sts:GetCallerIdentity', code: 'InvalidClientTokenId' };
    expect(calls).toMatchObject([{ call: 'sts:GetCallerIdentity', outcome: 'failed', cause }]);
    for (const listing of listings)
      expect(listing).toMatchObject({ complete: false, cause, account: '-', target: 'prod' });
    expect(new Set(listings.map(({ type }) => type))).toEqual(new Set(everything.keys()));
    const keys = listings.filter(({ type }) => type === 'aws/kms/key').map(({ region }) => region);
    expect(keys).toEqual(['ap-northeast-1', 'us-east-1']);
  });

  it('that cannot be reached is unreachable', async () => {
    const server = await startReplayServer([]);
    await server.close();
    const { calls, listings } = await plan({ options: { env: { AWS_ENDPOINT_URL: server.url } } });
    expect(calls[0]?.cause).toMatchObject({ kind: 'unreachable', code: 'ECONNREFUSED' });
    expect(listings.map(({ cause }) => cause?.kind)).toEqual(['unreachable']);
  });
});

describe('an endpoint override', () => {
  const identity = loadWorld('sts/caller');

  it('of the environment is recorded, without what stands before the @', async () => {
    const server = await startReplayServer(identity);
    const url = server.url.replace('//', '//user:pass@');
    const env = {
      AWS_ENDPOINT_URL: url,
      AWS_ENDPOINT_URL_KMS: 'http://127.0.0.1:1/path',
      AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:2',
    };
    const { target } = await plan({ options: { env } });
    // S3 is not wanted, so its override plays no part.
    expect(target.endpointOverride).toBe(['http://127.0.0.1:1', server.url].sort().join(', '));
    await server.close();
  });

  it('of the named profile is used and recorded, its services before the rest', async () => {
    const server = await startReplayServer(identity);
    writeConfig(
      `[profile p]\naws_access_key_id = a\naws_secret_access_key = s\nendpoint_url = http://127.0.0.1:1\nservices = here\n` +
        `[services here]\nsts =\n  endpoint_url = ${server.url}\n`,
    );
    const { target } = await plan({ profile: 'p', options: { env: {} } });
    expect(server.requests).toHaveLength(1);
    expect(target.endpointOverride).toBe(['http://127.0.0.1:1', server.url].sort().join(', '));
    await server.close();
  });

  it('that is switched off is neither used nor recorded', async () => {
    const stop = new AbortController();
    stop.abort();
    const env = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
    const { target } = await plan({ options: { env, signal: stop.signal } });
    expect(target.endpointOverride).toBeUndefined();
  });
});

describe('a client', () => {
  it('goes where we say, not where the default profile of the SDK does', async () => {
    writeConfig(
      '[default]\nendpoint_url = http://127.0.0.1:1\n[profile p]\naws_access_key_id = a\naws_secret_access_key = s\n',
    );
    const target = { name: 'prod', provider: 'aws', regions: ['ap-northeast-1'], profile: 'p' } as const;
    const { session } = await connect(target, defaults({ env: {} }), patience);
    const client = new STSClient(clientSettings(session, 'STS', 'ap-northeast-1'));
    const hosts: string[] = [];
    client.middlewareStack.add(
      () => async (args) => {
        hosts.push((args.request as { readonly hostname: string }).hostname);
        throw new Error('nothing is sent');
      },
      { step: 'finalizeRequest', priority: 'high' },
    );
    await expect(client.send(new GetCallerIdentityCommand({}))).rejects.toThrow('nothing is sent');
    expect(hosts).toEqual(['sts.ap-northeast-1.amazonaws.com']);
  });
});

describe('loadProvider', () => {
  it('finds this one', async () => {
    expect((await loadProvider('aws')).name).toBe('aws');
  });
});

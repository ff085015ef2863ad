import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { UsageError } from '../../../../src/model/errors.ts';
import type { LedgerCall } from '../../../../src/model/snapshot.ts';
import { createAgents } from '../../../../src/providers/aws/connect/agents.ts';
import { clientSettings } from '../../../../src/providers/aws/connect/session.ts';
import { createAwsProvider } from '../../../../src/providers/aws/index.ts';
import { openTestSession } from '../../../support/aws-session.ts';
import { loadWorld } from '../../../support/aws-world.ts';
import { createCertificate } from '../../../support/certificate.ts';
import { isolateAws } from '../../../support/collect-aws.ts';
import { type HttpProxyOptions, startHttpProxy } from '../../../support/http-proxy.ts';
import { type ReplayServer, startReplayServer } from '../../../support/replay-server.ts';

beforeEach(isolateAws);

const assumed =
  '<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>AKIDASSUMED</AccessKeyId><SecretAccessKey>s' +
  '</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>' +
  '</AssumeRoleResult></AssumeRoleResponse>';
const world = [...loadWorld('sts/caller'), { call: 'sts:AssumeRole', status: 200, body: assumed }];
const authority = createCertificate({ subject: 'Acme Root', ca: true });
const host = createCertificate({
  subject: 'aws',
  issuer: authority,
  names: ['*.ap-northeast-1.amazonaws.com', 'sts.acme.test', 'localhost'],
  addresses: [[127, 0, 0, 1]],
});
const tls = { cert: host.pem, key: host.keyPem };

function fileOf(content: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'comply-ca-')), 'ca.pem');
  writeFileSync(file, content);
  return file;
}

async function startServer(secure: boolean): Promise<ReplayServer & { readonly port: number }> {
  const server = await startReplayServer(world, undefined, secure ? { tls } : {});
  onTestFinished(server.close);
  return { ...server, port: Number(new URL(server.url).port) };
}

async function startProxy(options: HttpProxyOptions) {
  const proxy = await startHttpProxy(options);
  onTestFinished(proxy.close);
  return proxy;
}

/** How the one call of an empty scan ended. */
async function identify(env: Readonly<Record<string, string>>): Promise<LedgerCall | undefined> {
  const provider = createAwsProvider({ sleep: async () => undefined, maxAttempts: 1 });
  const plan = await provider.plan(
    { name: 'prod', provider: 'aws', regions: ['ap-northeast-1'] },
    {
      wanted: new Map(),
      env,
      now: () => new Date('2026-11-25T00:00:00Z'),
      signal: new AbortController().signal,
      timeout: 2000,
      concurrency: 4,
    },
  );
  return plan.calls[0];
}

async function refusal(env: Readonly<Record<string, string>>): Promise<UsageError> {
  const error = await identify(env).catch((thrown: unknown) => thrown);
  if (!(error instanceof UsageError)) throw new Error(`no usage error: ${error}`);
  expect(error.text.ja).toMatch(/[ぁ-ん]/);
  expect(`${error.text.en}${error.text.ja}`).not.toContain('\n');
  return error;
}

describe('a proxy', () => {
  it('carries HTTPS in a tunnel, and finds the host itself', async () => {
    const { port } = await startServer(true);
    const proxy = await startProxy({ port });
    const env = { HTTPS_PROXY: proxy.url.replace('//', '//acme:p%40ss@'), AWS_CA_BUNDLE: fileOf(authority.pem) };
    expect(await identify(env)).toMatchObject({ outcome: 'ok', attempts: 1 });
    expect(proxy.asked).toEqual(['CONNECT sts.ap-northeast-1.amazonaws.com:443']);
    expect(proxy.users).toEqual(['acme:p@ss']);
  });

  it('carries HTTP, of an endpoint that has it', async () => {
    const { port } = await startServer(false);
    const proxy = await startProxy({ port });
    const env = { http_proxy: proxy.url, HTTP_PROXY: 'http://127.0.0.1:1', AWS_ENDPOINT_URL: 'http://sts.acme.test' };
    expect(await identify(env)).toMatchObject({ outcome: 'ok' });
    expect(proxy.asked).toEqual(['POST http://sts.acme.test/']);
  });

  it.each([
    ['the loopback', {}],
    ['what NO_PROXY names', { NO_PROXY: 'acme.test, localhost' }],
  ])('is not used for %s', async (_, bypass) => {
    const { port } = await startServer(true);
    const proxy = await startProxy({ port: 1 });
    const env = {
      ...bypass,
      HTTPS_PROXY: proxy.url,
      AWS_CA_BUNDLE: fileOf(authority.pem),
      AWS_ENDPOINT_URL: `https://localhost:${port}`,
    };
    expect(await identify(env)).toMatchObject({ outcome: 'ok' });
    expect(proxy.asked).toEqual([]);
  });

  it.each([403, 407, 502])('that refuses with %i is no denial by AWS', async (refuse) => {
    const { port } = await startServer(true);
    const proxy = await startProxy({ port, refuse });
    const call = await identify({ HTTPS_PROXY: proxy.url, AWS_CA_BUNDLE: fileOf(authority.pem) });
    expect(call?.cause).toMatchObject({ kind: 'unreachable', code: 'ProxyRefused' });
  });

  it('that is not there is unreachable', async () => {
    const call = await identify({ HTTPS_PROXY: 'http://127.0.0.1:1' });
    expect(call?.cause).toMatchObject({ kind: 'unreachable', code: 'ECONNREFUSED' });
  });

  it.each(['socks5://127.0.0.1:1080', 'http://', 'http://secret@:8080', '::'])('%j is none', async (value) => {
    const { message } = await refusal({ HTTPS_PROXY: value });
    expect(message).toMatch(/^HTTPS_PROXY is not the address of an HTTP proxy/);
    expect(message).not.toContain('secret');
  });
});

describe('credentials that the chain asks for', () => {
  const role =
    '[profile audit]\nrole_arn = arn:aws:iam::111122223333:role/ComplyAudit\nsource_profile = base\n' +
    '[profile base]\naws_access_key_id = a\naws_secret_access_key = s\n';

  it('go through the proxy too, and trust the same authority', async () => {
    const { port } = await startServer(true);
    const proxy = await startProxy({ port });
    vi.stubEnv('AWS_CONFIG_FILE', fileOf(role));
    vi.stubEnv('AWS_PROFILE', 'audit');
    const env = { HTTPS_PROXY: proxy.url, AWS_CA_BUNDLE: fileOf(authority.pem), AWS_PROFILE: 'audit' };
    expect(await identify(env)).toMatchObject({ call: 'sts:GetCallerIdentity', outcome: 'ok' });
    // One connection serves both: kept alive, in one tunnel.
    expect(proxy.asked).toEqual(['CONNECT sts.ap-northeast-1.amazonaws.com:443']);
  });

  it('of an SSO session are asked for in its own region', async () => {
    const proxy = await startProxy({ port: 1, refuse: 403 });
    const home = mkdtempSync(join(tmpdir(), 'comply-home-'));
    const start = 'https://acme.awsapps.com/start';
    mkdirSync(join(home, '.aws', 'sso', 'cache'), { recursive: true });
    const token = join(home, '.aws', 'sso', 'cache', `${createHash('sha1').update(start).digest('hex')}.json`);
    writeFileSync(token, JSON.stringify({ accessToken: 'token', expiresAt: '2099-01-01T00:00:00Z' }));
    const sso = `sso_start_url = ${start}\nsso_region = us-west-2\nsso_account_id = 111122223333\nsso_role_name = Audit\n`;
    vi.stubEnv('HOME', home);
    vi.stubEnv('AWS_CONFIG_FILE', fileOf(`[profile sso]\n${sso}`));
    await identify({ HTTPS_PROXY: proxy.url, AWS_PROFILE: 'sso' }).catch(() => undefined);
    expect(new Set(proxy.asked)).toEqual(new Set(['CONNECT portal.sso.us-west-2.amazonaws.com:443']));
  });
});

describe('a custom authority', () => {
  it('is needed where the usual ones do not know the certificate', async () => {
    const server = await startServer(true);
    const call = await identify({ AWS_ENDPOINT_URL: server.url });
    expect(call?.cause).toMatchObject({ kind: 'unreachable', code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
  });

  it('comes from AWS_CA_BUNDLE, among others in it', async () => {
    const server = await startServer(true);
    const other = createCertificate({ subject: 'Other', ca: true });
    const bundle = fileOf(`# Acme\n${other.pem}\nAcme Root\n${authority.pem}`);
    expect(await identify({ AWS_ENDPOINT_URL: server.url, AWS_CA_BUNDLE: bundle })).toMatchObject({ outcome: 'ok' });
  });

  it('comes from the profile, after the environment', async () => {
    const server = await startServer(true);
    vi.stubEnv('AWS_CONFIG_FILE', fileOf(`[default]\nca_bundle = ${fileOf(authority.pem)}\n`));
    expect(await identify({ AWS_ENDPOINT_URL: server.url })).toMatchObject({ outcome: 'ok' });
    const other = fileOf(createCertificate({ subject: 'Other', ca: true }).pem);
    const call = await identify({ AWS_ENDPOINT_URL: server.url, AWS_CA_BUNDLE: other });
    expect(call?.cause?.kind).toBe('unreachable');
  });

  it('that cannot be read or is none is said in one line', async () => {
    const missing = await refusal({ AWS_CA_BUNDLE: '/nonexistent/ca.pem' });
    expect(missing.message).toMatch(/^AWS_CA_BUNDLE names '\/nonexistent\/ca.pem', which cannot be read \(ENOENT\)/);
    expect((await refusal({ AWS_CA_BUNDLE: fileOf('no certificate') })).message).toContain('holds no PEM certificate');
    const broken = `${authority.pem}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`;
    expect((await refusal({ AWS_CA_BUNDLE: fileOf(broken) })).message).toContain('holds a broken certificate');
  });
});

describe('a name under localhost', () => {
  it('is the loopback, whatever the resolver says', async () => {
    const { port } = await startServer(false);
    const env = { AWS_ENDPOINT_URL: `http://111122223333.localhost:${port}` };
    expect(await identify(env)).toMatchObject({ outcome: 'ok' });
  });

  it('is reached by a process that is busy for half a second while it connects', async () => {
    const server = createServer((_, response) => response.end()).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { httpAgent } = createAgents({ sockets: 1 });
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = get({ host: '111122223333.localhost', port, agent: httpAgent }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode));
      });
      request.on('error', reject);
      request.on('socket', () => process.nextTick(stayBusy, 500));
    });
    httpAgent.destroy();
    expect(status).toBe(200);
  });
});

function stayBusy(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

describe('S3 Control, which puts the account before the host', () => {
  it('takes an endpoint that is an address of the loopback', async () => {
    const answer = { call: 's3control:GetPublicAccessBlock', status: 200, body: '<PublicAccessBlockConfiguration/>' };
    const { session } = await openTestSession([answer]);
    const { GetPublicAccessBlockCommand, S3ControlClient } = await import('@aws-sdk/client-s3-control');
    const client = new S3ControlClient(clientSettings(session, 'S3 Control', 'ap-northeast-1'));
    const found = await client.send(new GetPublicAccessBlockCommand({ AccountId: '111122223333' }));
    expect(found.PublicAccessBlockConfiguration).toEqual({});
  });
});

describe('a host that does not exist', () => {
  it('is unreachable, and not a service that the region lacks', async () => {
    const call = await identify({ AWS_ENDPOINT_URL: 'http://sts.acme.invalid' });
    expect(call?.cause?.kind).toBe('unreachable');
    expect(['ENOTFOUND', 'EAI_AGAIN']).toContain(call?.cause?.code);
  });
});

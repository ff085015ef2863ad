import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openKmsSigner } from '../../../../src/evidence/sign/kms-signer.ts';
import { parseDestination } from '../../../../src/evidence/upload/destination.ts';
import { openStore } from '../../../../src/evidence/upload/store.ts';
import { uploadBundle } from '../../../../src/evidence/upload/upload-bundle.ts';
import { UsageError } from '../../../../src/model/errors.ts';
import { openAwsServices } from '../../../../src/providers/index.ts';
import { makeBundle } from '../../../evidence/upload/make-bundle.ts';
import { startReplayS3 } from '../../../evidence/upload/replay-s3.ts';
import { isolateAws } from '../../../support/collect-aws.ts';
import { startKms } from '../../../support/kms-server.ts';

beforeEach(isolateAws);

function open(env: Readonly<Record<string, string>> = {}, profile?: string) {
  return openAwsServices({ profile, env, now: () => new Date('2026-11-22T00:00:00Z'), timeout: 5000 });
}

function configure(text: string): void {
  const file = join(mkdtempSync(join(tmpdir(), 'comply-aws-')), 'config');
  writeFileSync(file, text);
  vi.stubEnv('AWS_CONFIG_FILE', file);
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof UsageError)) throw new Error(`no usage error: ${error}`);
  expect(error.text.ja).toMatch(/\p{sc=Hiragana}/u);
  expect(`${error.text.en}${error.text.ja}`).not.toMatch(/\n|target|ターゲット/);
  return error.message;
}

describe('settings of a service that is no target', () => {
  it('are of the region asked for, or of the environment, or of the global endpoints', async () => {
    expect((await open())('S3')).toMatchObject({ region: 'us-east-1' });
    vi.stubEnv('AWS_REGION', 'ap-northeast-1');
    const services = await open();
    expect(services('KMS').region).toBe('ap-northeast-1');
    expect(services('S3', 'ap-northeast-3').region).toBe('ap-northeast-3');
  });

  it('take the endpoint of the service before that of all, and the environment before the profile', async () => {
    const env = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:2' };
    const services = await open(env);
    expect([services('S3').endpoint, services('KMS').endpoint]).toEqual(['http://127.0.0.1:2', 'http://127.0.0.1:1']);
    configure(
      '[profile evidence]\nservices = local\nregion = ap-northeast-3\naws_access_key_id = a\naws_secret_access_key = s\n' +
        '[services local]\ns3 =\n  endpoint_url = http://127.0.0.1:3\n',
    );
    const named = await open({}, 'evidence');
    expect(named('S3')).toMatchObject({ endpoint: 'http://127.0.0.1:3', region: 'ap-northeast-3' });
    expect(named('KMS').endpoint).toBeUndefined();
    expect((await open(env, 'evidence'))('S3').endpoint).toBe('http://127.0.0.1:2');
  });

  it('carry the keys of the profile, and share one handler', async () => {
    configure('[profile evidence]\naws_access_key_id = AKIDEVIDENCE\naws_secret_access_key = s\n');
    const services = await open({}, 'evidence');
    expect(await services('S3').credentials()).toMatchObject({ accessKeyId: 'AKIDEVIDENCE' });
    expect(services('S3').requestHandler).toBe(services('KMS').requestHandler);
  });

  it('are refused in one line before anything is asked of a service', async () => {
    expect(await refusal(open({}, 'evidense'))).toMatch(/^AWS profile 'evidense' is in neither ~\/.aws\/config nor/);
    vi.stubEnv('AWS_REGION', 'tokyo');
    expect(await refusal(open())).toBe("'tokyo' is not an AWS region; write one such as ap-northeast-1");
    vi.stubEnv('AWS_REGION', undefined);
    expect(await refusal(open({ HTTPS_PROXY: 'socks5://x' }))).toMatch(/^HTTPS_PROXY is not the address/);
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);
    expect(await refusal(open())).toMatch(/^no AWS credentials found/);
  });

  it('say what STS says where a role cannot be assumed, and blame no bucket', async () => {
    const message = 'User: arn:aws:iam::111122223333:user/acme is not authorized to perform: sts:AssumeRole';
    const server = createServer((_, response) => {
      response.writeHead(403, { 'content-type': 'text/xml', 'x-amzn-requestid': '1' });
      response.end(
        `<ErrorResponse><Error><Code>AccessDenied</Code><Message>${message}</Message></Error></ErrorResponse>`,
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    configure(
      '[profile evidence]\nrole_arn = arn:aws:iam::444455556666:role/ComplyEvidence\nsource_profile = base\n' +
        '[profile base]\naws_access_key_id = a\naws_secret_access_key = s\n',
    );
    vi.stubEnv('AWS_ENDPOINT_URL_STS', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    expect(await refusal(open({}, 'evidence'))).toBe(`AWS profile 'evidence' gives no credentials: ${message}`);
  });
});

describe('what they are for', () => {
  it('an upload: an empty answer to each object, and a bundle that is larger than what is held in memory', async () => {
    const s3 = await startReplayS3();
    onTestFinished(s3.close);
    const services = await open({ AWS_ENDPOINT_URL_S3: s3.url });
    const destination = parseDestination('s3://acme-evidence/comply');
    const store = await openStore({ destination, settings: (region) => services('S3', region) });
    const large = Buffer.alloc(70 * 1024 * 1024, 'comply');
    const files = { 'records/aws-iam.ndjson.gz': large, 'scope.json': '{}' };
    const receipt = await uploadBundle({ directory: makeBundle({ files }), store, lock: { term: { years: 6 } } });
    expect(receipt.objects.length).toBe(5);
    const key = `${receipt.keyPrefix}records/aws-iam.ndjson.gz`;
    expect(s3.objects.get(key)?.[0]?.body?.equals(large)).toBe(true);
  });

  it('an upload that meets a portal on the way: nothing is taken for put', async () => {
    const s3 = await startReplayS3();
    onTestFinished(s3.close);
    s3.fault = ({ operation }) =>
      operation === 'PutObject'
        ? { status: 200, code: '', headers: { 'content-type': 'text/html' }, page: '<html>sign in</html>' }
        : undefined;
    const services = await open({ AWS_ENDPOINT_URL_S3: s3.url });
    const destination = parseDestination('s3://acme-evidence/comply');
    const store = await openStore({ destination, settings: (region) => services('S3', region) });
    expect(await refusal(uploadBundle({ directory: makeBundle(), store }))).toMatch(/the answer is not one of S3/);
  });

  it('a signature of KMS, in the region that the ARN of the key names', async () => {
    const kms = await startKms();
    onTestFinished(kms.close);
    const services = await open({ AWS_ENDPOINT_URL_KMS: kms.url });
    const signer = await openKmsSigner({ kind: 'awskms', key: kms.arn, region: 'ap-northeast-1' }, services('KMS'));
    expect((await signer.sign(Buffer.from('message'))).length).toBeGreaterThan(60);
    expect(new Set(kms.requests.map(({ region }) => region))).toEqual(new Set(['ap-northeast-1']));
  });
});

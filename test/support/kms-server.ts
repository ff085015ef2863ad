import { execFileSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type KmsOperation = 'GetPublicKey' | 'Sign';

/** One call as it arrived. */
export interface KmsRequest {
  readonly operation: KmsOperation;
  readonly body: Readonly<Record<string, unknown>>;
  /** The region that the signature of the request is for. */
  readonly region: string;
}

export interface KmsOptions {
  /** Error code instead of an answer. `DryRun` is the Sign that only asks. */
  readonly refuse?: Partial<Record<KmsOperation | 'DryRun', string>>;
  /** Members of the answer to GetPublicKey that differ. */
  readonly publicKey?: Readonly<Record<string, unknown>>;
  /** It hashes the digest once more, as moto does whatever it is asked. */
  readonly hashesAgain?: boolean;
}

export interface KmsServer {
  readonly url: string;
  readonly arn: string;
  readonly publicKeyPem: string;
  readonly requests: KmsRequest[];
  readonly close: () => Promise<void>;
}

/**
 * KMS with one key of ECC_NIST_P256, in its wire format (AWS JSON 1.1): it signs a digest as the manual says, which moto
 * does not. https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html. Needs the openssl program.
 */
export async function startKms(options: KmsOptions = {}): Promise<KmsServer> {
  const arn = 'arn:aws:kms:ap-northeast-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
  const folder = mkdtempSync(join(tmpdir(), 'comply-kms-'));
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  writeFileSync(join(folder, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const sign = (message: Buffer): Buffer => {
    writeFileSync(join(folder, 'digest'), message);
    const hashing = options.hashesAgain === true ? ['-rawin', '-digest', 'sha256'] : [];
    const args = ['pkeyutl', '-sign', '-inkey', 'key.pem', ...hashing, '-in', 'digest', '-out', 'signature'];
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
    return readFileSync(join(folder, 'signature'));
  };
  const answer = ({ operation, body }: KmsRequest): object | string => {
    const isDry = body.DryRun === true;
    const refusal = options.refuse?.[isDry ? 'DryRun' : operation];
    if (refusal !== undefined) return refusal;
    const algorithm = { KeyId: arn, SigningAlgorithm: 'ECDSA_SHA_256' };
    if (operation === 'GetPublicKey') {
      const usual = { KeyUsage: 'SIGN_VERIFY', KeySpec: 'ECC_NIST_P256', SigningAlgorithms: ['ECDSA_SHA_256'] };
      return { KeyId: arn, PublicKey: spki.toString('base64'), ...usual, ...options.publicKey };
    }
    const message = Buffer.from(String(body.Message), 'base64');
    if (body.MessageType !== 'DIGEST' || message.length !== 32) return 'ValidationException';
    if (isDry) return 'DryRunOperationException';
    return { ...algorithm, Signature: sign(message).toString('base64') };
  };
  const requests: KmsRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const operation = String(request.headers['x-amz-target']).replace('TrentService.', '') as KmsOperation;
      const region = /Credential=[^/]+\/\d+\/([^/]+)\/kms\//.exec(request.headers.authorization ?? '')?.[1] ?? '';
      const seen: KmsRequest = { operation, region, body: JSON.parse(Buffer.concat(chunks).toString()) };
      requests.push(seen);
      const found = answer(seen);
      const isError = typeof found === 'string';
      response.writeHead(isError ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify(isError ? { __type: found, message: `as asked: ${found}` } : found));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arn,
    publicKeyPem: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString(),
    requests,
    close: () =>
      new Promise((resolve) => {
        rmSync(folder, { recursive: true, force: true });
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

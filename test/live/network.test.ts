import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadWorld } from '../support/aws-world.ts';
import { createCertificate } from '../support/certificate.ts';
import { type HttpProxy, startHttpProxy } from '../support/http-proxy.ts';
import { type ReplayServer, startReplayServer } from '../support/replay-server.ts';
import { parseAssessment } from './support/assessment.ts';
import { comply, emptyFolder } from './support/comply.ts';

const authority = createCertificate({ subject: 'Acme Root', ca: true });
const host = createCertificate({ subject: 'aws', issuer: authority, names: ['*.ap-northeast-1.amazonaws.com'] });
const ca = join(emptyFolder(), 'ca.pem');
writeFileSync(ca, authority.pem);
const args = ['scan', '--region', 'ap-northeast-1', '--rule', 'aws/kms/rotation', '--format', 'json'];
const keys = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' };

describe('a network that lets nothing out but through its proxy, and looks into what goes out', () => {
  let server: ReplayServer;
  let proxy: HttpProxy;
  beforeAll(async () => {
    const tls = { cert: host.pem, key: host.keyPem };
    server = await startReplayServer(loadWorld('sts/caller', 'kms/compliant'), undefined, { tls });
    proxy = await startHttpProxy({ port: Number(new URL(server.url).port) });
  });
  afterAll(async () => {
    await proxy.close();
    await server.close();
  });

  it('is scanned through with HTTPS_PROXY and the bundle of its authority', async () => {
    const env = { ...keys, HTTPS_PROXY: proxy.url.replace('//', '//acme:p%40ss@'), AWS_CA_BUNDLE: ca };
    const run = await comply(args, { env });
    const { results, run: about, ledger } = parseAssessment(run.stdout);
    expect(run.stderr).toBe('');
    expect(about.complete).toBe(true);
    expect(ledger.gaps).toEqual([]);
    expect(results.map(({ outcome }) => outcome)).toContain('pass');
    expect(new Set(proxy.asked)).toEqual(
      new Set(['CONNECT sts.ap-northeast-1.amazonaws.com:443', 'CONNECT kms.ap-northeast-1.amazonaws.com:443']),
    );
    expect(new Set(proxy.users)).toEqual(new Set(['acme:p@ss']));
  });

  it('is not scanned without that authority: nothing is told, exit 3', async () => {
    const before = server.requests.length;
    const run = await comply(args, { env: { ...keys, HTTPS_PROXY: proxy.url } });
    const { results, ledger } = parseAssessment(run.stdout);
    expect(run.code).toBe(3);
    expect(results.map(({ outcome }) => outcome)).toEqual(['unknown']);
    expect(ledger.gaps[0]?.cause.kind).toBe('unreachable');
    expect(server.requests).toHaveLength(before);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { loadWorld } from '../support/aws-world.ts';
import { createCertificate } from '../support/certificate.ts';
import { isolateAws } from '../support/collect-aws.ts';
import { emptyAnswer } from '../support/empty-answer.ts';
import { type FaultScript, startReplayServer } from '../support/replay-server.ts';
import { type ComplyRun, runComply } from '../support/run-comply.ts';
import { startTlsServer } from '../support/servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'comply-found-'));
afterAll(() => rmSync(folder, { recursive: true }));
const config = join(folder, 'comply.yaml');
writeFileSync(
  config,
  `targets:
  - { name: prod, provider: aws, regions: [ap-northeast-1] }
  - { name: dr, provider: aws, regions: [ap-northeast-3] }
  - { name: web, provider: endpoint, from: [prod] }
`,
);

/** The actions the policy grants for these flags. */
async function actions(...flags: string[]): Promise<readonly string[]> {
  const run = await runComply(['permissions', 'aws', '-c', config, ...flags]);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  return (JSON.parse(run.stdout) as { readonly Statement: readonly [{ readonly Action: readonly string[] }] })
    .Statement[0].Action;
}

describe('what tells endpoints', () => {
  const telling = [
    'apigateway:GET',
    'cloudfront:ListDistributions',
    'elasticloadbalancing:DescribeListeners',
    'elasticloadbalancing:DescribeLoadBalancers',
  ];

  it('is in the policy of a rule about endpoints, where a target takes them from AWS', async () => {
    expect(await actions('--rule', 'endpoint/http/hsts')).toEqual([...telling, 'sts:GetCallerIdentity']);
  });

  it('is not where the targets are others, or no rule is about endpoints', async () => {
    expect(await actions('--rule', 'endpoint/http/hsts', '--target', 'dr')).toEqual(['sts:GetCallerIdentity']);
    expect(await actions('--rule', 'aws/iam/root-mfa')).toEqual(['iam:GetAccountSummary', 'sts:GetCallerIdentity']);
  });
});

describe('a target that takes endpoints from another', () => {
  it('is not scanned without it', async () => {
    const run = await runComply(['scan', '-c', config, '--target', 'web']);
    expect(run).toMatchObject({
      code: 2,
      stdout: '',
      stderr: "comply: target 'web' takes endpoints from prod: give --target prod too\n",
    });
  });

  it('says so in Japanese, and for a preflight', async () => {
    const run = await runComply(['preflight', '-c', config, '--target', 'web', '--lang', 'ja']);
    expect(run).toMatchObject({
      code: 2,
      stderr: "comply: ターゲット 'web' のエンドポイントは prod から検出する。--target prod も指定すること\n",
    });
  });
});

describe('a load balancer that is in truth a server on the loopback', () => {
  const rules = ['--rule', 'endpoint/tls/served-*', '--rule', 'endpoint/tls/minimum-version'];
  const refuse: FaultScript = ({ call }) =>
    call === 'elasticloadbalancing:DescribeLoadBalancers'
      ? { kind: 'error', status: 403, code: 'AccessDenied' }
      : undefined;
  const identity = createCertificate({ subject: 'localhost' });
  let count = 0;
  beforeEach(isolateAws);

  interface Run {
    readonly comply: ComplyRun;
    /** Where the server is. */
    readonly name: string;
  }

  /** Runs a command on an account with that load balancer. */
  async function run(argv: readonly string[], script?: FaultScript): Promise<Run> {
    const { port } = await startTlsServer({ key: identity.keyPem, cert: identity.pem, minVersion: 'TLSv1.2' });
    const world = loadWorld('sts/caller', 'elbv2/compliant').map(({ body, ...answer }) => ({
      ...answer,
      body: body.replace(/acme-app-\d+[a-z0-9.-]+/, 'localhost').replaceAll('<Port>443</Port>', `<Port>${port}</Port>`),
    }));
    const server = await startReplayServer(world, script, { otherwise: emptyAnswer });
    onTestFinished(server.close);
    const env = { CI: '1', AWS_ENDPOINT_URL: server.url };
    return { comply: await runComply([...argv, '-c', config, ...rules], { env }), name: `localhost:${port}` };
  }
  const scan = ['scan', '--target', 'prod', '--target', 'web', '--format', 'json'];
  const results = ({ comply }: Run) =>
    comply.json.results
      .filter(({ outcome }) => outcome !== 'not-applicable')
      .map(({ rule, outcome, resource }) => `${rule} ${outcome} ${resource.id.replace(/^endpoint.tls:/, '')}`);

  it('is scanned, kept, and judged again from what was kept', async () => {
    const kept = join(folder, String(count++));
    const first = await run([...scan, '--save-snapshot', kept]);
    expect(results(first)).toEqual([
      `endpoint/tls/minimum-version pass ${first.name}`,
      `endpoint/tls/served-as-configured-load-balancer pass ${first.name}`,
    ]);
    const again = await run(['scan', '--format', 'json', '--from', kept]);
    expect(results(again)).toEqual(results(first));
  });

  it('is found by a resumed scan once AWS tells it', async () => {
    const kept = join(folder, String(count++));
    const first = await run([...scan, '--save-snapshot', kept], refuse);
    expect(new Set(results(first).map((result) => result.split(' ')[1]))).toEqual(new Set(['unknown']));
    const second = await run([...scan, '--resume', kept]);
    expect(results(second)).toContain(`endpoint/tls/served-as-configured-load-balancer pass ${second.name}`);
  });

  it('is what a preflight asks AWS about, and names the rules on endpoints where it may not', async () => {
    const preflight = ['preflight', '--target', 'prod', '--target', 'web'];
    expect((await run(preflight)).comply.code).toBe(0);
    const { comply: refused } = await run(preflight, refuse);
    expect(refused.code).toBe(3);
    const text = refused.stdout.replace(/\s+/g, ' ');
    expect(text).toContain('? elasticloadbalancing:DescribeLoadBalancers');
    expect(text).toContain('4 rules will be unknown: endpoint/tls/minimum-version, endpoint/tls/served-as-configured');
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalog, shippedRules } from '../../src/catalog/load.ts';
import { awsSchemas } from '../../src/providers/aws/collectors.ts';
import { resourceSchemas } from '../../src/providers/schemas.ts';
import { actionsOf } from '../support/aws-actions.ts';
import { hasNoEmulator, useAccount } from './support/account.ts';
import { awsEnvironment, comply, emptyFolder } from './support/comply.ts';
import { isAnswered, unasked } from './support/emulator.ts';
import type { Fault } from './support/fault-proxy.ts';
import { region } from './support/seed/settings.ts';

const catalog = await loadCatalog(shippedRules, resourceSchemas);
const { fields = {} } = awsSchemas.find(({ type }) => type === 'aws/kms/key') ?? {};
/** Those of keys that read what the policy of a key says. */
const keyPolicyRules = catalog.rules
  .filter(({ reads }) =>
    reads['aws/kms/key']?.some((name) => fields[name]?.from?.some(({ call }) => call === 'kms:GetKeyPolicy')),
  )
  .map(({ id }) => id)
  .filter((id) => id.startsWith('aws/kms/'));

describe.skipIf(hasNoEmulator)('what a live AWS account has to permit', () => {
  const account = useAccount();
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'comply.yaml'), `targets:\n  - { name: prod, provider: aws, regions: [${region}] }\n`);

  async function run(args: readonly string[], ...faults: Fault[]) {
    account().proxy.inject(...faults);
    const ended = await comply(args, { cwd, env: awsEnvironment(account().proxy.url) });
    const asked = new Set(account().proxy.requests.map(({ call }) => call));
    return { ...ended, asked };
  }

  async function grantedBy(...args: string[]): Promise<readonly string[]> {
    const { stdout, asked } = await run(['permissions', 'aws', ...args]);
    expect(asked.size).toBe(0);
    const { Statement } = JSON.parse(stdout) as { Statement: { Action: string[]; Effect: string; Resource: string }[] };
    expect(Statement).toMatchObject([{ Effect: 'Allow', Resource: '*' }]);
    return Statement.flatMap(({ Action }) => Action);
  }

  it('is what `comply permissions aws` prints: what the scan was seen to use, and no more', async () => {
    const granted = await grantedBy();
    const { asked } = await run(['scan', '--quiet']);
    const used = new Set([...asked].flatMap(actionsOf));
    expect([...used].filter((action) => !granted.includes(action))).toEqual([]);
    // What is asked about things that the emulator cannot list, and where the region does not offer the service.
    const elsewhere = [...Object.keys(unasked), 'healthlake:ListFHIRDatastores'].flatMap(actionsOf);
    expect(granted.filter((action) => !used.has(action)).sort()).toEqual([...new Set(elsewhere)].sort());
    console.log(`${granted.length} actions granted, ${used.size} of them used, by ${asked.size} calls`);
  });

  it('is less for fewer rules', async () => {
    const rules = ['--framework', 'hipaa', '--rule', 'aws/kms/*', '--rule', 'aws/cognito/mfa'];
    const granted = await grantedBy(...rules);
    const { asked } = await run(['scan', '--quiet', ...rules]);
    expect(granted).toEqual([...new Set([...asked].flatMap(actionsOf))].sort());
  });

  /** The calls that a preflight says cannot be read. */
  const refusedIn = (stdout: string) => [...stdout.matchAll(/^\? (\S+)$/gm)].map(([, call]) => call);

  const whole = ['--rule', 'aws/kms/*', '--rule', 'aws/sns/*', '--rule', 'aws/cognito/*', '--rule', 'aws/ecs/*'];

  it('is there for all that `comply preflight` tries, once each: exit 0', async () => {
    const { code, stdout, stderr, asked } = await run(['preflight', ...whole]);
    expect([code, stderr, refusedIn(stdout)]).toEqual([0, '', []]);
    expect(stdout).toContain(`${asked.size} calls can be read, 0 cannot`);
    const texts = account().proxy.requests.map(({ call, text }) => `${call} ${text}`);
    expect(new Set(texts).size).toBe(texts.length);
    expect(account().proxy.requests).toHaveLength(asked.size);
  });

  it('is missing where a call is denied: the action and the rules are named, exit 3', async () => {
    const { code, stdout } = await run(['preflight', ...whole], { kind: 'deny', operations: ['GetKeyPolicy'] });
    expect(code).toBe(3);
    expect(refusedIn(stdout)).toEqual(['kms:GetKeyPolicy']);
    const text = stdout.replace(/\s+/g, ' ');
    expect(text).toContain('Grant kms:GetKeyPolicy.');
    const [, named = ''] = /rules? will be unknown: (.*?) \d/.exec(text) ?? [];
    expect(named.split(', ')).toEqual(keyPolicyRules);
    expect(text).toContain(`${keyPolicyRules.length} rules will be unknown`);
  });

  it('is as unknown as the emulator leaves it for all rules', async () => {
    const { code, stdout, asked } = await run(['preflight']);
    expect(code).toBe(3);
    const unanswered = [...asked].filter((call) => !isAnswered(call));
    expect(refusedIn(stdout).sort()).toEqual(unanswered.sort());
    expect(stdout).toContain(`${asked.size - unanswered.length} calls can be read, ${unanswered.length} cannot`);
    console.log(`preflight: ${account().proxy.requests.length} requests, ${stdout.trim().split('\n').at(-1)}`);
  });

  it('does not matter to `comply coverage`, which asks nobody', async () => {
    const { code, stdout, stderr, asked } = await run(['coverage']);
    expect([code, stderr, asked.size]).toEqual([0, '', 0]);
    for (const { title } of catalog.frameworks) expect(stdout).toContain(title.en.split(/[ ,]/, 1)[0]);
    expect(stdout).toMatch(/\d+ of \d+ technical safeguards are tested/);
  });
});

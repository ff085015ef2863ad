import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { runComply } from '../support/run-comply.ts';

const golden = (name: string) =>
  fileURLToPath(new URL(`../../fixtures/golden/permissions.${name}.json`, import.meta.url));

interface Policy {
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Action: string | readonly string[];
    readonly Resource: unknown;
  }[];
}

describe('comply permissions aws', () => {
  const folder = mkdtempSync(join(tmpdir(), 'comply-permissions-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The statements of the policy with a configuration of these targets, by their Sid. */
  const statements = async (targets: string, ...flags: string[]) => {
    const config = join(folder, 'comply.yaml');
    writeFileSync(config, `targets:\n${targets}`);
    const run = await runComply(['permissions', 'aws', '-c', config, '--rule', 'aws/iam/root-mfa', ...flags]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const { Statement } = JSON.parse(run.stdout) as Policy;
    return Object.fromEntries(Statement.map(({ Sid, Action, Resource }) => [Sid, [Action, Resource]]));
  };

  it('prints the policy of the selected rules, ready to paste', async () => {
    const run = await runComply(['permissions', 'aws', '--rule', 'aws/kms/*']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    await expect(run.stdout).toMatchFileSnapshot(golden('aws-kms'));
  });

  it('prints the policy alone, in any language, and says on stderr when no managed policy can hold it', async () => {
    const [en, ja] = await Promise.all(['en', 'ja'].map((lang) => runComply(['permissions', 'aws', '--lang', lang])));
    expect(en?.stdout).toBe(ja?.stdout);
    const length = JSON.stringify(JSON.parse(en?.stdout ?? '')).length;
    expect(length).toBeGreaterThan(6144);
    expect(en?.stderr).toMatch(
      new RegExp(`^comply: the policy has ${length} characters: more than .*6144.*10240.*\\n$`),
    );
    expect(ja?.stderr).toMatch(new RegExp(`^comply: .*${length}文字.*6144.*10240.*\\n$`));
    // Inline it fits.
    expect(length).toBeLessThanOrEqual(10_240);
  });

  it('asks for the regions only where they are not named', async () => {
    const config = join(folder, 'regions.yaml');
    const actions = async (regions: string) => {
      writeFileSync(config, `targets:\n  - { name: prod, provider: aws${regions} }\n`);
      const run = await runComply(['permissions', 'aws', '-c', config, '--rule', 'aws/kms/rotation']);
      return (JSON.parse(run.stdout) as Policy).Statement[0]?.Action;
    };
    expect(await actions('')).toContain('ec2:DescribeRegions');
    expect(await actions(', regions: [ap-northeast-1]')).not.toContain('ec2:DescribeRegions');
  });

  it('lets the caller enter the accounts of a target, and those only', async () => {
    const own = [['iam:GetAccountSummary', 'sts:GetCallerIdentity'], '*'];
    const arn = (account: string) => `arn:aws:iam::${account}:role/ComplyAudit`;
    const roles = [arn('222233334444'), arn('333344445555')];
    const listed = `  - { name: some, provider: aws, role: ["${roles.join('", "')}"] }\n`;
    const organisation = '  - { name: all, provider: aws, organization: { role: ComplyAudit } }\n';
    expect(await statements('  - { name: prod, provider: aws }\n')).toEqual({ ComplyScan: own });
    expect(await statements(listed)).toEqual({ ComplyScan: own, ComplyEnterAccounts: ['sts:AssumeRole', roles] });
    expect(await statements(organisation)).toEqual({
      ComplyScan: own,
      ComplyListAccounts: [['organizations:ListAccounts'], '*'],
      ComplyEnterAccounts: ['sts:AssumeRole', ['arn:*:iam::*:role/ComplyAudit']],
    });
    expect(await statements(listed + organisation, '--target', 'some')).toHaveProperty('ComplyEnterAccounts.1', roles);
  });

  it('takes no other provider', async () => {
    const run = await runComply(['permissions', 'endpoint']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('comply permissions azure and entra', () => {
  it.each([
    ['azure', 'azure/keyvault/*', 'azure-keyvault'],
    ['entra', 'azure/entra/guest*', 'entra-guests'],
  ])('prints what %s has to permit for %s, ready to paste', async (name, rule, file) => {
    const run = await runComply(['permissions', name, '--rule', rule]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    await expect(run.stdout).toMatchFileSnapshot(golden(file));
    const ja = await runComply(['permissions', name, '--rule', rule, '--lang', 'ja']);
    expect(ja).toMatchObject({ code: 0, stdout: run.stdout, stderr: '' });
  });

  it('asks nothing of the other where no rule reads it', async () => {
    const azure = await runComply(['permissions', 'azure', '--rule', 'azure/entra/guest*']);
    expect(JSON.parse(azure.stdout)).toMatchObject({ Actions: [] });
    const entra = await runComply(['permissions', 'entra', '--rule', 'azure/keyvault/*']);
    expect(JSON.parse(entra.stdout)).toMatchObject({ permissions: [] });
  });
});

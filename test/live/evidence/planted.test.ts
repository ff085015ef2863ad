import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createNameLearner } from '../../../src/evidence/redact/learn-names.ts';
import { createRedactor } from '../../../src/evidence/redact/redactor.ts';
import type { SnapshotLine } from '../../../src/model/snapshot.ts';
import { createAwsProvider } from '../../../src/providers/aws/index.ts';
import { everything, isolateAws, observedAt } from '../../support/collect-aws.ts';
import { plantedSecrets } from '../../support/planted-secrets.ts';
import { plantedIn } from '../../support/planted-worlds.ts';
import { hasNoEmulator, useAccount } from '../support/account.ts';
import { awsEnvironment, comply, emptyFolder } from '../support/comply.ts';
import { seedPlanted } from '../support/seed/planted.ts';
import { account as accountId, region, settingsFor } from '../support/seed/settings.ts';

const key = Buffer.alloc(32, 1);

/** Every attribute of every type, and every answer, as a collection of it would write them. */
async function collectAll(endpoint: string): Promise<readonly SnapshotLine[]> {
  isolateAws();
  const signal = new AbortController().signal;
  const plan = await createAwsProvider({ sleep: async () => undefined, maxAttempts: 1 }).plan(
    { name: 'prod', provider: 'aws', regions: [region] },
    {
      wanted: everything,
      env: { AWS_ENDPOINT_URL: endpoint, AWS_ENDPOINT_URL_S3_CONTROL: endpoint.replace('127.0.0.1', 'localhost') },
      now: () => new Date(observedAt),
      signal,
      timeout: 20_000,
      concurrency: 8,
      record: true,
    },
  );
  const lines: SnapshotLine[] = [...plan.calls, ...plan.listings];
  const sink = {
    resource: (resource: object) => lines.push({ kind: 'resource', ...resource } as SnapshotLine),
    call: (line: SnapshotLine) => lines.push(line),
    listing: (line: SnapshotLine) => lines.push(line),
    answer: (line: SnapshotLine) => lines.push(line),
  };
  await Promise.all(plan.tasks.map((task) => task.run(sink, signal)));
  return lines;
}

describe.skipIf(hasNoEmulator)('an account with secrets in it', () => {
  const account = useAccount((endpoint) => seedPlanted(settingsFor(endpoint)));

  it('has none in what is kept, nor in what is said of it', async () => {
    const lines = await collectAll(account().emulator.url);
    const carriers = lines.filter(
      (line) => line.kind === 'resource' && /lambda|ecs|secretsmanager|ssm/.test(line.type),
    );
    expect(carriers.length).toBeGreaterThan(2);
    expect(plantedIn(JSON.stringify(carriers))).toEqual([]);
    const found = plantedIn(JSON.stringify(lines));
    expect(found.length).toBeGreaterThan(plantedSecrets.length - 5);

    const redactor = createRedactor({ accounts: [accountId], key, allowBecause: 'test' });
    const kept = lines.map((line) => redactor.redact(line));
    expect(kept.filter((line) => plantedIn(JSON.stringify(line)).length > 0)).toEqual([]);
    const { replaced } = redactor.finish();
    console.log(
      `${lines.length} lines, ${found.length} of ${plantedSecrets.length} secrets collected in tags`,
      replaced,
    );

    const strict = createRedactor({ accounts: [accountId] });
    for (const line of lines) strict.redact(line);
    expect(() => strict.finish()).toThrow(/look like a secret/);

    const learner = createNameLearner({ keep: new Set() });
    for (const line of lines) learner.learn(line);
    const names = learner.names();
    const hidden = createRedactor({ accounts: [accountId], key, pseudonymise: ['names', 'tags'], names });
    expect(plantedIn(JSON.stringify(lines.map((line) => hidden.redact(line))))).toEqual([]);
    hidden.finish();
  });

  it('has none in any file of a bundle, and no bundle where nobody said why', async () => {
    const cwd = emptyFolder();
    const env = awsEnvironment(account().emulator.url);
    const scan = (...flags: readonly string[]) =>
      comply(['scan', '--region', region, '--format', 'json', ...flags], { cwd, env });

    const refused = await scan('--evidence', 'refused');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('no evidence was written');
    expect(plantedIn(refused.stderr + refused.stdout)).toEqual([]);
    expect(readdirSync(cwd)).toEqual([]);

    const written = await scan('--evidence', 'bundle', '--allow-redaction-hit', 'a test of the redaction');
    expect([1, 3], written.stderr).toContain(written.code);
    expect(plantedIn(written.stdout + written.stderr)).toEqual([]);
    const files = readdirSync(join(cwd, 'bundle'), { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    );
    const texts = files.map(({ parentPath, name }) => {
      const bytes = readFileSync(join(parentPath, name));
      return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
    });
    const found = texts.flatMap((text) => plantedIn(text));
    expect(found).toEqual([]);
    console.log(`${files.length} files of a bundle, ${texts.join('').length} characters: no planted secret in any`);
    const verified = await comply(['evidence', 'verify', 'bundle', '--unsigned', '--reperform'], { cwd });
    expect([0, 14], verified.stdout).toContain(verified.code);
  }, 180_000);
});

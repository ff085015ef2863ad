import { describe, expect, it } from 'vitest';
import { createNameLearner } from '../../../src/evidence/redact/learn-names.ts';
import { createRedactor } from '../../../src/evidence/redact/redactor.ts';
import type { SnapshotLine } from '../../../src/model/snapshot.ts';
import { createAwsProvider } from '../../../src/providers/aws/index.ts';
import { everything, isolateAws, observedAt } from '../../support/collect-aws.ts';
import { plantedSecrets } from '../../support/planted-secrets.ts';
import { plantedIn } from '../../support/planted-worlds.ts';
import { hasNoEmulator, useAccount } from '../support/account.ts';
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
});

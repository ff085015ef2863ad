import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { azureCases } from '../../support/azure-cases.ts';
import { type AzureServer, type AzureServerOptions, startAzureServer } from '../../support/azure-server.ts';
import { testApp, testSecret, testTenant } from '../../support/azure-sign-in.ts';
import { type AzureWorld, loadAzureWorld } from '../../support/azure-world.ts';
import { azureObservedAt, testSubscription } from '../../support/collect-azure.ts';
import { type AssessmentJson, parseAssessment } from './assessment.ts';
import { comply, emptyFolder, type Run, type RunOptions } from './comply.ts';

/** A tenant that is reached over the wire. */
export interface LiveAzure {
  readonly server: AzureServer;
  /** Runs the binary with the credentials of an application of it. */
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<Run>;
}

/** The subscription that worlds tell of, as a target. */
export const oneSubscription: readonly string[] = ['--azure-subscription', testSubscription];

/** A scan of it, judged at the moment that the worlds are of. */
export const scanArgs: readonly string[] = ['scan', ...oneSubscription, '--as-of', azureObservedAt];

/** All cases of this name in one subscription and its tenant. */
export function wholeWorld(name: 'compliant' | 'gaps'): AzureWorld {
  const cases = azureCases.filter((one) => one.name === name);
  return loadAzureWorld('base', ...cases.map(({ path }) => path));
}

/** Answers from a world for as long as `use` takes. */
export async function withAzure<T>(
  world: AzureWorld,
  options: AzureServerOptions,
  use: (azure: LiveAzure) => Promise<T>,
): Promise<T> {
  const server = await startAzureServer(world, options);
  const env = azureEnvironment(server);
  try {
    return await use({
      server,
      run: (args, changes = {}) => comply(args, { ...changes, env: { ...env, ...changes.env } }),
    });
  } finally {
    await server.close();
  }
}

/** What one scan came to, and what it asked for. */
export interface AzureScan extends Run {
  readonly assessment: AssessmentJson;
  readonly server: AzureServer;
}

/** Scans a world, by all rules unless told otherwise. */
export function scanAzure(
  world: AzureWorld,
  options: AzureServerOptions = {},
  ...args: readonly string[]
): Promise<AzureScan> {
  return withAzure(world, options, async ({ server, run }) => {
    const ended = await run([...scanArgs, '--format', 'json', ...args]);
    if (ended.stdout === '') throw new Error(`no report: ${ended.stderr}`);
    return { ...ended, server, assessment: parseAssessment(ended.stdout) };
  });
}

/** Environment of a process that signs in to a server with the secret of its application. */
export function azureEnvironment({ url, graphUrl, ca }: Pick<AzureServer, 'url' | 'graphUrl' | 'ca'>): object {
  const authority = join(emptyFolder(), 'authority.pem');
  writeFileSync(authority, ca);
  return {
    AZURE_TENANT_ID: testTenant,
    AZURE_CLIENT_ID: testApp,
    AZURE_CLIENT_SECRET: testSecret,
    AZURE_AUTHORITY_HOST: url,
    COMPLY_AZURE_ENDPOINT: url,
    COMPLY_GRAPH_ENDPOINT: graphUrl,
    NODE_EXTRA_CA_CERTS: authority,
  };
}

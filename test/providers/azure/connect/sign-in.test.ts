import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { UsageError } from '../../../../src/model/errors.ts';
import { createAzureProvider } from '../../../../src/providers/azure/index.ts';
import type { Plan } from '../../../../src/providers/provider.ts';
import { type AzureServer, startAzureServer } from '../../../support/azure-server.ts';
import { testApp, testSecret, testTenant } from '../../../support/azure-sign-in.ts';
import { loadAzureWorld } from '../../../support/azure-world.ts';
import { azureObservedAt, isolateAzure, testSubscription } from '../../../support/collect-azure.ts';

beforeEach(isolateAzure);

async function startServer(): Promise<AzureServer> {
  const server = await startAzureServer(loadAzureWorld('base'));
  onTestFinished(server.close);
  return server;
}

/** Plans a scan with the provider's own chain of credentials, in this environment. */
function plan(server: AzureServer, environment: Readonly<Record<string, string>>, tenant?: string): Promise<Plan> {
  const env = {
    COMPLY_AZURE_ENDPOINT: server.url,
    COMPLY_GRAPH_ENDPOINT: server.graphUrl,
    AZURE_AUTHORITY_HOST: server.url,
    ...environment,
  };
  // The library reads the environment of the process.
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  return createAzureProvider({ ca: [server.ca], maxAttempts: 1, sleep: async () => undefined }).plan(
    { name: 'prod', provider: 'azure', subscriptions: [], ...(tenant !== undefined && { tenant }) },
    {
      wanted: new Map([['azure/storage/account', new Set(['name'])]]),
      env,
      now: () => new Date(azureObservedAt),
      signal: new AbortController().signal,
      timeout: 2000,
      concurrency: 4,
    },
  );
}

async function refusal(environment: Readonly<Record<string, string>>): Promise<UsageError> {
  const error = await plan(await startServer(), environment).catch((thrown: unknown) => thrown);
  if (!(error instanceof UsageError)) throw new Error(`no usage error: ${error}`);
  for (const text of [error.text.en, error.text.ja]) {
    expect(text).not.toMatch(/[\r\n]/);
    expect(text.length).toBeLessThan(600);
  }
  expect(error.text.ja).toMatch(/[ぁ-ん]/);
  return error;
}

const secret = { AZURE_TENANT_ID: testTenant, AZURE_CLIENT_ID: testApp, AZURE_CLIENT_SECRET: testSecret };

describe('a secret in the environment', () => {
  it('signs in, once for each API, and the token says who it is', async () => {
    const server = await startServer();
    const { target } = await plan(server, secret);
    expect(target).toMatchObject({ id: testTenant, caller: testApp, provider: 'azure' });
    expect(target.accounts).toMatchObject([{ id: testSubscription, name: 'Acme Production', caller: testApp }]);
    expect(target.endpointOverride).toBe([server.url, server.graphUrl].sort().join(', '));
    const tokens = server.signIns.filter(({ path }) => path.endsWith('/token'));
    expect(tokens.map(({ form }) => form.get('scope')?.split(' ')[0])).toEqual([`${server.url}/.default`]);
    expect(tokens.map(({ path }) => path.split('/')[1])).toEqual([testTenant]);
  });

  it('signs in to the tenant that the config names', async () => {
    const server = await startServer();
    const other = '88888888-7777-6666-5555-444444444444';
    expect((await plan(server, secret, other)).target.id).toBe(other);
    const [token] = server.signIns.filter(({ path }) => path.endsWith('/token'));
    expect(token?.path.split('/')[1]).toBe(other);
  });

  it('that is refused is said in one line, with the code of Entra ID and without the secret', async () => {
    const { text } = await refusal({ ...secret, AZURE_CLIENT_SECRET: 'wrong-not-a-secret' });
    for (const line of [text.en, text.ja]) {
      expect(line).toContain('AADSTS7000215');
      expect(line).not.toContain('wrong-not-a-secret');
      expect(line).not.toContain('Trace ID');
    }
    expect(text.en).toMatch(
      /^target 'prod': no Azure credentials \(AADSTS7000215: Invalid client secret .+\); run az login/,
    );
  });

  it('is read from a workload identity as well', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'comply-azure-'));
    const file = join(folder, 'token');
    writeFileSync(file, 'eyJhbGciOiJub25lIn0.e30.');
    const { text } = await refusal({
      AZURE_TENANT_ID: testTenant,
      AZURE_CLIENT_ID: testApp,
      AZURE_FEDERATED_TOKEN_FILE: file,
    });
    // The sign-in here takes secrets alone, so it was asked and refused.
    expect(text.en).toContain('AADSTS7000215');
  });
});

describe('no credentials', () => {
  it('are one line that says what to do', async () => {
    const { text } = await refusal({});
    expect(text.en).toMatch(/^target 'prod': no Azure credentials; run az login, set AZURE_TENANT_ID/);
    expect(text.ja).toMatch(/^ターゲット 'prod': Azureの認証情報を取得できない。az login を実行するか/);
  });

  it('where AZURE_TOKEN_CREDENTIALS names a way that is not there, too', async () => {
    const { text } = await refusal({ AZURE_TOKEN_CREDENTIALS: 'AzureCliCredential' });
    expect(text.en).toMatch(/^target 'prod': no Azure credentials; run az login/);
  });

  it('are said of a value of AZURE_TOKEN_CREDENTIALS that is none', async () => {
    const { text } = await refusal({ AZURE_TOKEN_CREDENTIALS: 'nonsense' });
    expect(text.en).toContain('(Invalid value for AZURE_TOKEN_CREDENTIALS = nonsense); run');
  });
});

describe('a tenant id that is none', () => {
  it('is one line', async () => {
    const server = await startServer();
    const error = await plan(server, secret, 'not a tenant').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).text.en).not.toContain('\n');
  });
});

import type { TokenCredential } from '@azure/core-auth';
import type { HttpClient } from '@azure/core-rest-pipeline';
import { UsageError } from '../../../model/errors.ts';
import { type Credentials, type Expiring, keepCredentials } from '../../send/credentials.ts';
import type { Audience, Cloud } from './cloud.ts';

/** A bearer token. */
export interface Token extends Expiring {
  readonly token: string;
}

/** A token for each API, from one chain. */
export type Tokens = Readonly<Record<Audience, Credentials<Token>>>;

export interface ChainOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Entra tenant to sign in to; absent: that of the credentials. */
  readonly tenant?: string | undefined;
  readonly httpClient: HttpClient;
}

/**
 * The chain of `@azure/identity`: environment, workload identity, Azure CLI, then its own default chain, which tries the
 * managed identity. `AZURE_TOKEN_CREDENTIALS` narrows that chain, and then it alone is asked.
 * https://learn.microsoft.com/azure/developer/javascript/sdk/authentication/credential-chains
 */
export async function createChain({ env, tenant, httpClient }: ChainOptions): Promise<TokenCredential> {
  const identity = await import('@azure/identity');
  const authority = env.AZURE_AUTHORITY_HOST;
  const options = {
    httpClient,
    // The environment names a tenant of its own; a token is asked for in that of the target.
    ...(tenant !== undefined && { tenantId: tenant, additionallyAllowedTenants: [tenant] }),
    // Entra ID does not know of authorities that are not its own.
    ...(authority && !/\.(?:microsoftonline\.(?:com|us)|chinacloudapi\.cn)\/?$/.test(authority)
      ? { disableInstanceDiscovery: true }
      : {}),
  };
  const usual = new identity.DefaultAzureCredential(options);
  if (env.AZURE_TOKEN_CREDENTIALS) return usual;
  const first: TokenCredential[] = [new identity.EnvironmentCredential(options)];
  if (env.AZURE_FEDERATED_TOKEN_FILE) first.push(new identity.WorkloadIdentityCredential(options));
  return new identity.ChainedTokenCredential(...first, new identity.AzureCliCredential(options), usual);
}

export interface TokenOptions {
  readonly chain: TokenCredential;
  readonly cloud: Cloud;
  readonly tenant: string | undefined;
  readonly now: () => Date;
}

/** Keeps the tokens of one target. A chain is asked once however many calls wait. */
export function keepTokens({ chain, cloud, tenant, now }: TokenOptions): Tokens {
  const keep = (audience: Audience): Credentials<Token> =>
    keepCredentials({
      load: async (): Promise<Token> => {
        const found = await chain.getToken(
          `${cloud[audience]}/.default`,
          tenant === undefined ? {} : { tenantId: tenant },
        );
        if (!found) throw Object.assign(new Error('the chain gives no token'), { name: 'CredentialUnavailableError' });
        return { token: found.token, expiration: new Date(found.expiresOnTimestamp) };
      },
      isSame: (a, b) => a.token === b.token,
      now,
    });
  return { arm: keep('arm'), graph: keep('graph') };
}

/** Loads a token once, so that a scan without credentials ends here and not in a thousand failed calls. */
export async function tryTokens(target: string, tokens: Tokens): Promise<Token> {
  return tokens.arm.current().catch((error: unknown) => {
    throw noCredentials(target, error);
  });
}

/** What the user is told of credentials that cannot be had. */
export function noCredentials(target: string, error: unknown): UsageError {
  const reason = findReason(error);
  const [en, ja] = reason === undefined ? ['', ''] : [` (${reason})`, `（${reason}）`];
  return new UsageError({
    en:
      `target '${target}': no Azure credentials${en}; run az login, set AZURE_TENANT_ID, AZURE_CLIENT_ID and ` +
      'AZURE_CLIENT_SECRET, or run where a managed or workload identity is assigned',
    ja:
      `ターゲット '${target}': Azureの認証情報を取得できない${ja}。az login を実行するか、AZURE_TENANT_ID・` +
      'AZURE_CLIENT_ID・AZURE_CLIENT_SECRET を設定するか、マネージドIDまたはワークロードIDの割り当てられた環境で実行すること',
  });
}

/**
 * In one line what was wrong with a credential that was there: what Entra ID says of it, else what its own class says. A chain
 * tells all at once, each with its own lines; that one or the other was not there need not be told.
 */
function findReason(error: unknown): string | undefined {
  const messages = flatten(error).map(({ name, message }) => ({ name, message: message.replace(/\s+/g, ' ') }));
  const refused = messages.find(({ message }) => /\bAADSTS\d+:/.test(message))?.message;
  if (refused !== undefined) return /\bAADSTS\d+:.*?(?=\.? Trace ID:|$)/.exec(refused)?.[0].slice(0, 200);
  const told = messages.find(({ name }) => name !== 'CredentialUnavailableError')?.message;
  return told?.split(/\. (?=[A-Z])/, 1)[0]?.slice(0, 200);
}

function flatten(error: unknown): readonly Error[] {
  if (!(error instanceof Error)) return [];
  const parts = 'errors' in error && Array.isArray(error.errors) ? error.errors.flatMap(flatten) : [];
  return parts.length > 0 ? parts : [error];
}

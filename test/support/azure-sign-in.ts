import type { JsonAnswer } from './azure-graph/answer.ts';

/** One request to the sign-in of Entra ID. */
export interface SignIn {
  readonly method: string;
  readonly path: string;
  readonly form: URLSearchParams;
}

export const testTenant = '99999999-8888-7777-6666-555555555555';
export const testApp = '77777777-6666-5555-4444-333333333333';
/** The secret that the sign-in takes. */
export const testSecret = 'acme-not-a-secret';

export function isSignIn(path: string): boolean {
  return /\/oauth2\/v2\.0\/|\/\.well-known\/|^\/common\/discovery\//.test(path);
}

/** A token without a signature, as long as the hour it is for. */
export function writeToken(claims: Readonly<Record<string, unknown>>): string {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode({ tid: testTenant, appid: testApp, ...claims })}.`;
}

/** Answers as https://login.microsoftonline.com does, as far as `@azure/identity` asks with a secret. */
export function answerSignIn({ path, form }: SignIn, origin: string): JsonAnswer {
  const [, tenant = ''] = path.split('/');
  if (path.endsWith('/v2.0/.well-known/openid-configuration')) return { status: 200, body: describe(origin, tenant) };
  if (!path.endsWith('/oauth2/v2.0/token')) return refuse('invalid_request', 900144, 'nothing is there');
  if (form.get('grant_type') !== 'client_credentials') return refuse('unsupported_grant_type', 70003, 'no such grant');
  const secret = form.get('client_secret');
  const scope = form.get('scope')?.split(' ')[0] ?? '';
  if (secret !== testSecret)
    return refuse('invalid_client', 7000215, `Invalid client secret provided for app '${form.get('client_id')}'.`);
  const claims = { tid: tenant, appid: form.get('client_id'), aud: scope.replace(/\/\.default$/, '') };
  return {
    status: 200,
    body: { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: writeToken(claims) },
  };
}

function describe(origin: string, tenant: string): JsonAnswer['body'] {
  return {
    issuer: `${origin}/${tenant}/v2.0`,
    authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/authorize`,
    token_endpoint: `${origin}/${tenant}/oauth2/v2.0/token`,
    jwks_uri: `${origin}/${tenant}/discovery/v2.0/keys`,
    end_session_endpoint: `${origin}/${tenant}/oauth2/v2.0/logout`,
    response_types_supported: ['code', 'id_token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

function refuse(error: string, code: number, message: string): JsonAnswer {
  return {
    status: error === 'invalid_client' ? 401 : 400,
    body: {
      error,
      error_description: `AADSTS${code}: ${message} Trace ID: 0f0f Correlation ID: 1e1e Timestamp: 2026-11-25 00:00:00Z`,
      error_codes: [code],
      timestamp: '2026-11-25 00:00:00Z',
      trace_id: '0f0f',
      correlation_id: '1e1e',
    },
  };
}

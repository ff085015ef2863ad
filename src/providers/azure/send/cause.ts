import type { Cause, CauseKind } from '../../../model/cause.ts';
import type { CallRef } from '../../schema.ts';
import type { Fault } from '../../send/transport.ts';

/** The caller lacks a permission that can be granted: a role action of ARM, a scope of Microsoft Graph. */
const deniedCodes = [
  'AuthorizationFailed',
  'LinkedAuthorizationFailed',
  'Authorization_RequestDenied',
  'Authentication_MSGraphPermissionMissing',
  'AccessDenied',
  'accessDenied',
  'Forbidden',
  'UnauthorizedAccess',
];

/**
 * The tenant lacks the licence that the data comes with; no grant would help. The last one is what Privileged Identity
 * Management says, with status 400: "The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license".
 * https://learn.microsoft.com/graph/resolve-auth-errors
 */
const licenceCodes: ReadonlyMap<string, Cause['only']> = new Map([
  ['Authentication_RequestFromNonPremiumTenantOrB2CTenant', 'entra-id-p1'],
  ['RequestFromNonPremiumTenantOrB2CTenant', 'entra-id-p1'],
  ['AadPremiumLicenseRequired', 'entra-id-p2'],
]);

/** Codes an answer or a connection can have whatever is asked. */
const kinds: readonly { readonly kind: CauseKind; readonly codes: readonly string[] }[] = [
  {
    kind: 'credentials-expired',
    codes: [
      'ExpiredAuthenticationToken',
      'CredentialUnavailableError',
      'AuthenticationError',
      'AggregateAuthenticationError',
      'AuthenticationRequiredError',
    ],
  },
  { kind: 'blocked-by-policy', codes: ['DenyAssignmentAuthorizationFailed', 'RequestDisallowedByPolicy'] },
  { kind: 'denied', codes: [...deniedCodes, ...licenceCodes.keys()] },
  {
    kind: 'throttled',
    codes: ['TooManyRequests', 'RateLimiting', 'SubscriptionRequestsThrottled', 'TenantRequestsThrottled'],
  },
  { kind: 'not-visible', codes: ['SubscriptionNotFound', 'InvalidSubscriptionId'] },
  { kind: 'timeout', codes: ['TimeoutError', 'ETIMEDOUT', 'GatewayTimeout'] },
  {
    kind: 'unreachable',
    codes: [
      'ECONNREFUSED',
      'ENOTFOUND',
      'EAI_AGAIN',
      'EHOSTUNREACH',
      'ENETUNREACH',
      'ECONNRESET',
      'EPIPE',
      'EPROTO',
      // A connection that ended, of which nobody says more.
      'REQUEST_SEND_ERROR',
      'CERT_HAS_EXPIRED',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'ERR_TLS_CERT_ALTNAME_INVALID',
    ],
  },
  { kind: 'interrupted', codes: ['AbortError'] },
];

/** Codes that say "the thing you name does not exist", asked about something a list has just named. */
const vanishedForm = /^(?:Parent)?Resource(?:Group)?NotFound$|^NotFound$|^Request_ResourceNotFound$/;

export function readFault(error: unknown): Fault {
  const record = (typeof error === 'object' && error !== null ? error : {}) as Readonly<Record<string, unknown>>;
  const codes = [record.code, record.name].filter((name): name is string => typeof name === 'string');
  return {
    code: codes.find((code) => code !== 'Error' && code !== 'RestError') ?? 'Error',
    codes,
    message: typeof record.message === 'string' ? record.message : '',
    status: typeof record.status === 'number' ? record.status : undefined,
  };
}

/** Why a call failed. `subject` says that it was asked about something a list had named. */
export function toCause(fault: Fault, call: CallRef, subject: string | undefined): Cause {
  const kind = kindOf(fault, subject);
  const base = { kind, call: call.call, code: fault.code, permission: call.permission };
  const only = fault.codes.map((code) => licenceCodes.get(code)).find((licence) => licence !== undefined);
  return only === undefined ? base : { ...base, only };
}

function kindOf({ codes, status }: Fault, subject: string | undefined): CauseKind {
  const named = kinds.find((kind) => codes.some((code) => kind.codes.includes(code)))?.kind;
  if (named) return named;
  if (codes.includes('ForeignAnswer')) return 'bad-response';
  if (status === 404 && subject !== undefined && codes.some((code) => vanishedForm.test(code))) return 'vanished';
  if (status === 401) return 'credentials-expired';
  if (status === 403) return 'denied';
  if (status === 429) return 'throttled';
  return 'bad-response';
}

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

/** The tenant lacks the licence that the data comes with; no grant would help. https://learn.microsoft.com/graph/resolve-auth-errors */
const licenceCodes = [
  'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
  'RequestFromNonPremiumTenantOrB2CTenant',
];

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
  { kind: 'denied', codes: [...deniedCodes, ...licenceCodes] },
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
  return fault.codes.some((code) => licenceCodes.includes(code)) ? { ...base, only: 'entra-id-p1' } : base;
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

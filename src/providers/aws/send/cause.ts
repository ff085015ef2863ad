import type { Cause, CauseKind } from '../../../model/cause.ts';
import type { CallRef } from '../../schema.ts';
import { type Fault, saysNone } from '../../send/transport.ts';

/** The token or the account itself was refused, as by a region that is not enabled: no permission would help. */
const refusedTokens = [
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidAccessKeyId',
  'InvalidToken',
  'AuthFailure',
  'SignatureDoesNotMatch',
  'InvalidSignatureException',
  'IncompleteSignature',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'RequestTimeTooSkewed',
  'OptInRequired',
  'SubscriptionRequiredException',
];

/** Said to member accounts by operations of the organisation. API_ListOrganizationsFeatures.html */
const memberCodes = [
  'AccountNotManagementOrDelegatedAdministrator',
  'AccountNotManagementOrDelegatedAdministratorException',
];

/**
 * What Organizations says to member accounts, whatever is granted to them; who lacks the permission reads "User … is not
 * authorized to perform …". https://github.com/aws-samples/aws-iam-access-key-auto-rotation/issues/10
 */
const memberAnswer = { code: 'AccessDeniedException', message: 'have permissions to access this resource' };

/** Codes an answer can have whatever its operation. https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html */
const kinds: readonly { readonly kind: CauseKind; readonly codes: readonly string[] }[] = [
  {
    kind: 'credentials-expired',
    codes: ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'CredentialsProviderError'],
  },
  {
    kind: 'denied',
    codes: [
      'AccessDenied',
      'AccessDeniedException',
      'UnauthorizedOperation',
      'AuthorizationError',
      'AuthorizationErrorException',
      'NotAuthorized',
      'NotAuthorizedException',
      ...memberCodes,
      ...refusedTokens,
    ],
  },
  {
    // The list of the SDK: `@smithy/core`, retry/service-error-classification.
    kind: 'throttled',
    codes: [
      'BandwidthLimitExceeded',
      'LimitExceededException',
      'PriorRequestNotComplete',
      'ProvisionedThroughputExceededException',
      'RequestLimitExceeded',
      'RequestThrottled',
      'RequestThrottledException',
      'SlowDown',
      'ThrottledException',
      'Throttling',
      'ThrottlingException',
      'TooManyRequestsException',
    ],
  },
  { kind: 'timeout', codes: ['TimeoutError', 'RequestTimeout', 'RequestTimeoutException', 'ETIMEDOUT'] },
  {
    kind: 'unreachable',
    codes: [
      'ECONNREFUSED',
      'ENOTFOUND',
      'EAI_AGAIN',
      'UnknownEndpoint',
      'EndpointError',
      'EHOSTUNREACH',
      'ENETUNREACH',
      'ECONNRESET',
      'EPIPE',
      'EPROTO',
      'ProxyRefused',
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
const vanishedCodes = [
  'NoSuchBucket',
  'NoSuchEntity',
  'NoSuchEntityException',
  'NoSuchDistribution',
  'NoSuchHostedZone',
  'WAFNonexistentItemException',
  'QueueDoesNotExist',
  'AWS.SimpleQueueService.NonExistentQueue',
];

/** `InvalidVolume.NotFound`, `DBInstanceNotFoundFault`, but not that something of it is not configured. */
const vanishedForm = /^(?!.*(?:Configuration|Policy|Setting)).*NotFound(?:Exception|Fault|Error)?$/;

/**
 * "…with an explicit deny in a service control policy".
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
const ceiling =
  '(?:service control policy|resource control policy|permissions boundary|session policy|VPC endpoint policy)';
const ceilingDeny = new RegExp(`explicit deny in an? ${ceiling}|no ${ceiling} allows`, 'i');

export function readFault(error: unknown): Fault {
  const record = (typeof error === 'object' && error !== null ? error : {}) as Readonly<Record<string, unknown>>;
  const metadata = (record.$metadata ?? {}) as Readonly<Record<string, unknown>>;
  const codes = [record.Code, record.code, record.name].filter((name): name is string => typeof name === 'string');
  return {
    code: codes.find((code) => code !== 'Error') ?? 'Error',
    codes,
    message: typeof record.message === 'string' ? record.message : '',
    status: typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined,
  };
}

/** Why a call failed. `subject` says that it was asked about something a list had named. */
export function toCause(fault: Fault, call: CallRef, subject: string | undefined): Cause {
  const kind = kindOf(fault, subject);
  const base = { kind, call: call.call, code: fault.code };
  if (kind === 'denied' && isForManagement(fault, call)) return { ...base, only: 'management-account' };
  return kind === 'denied' && fault.codes.some((code) => refusedTokens.includes(code))
    ? base
    : { ...base, permission: call.permission };
}

/** Whether only the management account of the organisation is told, and its delegated administrators. */
function isForManagement(fault: Fault, { call }: CallRef): boolean {
  if (fault.codes.some((code) => memberCodes.includes(code))) return true;
  return call.startsWith('organizations:') && saysNone(fault, memberAnswer);
}

/** What a code means whatever its operation; absent: nothing by itself. */
export function kindOfCode(code: string): CauseKind | undefined {
  return kinds.find(({ codes }) => codes.includes(code))?.kind;
}

function kindOf(fault: Fault, subject: string | undefined): CauseKind {
  // What the SDK says when it has retried too often over all calls of a client.
  if (fault.message === 'No retry token available') return 'throttled';
  const named = kinds.find(({ codes }) => fault.codes.some((code) => codes.includes(code)))?.kind;
  if (named === 'denied' && ceilingDeny.test(fault.message)) return 'blocked-by-policy';
  if (named) return named;
  if (subject !== undefined && fault.codes.some(isVanished)) return 'vanished';
  if (fault.status === 403) return ceilingDeny.test(fault.message) ? 'blocked-by-policy' : 'denied';
  if (fault.status === 429) return 'throttled';
  return 'bad-response';
}

function isVanished(code: string): boolean {
  return vanishedCodes.includes(code) || vanishedForm.test(code);
}

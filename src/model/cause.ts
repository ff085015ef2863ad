/** Why something could not be read: the closed list that a report, a ledger and a result use. */
export const causeKinds = [
  'denied',
  'blocked-by-policy',
  'throttled',
  'timeout',
  'bad-response',
  'cut-short',
  'credentials-expired',
  'unreachable',
  'not-visible',
  'vanished',
  'stale',
  'schema-mismatch',
  'budget',
  'not-asked',
  'interrupted',
] as const;
export type CauseKind = (typeof causeKinds)[number];

/** Whom a provider tells what it denies everyone else: an organisation's management account; a tenant with that licence. */
export const soleReaders = ['management-account', 'entra-id-p1', 'entra-id-p2'] as const;

export interface Cause {
  readonly kind: CauseKind;
  /** `service:Operation`, as in `s3:GetBucketAcl`. */
  readonly call?: string;
  /** The permission to grant, as the provider writes it: `s3:GetBucketAcl`. */
  readonly permission?: string;
  /** The provider's own error code: `AccessDenied`. */
  readonly code?: string;
  /** Of `denied`: the only ones the provider tells it to, whatever is granted. */
  readonly only?: (typeof soleReaders)[number];
  /** Which of the many things that the call reads: a file as the record that names it has it. Anybody's text, cut. */
  readonly subject?: string;
  /** Where the subject is named: `compliance/vendors.yaml:12`. */
  readonly place?: string;
}

/** The cause of several things: all is alike but what they are and where they are named. */
export interface SharedCause extends Cause {
  readonly others?: readonly Pick<Cause, 'subject' | 'place'>[];
}

import type { Text } from './text.ts';

/** What is checked of a bundle, in this order. */
export const verificationChecks = [
  'schema',
  'files',
  'merkle',
  'counts',
  'signature',
  'timestamp',
  'chain',
  'coverage',
  'reperform',
  'derived',
] as const;
export type VerificationCheck = (typeof verificationChecks)[number];

/** What `comply evidence verify` ends with. Of several the first of 10, 11, 13, 12, 14. */
export const verificationExits = {
  ok: 0,
  /** Something is not what was written. */
  integrity: 10,
  /** Not signed by the given key, or by none that was given. */
  trust: 11,
  /** Judged again it gives something else. */
  reperformance: 12,
  /** It does not follow the bundle before it. */
  chain: 13,
  /** Whole, but not all in scope could be read. */
  coverage: 14,
} as const;
export type VerificationExit = (typeof verificationExits)[keyof typeof verificationExits];

/** Something that is not as it should be. */
export interface VerificationProblem {
  /** For programs: `digest`, `unlisted`, `no-key` … */
  readonly code: string;
  readonly text: Text;
  /** Path in the bundle, and a line of it from 1. */
  readonly file?: string;
  readonly line?: number;
}

/** What a check looked at; each where the check has it. Sizes in bytes, times RFC 3339. */
export interface VerificationFigures {
  readonly files?: number;
  readonly bytes?: number;
  readonly lines?: number;
  readonly trees?: number;
  readonly resources?: number;
  readonly calls?: number;
  readonly results?: number;
  readonly pointers?: number;
  /** SHA-256 of the public key, DER. */
  readonly publicKeySha256?: string;
  readonly stampedAt?: string;
  readonly seq?: number;
  /** Services of accounts and regions: all, and those that were not read whole. */
  readonly services?: number;
  readonly unread?: number;
  readonly rules?: number;
  /** Of the rules, those that are word for word in the catalog of this installation. */
  readonly installedRules?: number;
  /** Of the rules, those that are of packs. */
  readonly packRules?: number;
  /** The version that wrote the bundle, and this one. */
  readonly wroteVersion?: string;
  readonly ownVersion?: string;
  /**
   * Tasks of the collection whose records were made again from raw answers, how many of both, tasks of which some was
   * redacted, and records that no answer was kept of.
   */
  readonly units?: number;
  readonly records?: number;
  readonly answers?: number;
  readonly withheld?: number;
  readonly taken?: number;
  /** Longest inclusion proof of a record, line and file together, as base64. */
  readonly proofBytes?: number;
}

/** How one check ended. */
export interface CheckResult {
  readonly check: VerificationCheck;
  readonly status: 'ok' | 'failed' | 'not-checked';
  /** Not checked, as what it needs is broken. The exit code is then as if it had failed. */
  readonly blocked?: true;
  /** Why it was not checked, or what it does not show. */
  readonly note?: Text;
  /** The first of them. */
  readonly problems: readonly VerificationProblem[];
  /** All of them. */
  readonly problemCount: number;
  readonly figures: VerificationFigures;
}

/** What is said of a bundle, or of what was extracted from one. */
export interface Verification {
  readonly schemaVersion: '1';
  readonly kind: 'bundle' | 'extract';
  /** As the bundle says it; absent where that cannot be read. */
  readonly run?: {
    readonly id: string;
    readonly seq?: number;
    readonly organization?: string;
    readonly startedAt?: string;
    readonly finishedAt?: string;
    readonly asOf?: string;
  };
  /** Of the manifest's bytes: what the next bundle of the chain names, and what is worth keeping elsewhere. */
  readonly manifestSha256?: string;
  readonly checks: readonly CheckResult[];
  readonly exitCode: VerificationExit;
}

import type { Text } from './text.ts';

/** What a vendor of the reference list sells. */
export const referenceKinds = ['ai', 'cloud', 'saas'] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

/** `read`: a copy of at least one page of the vendor's own was read. `memory`: none could be, and the text says so. */
export const referenceCertainties = ['read', 'memory'] as const;
export type ReferenceCertainty = (typeof referenceCertainties)[number];

/** A page of the vendor's own. */
export interface ReferenceSource {
  readonly title: string;
  /** Begins with `https://`. */
  readonly url: string;
  /** The day a copy of it was read, which may be older than the day. `null`: not read, only where to look. */
  readonly seen: string | null;
}

/**
 * What a vendor itself says about business associate agreements, use of customer data for training, and retention. Shown as
 * "check the current terms" with its date, never as a verdict: the record in the organisation's own register decides.
 */
export interface VendorReference {
  /** Lower case, digits and `-`: how a record of the register names it. */
  readonly id: string;
  readonly name: string;
  readonly service: string;
  readonly kind: ReferenceKind;
  /** In our words. */
  readonly says: Text;
  readonly certainty: ReferenceCertainty;
  /** At least one. */
  readonly sources: readonly ReferenceSource[];
  /** The day it was written. */
  readonly asOf: string;
}

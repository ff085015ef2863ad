import type { Cause } from './cause.ts';
import type { EvidencePointer } from './evidence.ts';
import type { Json } from './json.ts';
import type { Scope } from './resource.ts';
import type { Severity } from './rule.ts';
import type { Text } from './text.ts';

export const outcomes = ['pass', 'fail', 'unknown', 'not-applicable'] as const;
export type Outcome = (typeof outcomes)[number];

/** Kleene's three values. */
export type Truth = true | false | 'unknown';

/** One deciding leaf of a rule's condition. */
export interface Observed {
  readonly field: string;
  readonly operator: string;
  readonly expected: Json;
  /** Absent when it was not read. Cut at 256 characters; masked where the schema says it is sensitive. */
  readonly actual?: Json;
  readonly result: Truth;
  readonly cause?: Cause;
}

/** What a result is about: a resource, or the account and region whose list could not be read. */
export interface ResourceRef extends Scope {
  readonly type: string;
  readonly id: string;
  readonly name: string;
}

/** A rule's outcome on one resource. A finding is a result that is `fail`. */
export interface Result {
  readonly rule: string;
  readonly severity: Severity;
  readonly outcome: Outcome;
  readonly resource: ResourceRef;
  readonly message: Text;
  /** Why it is `unknown`. */
  readonly cause?: Cause;
  readonly observed: readonly Observed[];
  readonly observedAt: string;
  /** How `observed` calls a resource that a lookup found (`$bucket`, `$trails[2]`), to that resource. Absent: none decided. */
  readonly joined?: Readonly<Record<string, Omit<ResourceRef, 'name'>>> | undefined;
  /** The records it was judged from. Absent where none are kept. */
  readonly evidence?: readonly EvidencePointer[] | undefined;
}

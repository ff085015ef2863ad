import type { Cause } from './cause.ts';
import type { Condition, Path } from './condition.ts';
import type { Json, JsonObject } from './json.ts';
import type { Outcome } from './result.ts';
import type { Language, Text } from './text.ts';

/** Gravest first. `info` never gates. */
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof severities)[number];

/** How far a passing rule tests its safeguard. */
export const extents = ['full', 'partial'] as const;
export type Extent = (typeof extents)[number];

export const parameterTypes = [
  'string',
  'integer',
  'number',
  'boolean',
  'duration',
  'list<string>',
  'list<integer>',
] as const;
export type ParameterType = (typeof parameterTypes)[number];

/** Which way an override makes the rule stricter; one the other way needs a reason, an approver and an end. */
export const strictness = ['higher', 'lower', 'subset', 'superset', 'true', 'false'] as const;
export type Stricter = (typeof strictness)[number];

export interface Parameter {
  readonly type: ParameterType;
  /** A duration is kept as its text, `30d`. */
  readonly default: Json;
  /** Of a duration: in milliseconds. Of a list: of each element. */
  readonly minimum?: number;
  readonly maximum?: number;
  readonly allowed?: readonly Json[];
  /** Absent only for a string: any other value than the default then needs a reason. */
  readonly stricter?: Stricter;
  /** Absent: it is called by its name. */
  readonly title?: Text;
}

/** A declared join onto another resource type. */
export interface Lookup {
  readonly name: string;
  readonly resource: string;
  /** Their attribute to ours; ours may be `$other.Attribute` of a lookup declared above. A list of ours matches by any element. */
  readonly match: Readonly<Record<string, string>>;
  /** Keys of `match` where ours is a list. */
  readonly lists: readonly string[];
  readonly expect: 'one' | 'many';
  /** It joins on the account: nothing of another account can be meant. */
  readonly ownAccount?: true;
  /**
   * What a node that reads it is when there is no such resource, though all were listed: unknown, or false.
   * Absent only with `many`: the list is then empty.
   */
  readonly whenAbsent?: 'unknown' | 'fail';
}

/** A piece of a template. `shell`: the value is quoted for a POSIX shell. */
export type TemplatePart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'path'; readonly path: Path; readonly shell: boolean; readonly sensitive: boolean }
  | { readonly kind: 'parameter'; readonly name: string; readonly shell: boolean }
  /** The labels of the terms that failed. */
  | { readonly kind: 'failed' }
  /** The labels of the terms that are unknown. */
  | { readonly kind: 'unknown' };

/** `Trail {{ Name }}: {{ failed }}`, taken apart and checked when it was loaded. Not code. */
export type Template = readonly TemplatePart[];

export interface Remediation {
  readonly effort: 'low' | 'medium' | 'high';
  readonly warnings?: readonly Text[];
  readonly steps: Readonly<Record<Language, readonly Template[]>>;
  readonly cli?: Template;
  readonly terraform?: Template;
}

/** One embedded test. Its paths are `A.B` or `A[0].B` of the resource, and `$lookup.A.B` of what a lookup of one finds. */
export interface RuleCase {
  readonly name: string;
  /** The fixture it judges. */
  readonly resource: string;
  /** The fixtures each lookup finds; a lookup not named finds none. */
  readonly lookups?: Readonly<Record<string, string | readonly string[]>>;
  /** Path to the value that stands there instead. */
  readonly set?: JsonObject;
  /** Paths that were not read. */
  readonly unset?: readonly string[];
  /** Path to why it was not read, or not to its end where a value is there. `$lookup` alone: the listing of its type. */
  readonly collection?: Readonly<Record<string, Cause>>;
  readonly params?: JsonObject;
  readonly expect: Outcome;
  /** Ids of the conditions that must have decided it. */
  readonly because?: readonly string[];
}

export interface Rule {
  /** The file's path under `rules/`, without `.yaml`: `aws/kms/rotation`. */
  readonly id: string;
  readonly aliases: readonly string[];
  /** sha256 of the rule's file. */
  readonly digest: string;
  /** The state that passes. */
  readonly title: Text;
  readonly severity: Severity;
  /** The resource type it judges. */
  readonly resource: string;
  readonly when?: Condition;
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** In the order they are resolved in. */
  readonly lookups: readonly Lookup[];
  readonly condition: Condition;
  /** What a finding says. */
  readonly message: Readonly<Record<Language, Template>>;
  readonly safeguards: readonly { readonly id: string; readonly extent: Extent }[];
  readonly rationale: Text;
  readonly remediation: Remediation;
  readonly references: readonly { readonly title: string; readonly url: string }[];
  /** Resource type to every top-level attribute of it that this rule reads, sorted: conditions, lookups and templates. */
  readonly reads: Readonly<Record<string, readonly string[]>>;
  readonly tests: { readonly fixtures: Readonly<Record<string, JsonObject>>; readonly cases: readonly RuleCase[] };
}

import type { Cause } from './cause.ts';
import type { Condition } from './condition.ts';
import type { Json, JsonObject } from './json.ts';
import type { Text } from './text.ts';

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
  readonly minimum?: number;
  readonly maximum?: number;
  readonly allowed?: readonly Json[];
  readonly stricter: Stricter;
  readonly title: Text;
}

/** A declared join onto another resource type. */
export interface Lookup {
  readonly name: string;
  readonly resource: string;
  /** Their attribute to ours; ours may be `$other.Attribute` of a lookup declared above. A list of ours matches by any element. */
  readonly match: Readonly<Record<string, string>>;
  readonly expect: 'one' | 'many';
  /** What a leaf on it is when there is no such resource, though all were listed. */
  readonly whenAbsent: 'unknown' | 'fail';
}

export interface Remediation {
  readonly effort: 'low' | 'medium' | 'high';
  readonly warnings?: readonly Text[];
  readonly steps: Readonly<Record<keyof Text, readonly string[]>>;
  readonly cli?: string;
  readonly terraform?: string;
}

export interface RuleCase {
  readonly name: string;
  readonly resource: string;
  readonly lookups?: Readonly<Record<string, string | readonly string[]>>;
  readonly set?: JsonObject;
  readonly unset?: readonly string[];
  readonly collection?: Readonly<Record<string, Partial<Cause> & { readonly state?: string }>>;
  readonly params?: JsonObject;
  readonly expect: 'pass' | 'fail' | 'unknown' | 'not-applicable';
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
  readonly lookups: readonly Lookup[];
  readonly condition: Condition;
  /** Template of a finding: paths, `$params.x`, `failed`, `unknown`, and the filter `shell`. */
  readonly message: Text;
  readonly safeguards: readonly { readonly id: string; readonly extent: Extent }[];
  readonly rationale: Text;
  readonly remediation: Remediation;
  readonly references: readonly { readonly title: string; readonly url: string }[];
  readonly tests: { readonly fixtures: Readonly<Record<string, JsonObject>>; readonly cases: readonly RuleCase[] };
}

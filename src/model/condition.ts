import type { Json } from './json.ts';
import type { Text } from './text.ts';

/** Types an attribute can have. `time` is an RFC 3339 string. */
export const fieldTypes = ['string', 'integer', 'number', 'boolean', 'time', 'object', 'list'] as const;
export type FieldType = (typeof fieldTypes)[number];

/** The closed set of operators. What they cannot say is a derived fact of a collector. */
export const operators = [
  'isNull',
  'equals',
  'notEquals',
  'in',
  'notIn',
  'contains',
  'notContains',
  'containsAny',
  'startsWith',
  'endsWith',
  'like',
  'atLeast',
  'atMost',
  'greaterThan',
  'lessThan',
  'olderThan',
  'newerThan',
  'expiresInMoreThan',
  'expiresWithin',
  'includes',
  'equalsField',
  'startsWithField',
] as const;
export type Operator = (typeof operators)[number];

/** A parsed path. `element` is the list element in hand (the resource itself outside a list). */
export interface Path {
  /** As the author wrote it: `Rule.Days`, `.`, `$resource.Name`, `$bucket.Versioning`, `$params.allowedRegions`. */
  readonly text: string;
  readonly from: 'element' | 'resource' | 'lookup' | 'parameter';
  /** The lookup's name, when `from` is `lookup`. */
  readonly lookup?: string;
  /** Empty for `.` and for a lookup that is a list itself (`$trails`); of a parameter its name. */
  readonly segments: readonly string[];
}

/** What a leaf compares with. A duration is in milliseconds. */
export type Operand =
  | { readonly kind: 'literal'; readonly value: Json }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'path'; readonly path: Path };

interface Node {
  /** The node's place in the rule: `condition.all[3].all[0]`. */
  readonly at: string;
  readonly id?: string;
  readonly label?: Text;
}
export interface Logic extends Node {
  readonly kind: 'all' | 'any';
  readonly of: readonly Condition[];
}
export interface Not extends Node {
  readonly kind: 'not';
  readonly of: Condition;
}
export interface Quantifier extends Node {
  readonly kind: 'some' | 'every' | 'none';
  readonly list: Path;
  readonly where: Condition;
}
export interface Count extends Node {
  readonly kind: 'count';
  readonly list: Path;
  readonly where?: Condition;
  readonly atLeast?: Operand;
  readonly atMost?: Operand;
}
export interface Leaf extends Node {
  readonly kind: 'field';
  readonly path: Path;
  readonly operator: Operator;
  readonly operand: Operand;
  /** The leaf's truth when the field, or the field it is compared with, is `null`. */
  readonly ifNull?: boolean;
  readonly type: FieldType;
  /** Its value is masked wherever it would be shown. */
  readonly sensitive: boolean;
}
export interface PortRange extends Node {
  readonly kind: 'portRange';
  readonly from: Path;
  readonly to: Path;
  /** Ports, as a list; true when one of them lies in the range. */
  readonly covers: Operand;
  /** The node's truth when `from` or `to` is `null`. */
  readonly ifNull?: boolean;
}
/** The typed condition tree, checked against the resource schemas when it was loaded. */
export type Condition = Logic | Not | Quantifier | Count | Leaf | PortRange;

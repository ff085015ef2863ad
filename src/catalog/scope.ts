import { InputError, type Place } from '../model/errors.ts';
import type { Lookup, Parameter } from '../model/rule.ts';
import type { Field, ResourceSchema } from '../providers/schema.ts';
import { notDeclared } from './phrases.ts';

/** Where a path starts: a resource, or an element of a list. */
export interface Scope {
  readonly field: Field;
  /** How a message names it: `aws/s3/bucket`, `Encryption.Rules[]`. */
  readonly label: string;
  /** Set where it is a whole resource: its type. */
  readonly resource?: string;
}

/** A lookup with what its resource looks like. */
export interface BoundLookup {
  readonly lookup: Lookup;
  readonly scope: Scope;
}

/** What the paths of one rule may reach. */
export interface RuleScope {
  readonly root: Scope;
  readonly lookups: ReadonlyMap<string, BoundLookup>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Notes what was read. */
  readonly used: Used;
}

/** What the parts of a rule turned out to read, gathered while they are parsed. */
export interface Used {
  /** Resource type to top-level attributes. */
  readonly attributes: Map<string, Set<string>>;
  readonly parameters: Set<string>;
  readonly lookups: Set<string>;
  /** Ids of conditions. */
  readonly ids: Set<string>;
}

/** The names an author gives to parameters, lookups and nodes. */
export const namePattern = /^[A-Za-z][A-Za-z0-9-]{0,59}$/;

/** A resource as a field: an object of its attributes. */
export function resourceScope(schema: ResourceSchema): Scope {
  return { field: { type: 'object', fields: schema.fields }, label: schema.type, resource: schema.type };
}

export function startUsed(): Used {
  return { attributes: new Map(), parameters: new Set(), lookups: new Set(), ids: new Set() };
}

/** Notes that `attribute` of resources of this type is read. */
export function noteAttribute(used: Used, read: { readonly type: string; readonly attribute: string }): void {
  const attributes = used.attributes.get(read.type);
  if (attributes) attributes.add(read.attribute);
  else used.attributes.set(read.type, new Set([read.attribute]));
}

/** A declared parameter, noted as read. */
export function useParameter(name: string, place: Place, rule: RuleScope): Parameter {
  const parameter = rule.parameters.get(name);
  if (parameter === undefined) {
    throw new InputError(place, notDeclared('parameter', name, rule.parameters.keys()));
  }
  rule.used.parameters.add(name);
  return parameter;
}

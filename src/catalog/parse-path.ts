import type { Path } from '../model/condition.ts';
import { InputError, type Place } from '../model/errors.ts';
import type { Field } from '../providers/schema.ts';
import { mustEnter, noField, notDeclared, typeNames } from './phrases.ts';
import { type RuleScope, type Scope, useParameter } from './scope.ts';

/** A path, with what the schema says stands there. */
export interface ResolvedPath {
  readonly path: Path;
  readonly field: Field;
  /** It, or an object on the way to it, can be `null`. */
  readonly nullable: boolean;
  /** It, or an object on the way to it, is never shown. */
  readonly sensitive: boolean;
  /** The scope of what it leads to: of a list, the list itself. */
  readonly scope: Scope;
  /** The top-level attribute it reads, where it starts at a resource. */
  readonly read?: { readonly type: string; readonly attribute: string };
}

/**
 * Reads `A.B`, `.`, `$resource.A`, `$lookup.A` or `$lookup`, and follows it through the schema.
 * @throws InputError where the schema has no such field.
 */
export function resolvePath(text: string, place: Place, scope: Scope, rule: RuleScope): ResolvedPath {
  if (text === '.') return follow({ text, from: 'element', segments: [] }, scope, place);
  if (!text.startsWith('$')) return follow({ text, from: 'element', segments: text.split('.') }, scope, place);
  const [name = '', ...segments] = text.slice(1).split('.');
  if (name === 'params') {
    throw new InputError(place, {
      en: `'${text}' is a parameter; a field of the resource is wanted here`,
      ja: `'${text}' はパラメーターである。ここにはリソースのフィールドを書くこと`,
    });
  }
  if (name === 'resource') {
    if (segments.length > 0) return follow({ text, from: 'resource', segments }, rule.root, place);
    throw new InputError(place, {
      en: `'$resource' is the whole resource: name a field of it`,
      ja: `'$resource' はリソース全体を指す。そのフィールドを指定すること`,
    });
  }
  return resolveLookup({ text, from: 'lookup', lookup: name, segments }, place, rule);
}

function resolveLookup(path: Path & { readonly lookup: string }, place: Place, rule: RuleScope): ResolvedPath {
  const bound = rule.lookups.get(path.lookup);
  if (bound === undefined) {
    const known = ['resource', ...rule.lookups.keys()];
    throw new InputError(place, notDeclared('lookup', path.lookup, known));
  }
  const { lookup, scope } = bound;
  if (lookup.expect === 'one') {
    if (path.segments.length > 0) return follow(path, scope, place);
    throw new InputError(place, {
      en: `'${path.text}' is a whole ${lookup.resource}: name a field of it`,
      ja: `'${path.text}' は ${lookup.resource} 全体を指す。そのフィールドを指定すること`,
    });
  }
  if (path.segments.length > 0) throw new InputError(place, mustEnter(`$${lookup.name}`));
  const list: Field = { type: 'list', items: scope.field };
  return { path, field: list, nullable: false, sensitive: false, scope: { ...scope, field: list } };
}

function follow(path: Path, from: Scope, place: Place): ResolvedPath {
  let { field, label } = from;
  // What can be null makes everything in it nullable: a missing object has no members either.
  let nullable = field.nullable === true;
  let sensitive = field.sensitive === true;
  for (const segment of path.segments) {
    field = member(field, segment, label, place);
    label = label === from.label && from.resource !== undefined ? segment : `${label}.${segment}`;
    nullable ||= field.nullable === true;
    sensitive ||= field.sensitive === true;
  }
  const resolved = { path, field, nullable, sensitive, scope: { field, label } };
  const [attribute] = path.segments;
  if (from.resource === undefined || attribute === undefined) return resolved;
  return { ...resolved, read: { type: from.resource, attribute } };
}

function member(field: Field, segment: string, label: string, place: Place): Field {
  if (field.type === 'list') throw new InputError(place, mustEnter(label));
  if (field.type !== 'object') {
    throw new InputError(place, {
      en: `'${label}' is ${typeNames[field.type].en} and has no field '${segment}'`,
      ja: `'${label}' は${typeNames[field.type].ja}であり、フィールド '${segment}' を持たない`,
    });
  }
  const fields = field.fields ?? {};
  // An own property only: names come from the schema, never from the prototype of an object.
  const found = Object.hasOwn(fields, segment) ? fields[segment] : undefined;
  if (found) return found;
  throw new InputError(place, noField(label, segment, Object.keys(fields)));
}

/** A parameter that is a list, as a list to enter; `undefined` for a text that names none. */
export function resolveListParameter(text: string, place: Place, rule: RuleScope): ResolvedPath | undefined {
  const name = text.startsWith('$params.') ? text.slice('$params.'.length) : undefined;
  if (name === undefined) return undefined;
  const { type } = useParameter(name, place, rule);
  if (type !== 'list<string>' && type !== 'list<integer>') {
    throw new InputError(place, {
      en: `parameter '${name}' is ${type}, not a list`,
      ja: `パラメーター '${name}' はリストではなく ${type} 型である`,
    });
  }
  const field: Field = { type: 'list', items: { type: type === 'list<string>' ? 'string' : 'integer' } };
  const path: Path = { text, from: 'parameter', segments: [name] };
  return { path, field, nullable: false, sensitive: false, scope: { field, label: text } };
}

/** The scope of the elements of a list. */
export function elementScope(list: ResolvedPath): Scope {
  const declared: Field = list.field.items ?? { type: 'object', fields: {} };
  const items = list.sensitive ? { ...declared, sensitive: true } : declared;
  const { scope } = list;
  // The list of a lookup holds whole resources.
  if (scope.resource !== undefined) return { field: items, label: scope.label, resource: scope.resource };
  return { field: items, label: `${scope.label}[]` };
}

import type { FieldType } from '../model/condition.ts';
import type { Field, ResourceSchema } from '../providers/schema.ts';

/** A path of a scope, with what stands there. */
export interface ScopePath {
  readonly path: string;
  readonly field: Field;
  readonly type: FieldType;
}

/** What one scope reaches, and the scopes behind its lists. */
export interface EditorScope {
  /** Name of its definition: `resource`, `Encryption.Rules`. */
  readonly name: string;
  /** Everything that a `field` can name. */
  readonly paths: readonly ScopePath[];
  /** Path of each list to the name of the scope of its elements. */
  readonly lists: readonly { readonly path: string; readonly scope: string }[];
}

/** Every scope of a resource type: the resource itself first, then the elements of each list in it. */
export function listScopes(schema: ResourceSchema): readonly [EditorScope, ...EditorScope[]] {
  const root: Field = { type: 'object', fields: schema.fields };
  return describeScope('resource', root);
}

function describeScope(name: string, field: Field): [EditorScope, ...EditorScope[]] {
  const paths = field.type === 'object' ? listPaths(field, '') : [{ path: '.', field, type: field.type }];
  const lists = paths.filter(({ type }) => type === 'list').map((list) => ({ ...list, scope: below(name, list.path) }));
  const inner = lists.flatMap(({ field: { items }, scope }) => (items ? describeScope(scope, items) : []));
  return [{ name, paths, lists: lists.map(({ path, scope }) => ({ path, scope })) }, ...inner];
}

function listPaths(field: Field, prefix: string): readonly ScopePath[] {
  return Object.entries(field.fields ?? {}).flatMap(([name, member]): readonly ScopePath[] => {
    const path = `${prefix}${name}`;
    const own = { path, field: member, type: member.type };
    return member.type === 'object' ? [own, ...listPaths(member, `${path}.`)] : [own];
  });
}

function below(name: string, path: string): string {
  const inner = path === '.' ? 'items' : path;
  return name === 'resource' ? inner : `${name}.${inner}`;
}

import type { Resource, Scope } from '../../model/resource.ts';
import { splitTold, type Told } from './told.ts';

/** A resource of records: all of it read but what its attributes give a cause for. Its key is one of a kind among those of its type in the target. */
export function toResource(
  scope: Scope,
  {
    type,
    key,
    name,
    observedAt,
    attributes,
  }: Pick<Resource, 'type' | 'observedAt'> & {
    readonly key: string;
    /** Absent: the key. */
    readonly name?: string;
    readonly attributes: Told;
  },
): Resource {
  return {
    ...scope,
    type,
    id: `${type}:${scope.target}/${key}`,
    name: name ?? key,
    observedAt,
    ...splitTold(attributes),
    partial: {},
  };
}

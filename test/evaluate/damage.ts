import { valueAt, withValue } from '../../src/evaluate/edit-facts.ts';
import type { Cause } from '../../src/model/cause.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import type { Resource } from '../../src/model/resource.ts';

type Steps = readonly (string | number)[];

/** One way in which a resource could have been read worse than it was. */
export interface Damage {
  readonly what: string;
  readonly resource: Resource;
}

/** Every member of every object deleted, each in turn, without a word why. */
export function deletions(resource: Resource): readonly Damage[] {
  return membersOf(resource.attributes).map((steps) => ({
    what: `without ${steps.join('.')}`,
    resource: { ...resource, attributes: withValue(resource.attributes, steps, undefined) },
  }));
}

/** Every value replaced by one of each other type, each in turn. */
export function wrongTypes(resource: Resource): readonly Damage[] {
  return placesOf(resource.attributes).flatMap((steps) => {
    const value = valueAt(resource.attributes, steps);
    const others: readonly Json[] = ['text', 7, true, ['x'], { x: 1 }];
    return others
      .filter((other) => value !== null && kindOf(other) !== kindOf(value ?? null))
      .map((other) => ({
        what: `${steps.join('.')} as ${JSON.stringify(other)}`,
        resource: { ...resource, attributes: withValue(resource.attributes, steps, other) },
      }));
  });
}

/** Every list marked as not read to its end, as it is and with any one element missing. */
export function cutLists(resource: Resource): readonly Damage[] {
  return placesOf(resource.attributes).flatMap((steps) => {
    const value = valueAt(resource.attributes, steps);
    if (!Array.isArray(value)) return [];
    const cause: Cause = { kind: 'cut-short', call: 'test:List' };
    const partial = { ...resource.partial, [writePlace(steps)]: cause };
    const shorter = value.map((_, index) => ({
      what: `${writePlace(steps)} without element ${index}`,
      resource: { ...resource, partial, attributes: withValue(resource.attributes, [...steps, index], undefined) },
    }));
    return [{ what: `${writePlace(steps)} cut short`, resource: { ...resource, partial } }, ...shorter];
  });
}

function kindOf(value: Json): string {
  return Array.isArray(value) ? 'list' : typeof value;
}

/** Places of everything in a value: `A`, `A.B`, `A.B[0]`, `A.B[0].C`. */
function placesOf(value: Json, before: Steps = []): readonly Steps[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries: readonly (readonly [string | number, Json])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value as JsonObject);
  return entries.flatMap(([step, member]) => [[...before, step], ...placesOf(member, [...before, step])]);
}

function membersOf(value: JsonObject): readonly Steps[] {
  return placesOf(value).filter((steps) => typeof steps.at(-1) === 'string');
}

function writePlace(steps: Steps): string {
  return steps
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}

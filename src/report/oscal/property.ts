import { markup, plainValue } from './markup.ts';
import { namespace } from './names.ts';

/** A property of ours. */
export interface Property {
  readonly name: string;
  readonly ns: typeof namespace;
  readonly value: string;
  readonly class?: string;
  readonly remarks?: string;
}

export interface PropertyDetail {
  /** A token: which of several things here it is about. */
  readonly class?: string;
  readonly remarks?: string | undefined;
}

/** A property, or none where there is nothing to say. */
export function property(
  name: string,
  value: string | undefined,
  { class: about, remarks }: PropertyDetail = {},
): readonly Property[] {
  const shown = value === undefined ? undefined : plainValue(value);
  if (shown === undefined) return [];
  const more = remarks ? markup(remarks) : '';
  return [{ name, ns: namespace, value: shown, ...(about && { class: about }), ...(more && { remarks: more }) }];
}

/** Several properties by their names, in this order, those without a value left out. */
export function properties(values: Readonly<Record<string, string | undefined>>): readonly Property[] {
  return Object.entries(values).flatMap(([name, value]) => property(name, value));
}

/** A list that OSCAL wants either with something in it or not at all. */
export function unlessEmpty<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items;
}

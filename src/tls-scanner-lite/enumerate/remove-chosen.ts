import { type Found, type Indeterminate, indeterminate } from '../verdict.ts';

/** What a server made of an offer. */
export type Choice<T> =
  | { readonly kind: 'chosen'; readonly item: T }
  | { readonly kind: 'refused'; readonly evidence: string }
  | Indeterminate;

export interface Enumeration<T> extends Found<T> {
  /** How the rest was refused; absent when nothing was left to offer. */
  readonly refusal?: string;
}

/**
 * Offers all, takes away what was chosen, and offers the rest, until the server refuses: n accepted items cost n + 1
 * offers, which is the least there can be. A server with an order of its own gives them in it.
 */
export async function removeChosen<T>(
  candidates: readonly T[],
  offer: (remaining: readonly T[]) => Promise<Choice<T>>,
): Promise<Enumeration<T>> {
  const remaining = new Set(candidates);
  const items: T[] = [];
  while (remaining.size > 0) {
    const choice = await offer([...remaining]);
    if (!('kind' in choice)) return { items, incomplete: choice };
    if (choice.kind === 'refused') return { items, refusal: choice.evidence };
    if (!remaining.delete(choice.item)) return { items, incomplete: chosenUnasked(choice.item) };
    items.push(choice.item);
  }
  return { items };
}

/** The server chose what was not offered to it. */
export function chosenUnasked(item: unknown): Indeterminate {
  return indeterminate('malformed', `chose what was not offered: ${String(item).slice(0, 64)}`);
}

import { hasWide } from './label.ts';

/** A short text with its fullwidth signs as ASCII (NFKC). What is ASCII is so already, and to find that out costs less. */
export function toNarrow(text: string): string {
  return hasWide(text) ? text.normalize('NFKC') : text;
}

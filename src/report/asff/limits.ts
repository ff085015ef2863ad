import { printable } from '../printable.ts';

/**
 * The most of each text, in characters; counted here in UTF-16 code units, which are never fewer. From the API reference of
 * AWS Security Hub, AwsSecurityFinding, Recommendation and Resource, and from its user guide, "Other object in ASFF".
 */
export const most = {
  id: 512,
  generatorId: 512,
  productName: 128,
  accountName: 50,
  title: 256,
  description: 1024,
  recommendation: 512,
  productField: 2048,
  /** "Fewer than 1,024". */
  otherDetail: 1023,
  /** Not documented; so long as the finding's own. */
  resourceId: 512,
} as const;

/** The most requirements of a finding. */
export const mostRequirements = 32;

/**
 * A text on one line, hidden characters shown as their codes, cut between code points to what a field takes. What was cut
 * ends in dots. Undefined for one that is blank, as every field wants a character (its pattern is `.*\S.*`).
 */
export function cut(text: string, length: number): string | undefined {
  // Showing a hidden character never makes it shorter, so what lies beyond need not be shown.
  const begin = whole(text, length);
  const shown = printable(begin);
  if (shown.trim() === '') return undefined;
  return begin === text && shown.length <= length ? shown : `${whole(shown, length - 3)}...`;
}

/** The beginning of a text, without the first half of a code point at its end. */
function whole(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

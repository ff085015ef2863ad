import { escapeHidden } from './printable.ts';

/**
 * A value as one line of JSON that every reader of UTF-8 takes: a lone surrogate becomes U+FFFD, hidden characters stand as
 * escapes. Otherwise it parses to the same values.
 */
export function portableJson(value: unknown): string {
  return escapeHidden(replaceLoneSurrogates(JSON.stringify(value)));
}

/** JSON.stringify escapes a surrogate only where its other half is missing. Escapes are taken whole, so `\\ud800` stays. */
function replaceLoneSurrogates(json: string): string {
  if (!json.includes('\\ud')) return json;
  return json.replace(/\\(?:u(d[89a-f][0-9a-f]{2})|.)/g, (whole, surrogate) => (surrogate ? '\\ufffd' : whole));
}

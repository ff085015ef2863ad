import type { Json, JsonObject } from '../model/json.ts';

/** Longest value kept in a result, in characters. */
export const shownLength = 256;

/** What stands in place of a value that is never shown. */
export const masked = '***';

/**
 * A value as a result may keep it: cut at 256 characters, control characters escaped. Names and tags belong to
 * whoever can create resources, so nothing in them may move a cursor or turn the reading direction.
 */
export function showValue(value: Json): Json {
  if (typeof value === 'string') return cut(escapeControls(cutRaw(value)), shownLength);
  if (typeof value !== 'object' || value === null) return value;
  const text = writeBounded(value, 4 * shownLength);
  if (text.length > shownLength) return cut(escapeControls(text), shownLength);
  return mapStrings(value);
}

/** A value inside a sentence: a list without brackets, text without quotes. */
export function showPlain(value: Json, separator = ', '): string {
  const shown = showValue(value);
  if (Array.isArray(shown)) return cut(shown.map((item) => showPlain(item, separator)).join(separator), shownLength);
  return typeof shown === 'string' ? shown : writeBounded(shown, shownLength);
}

/** A moment that is written as the first or the last second of a day is meant as that day, `2025-08-20`; all else stays as it is. */
export function showDay(value: Json): Json {
  const day =
    typeof value === 'string' && /^(\d{4}-\d\d-\d\d)T(?:00:00:00|23:59:59)(?:\.0+)?(?:Z|[+-]\d\d:\d\d)$/.exec(value);
  return day ? (day[1] ?? value) : value;
}

/** A value inside a sentence, texts in quotes. */
export function showQuoted(value: Json, separator = ', '): string {
  const shown = showValue(value);
  if (Array.isArray(shown)) return cut(shown.map((item) => showQuoted(item, separator)).join(separator), shownLength);
  return typeof shown === 'string' ? `"${shown}"` : writeBounded(shown, shownLength);
}

/** Shows controls, marks of reading direction, invisible characters and halves of characters as `\u{202e}`. */
export function escapeControls(text: string): string {
  // Nearly every value is plain, and asking for that is many times cheaper.
  if (/^[ -~]*$/.test(text)) return text;
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** One word for a POSIX shell, whatever is in it. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Cuts at whole characters and says that it did. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Before escaping, so that a text of megabytes is not walked: escapes only ever make it longer. */
function cutRaw(text: string): string {
  return text.length <= shownLength ? text : text.slice(0, shownLength + 1);
}

function mapStrings(value: Json): Json {
  if (typeof value === 'string') return escapeControls(value);
  if (Array.isArray(value)) return value.map(mapStrings);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([key, member]) => [escapeControls(key), mapStrings(member)]),
  );
}

/** JSON text, given up on once it is longer than `limit`. */
function writeBounded(value: Json, limit: number): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, limit));
  if (typeof value !== 'object' || value === null) return String(value);
  const list = Array.isArray(value);
  let text = list ? '[' : '{';
  for (const key in value) {
    if (text.length > limit) break;
    const member = list ? value[Number(key)] : (value as JsonObject)[key];
    if (text.length > 1) text += ',';
    text += `${list ? '' : `${JSON.stringify(key.slice(0, limit))}:`}${writeBounded(member ?? null, limit - text.length)}`;
  }
  return text + (list ? ']' : '}');
}

import { parseJson } from '../../collect/file-error.ts';
import { maxDepth } from '../../collect/shape.ts';
import { InputError, type Place } from '../../model/errors.ts';
import { toCanonicalJson } from '../../text/canonical-json.ts';

/**
 * JSON that is byte for byte canonical (RFC 8785): no key twice, nothing another reader could take for something else.
 * Throws InputError for any other text.
 */
export function readCanonical(text: string, place: Place): unknown {
  const value = parseJson(text, place);
  if (isCanonical(value, text)) return value;
  throw new InputError(place, {
    en: 'is not canonical JSON (RFC 8785): it was edited, or written by another program',
    ja: '正準形のJSON（RFC 8785）ではない。編集されたか、別のプログラムが書き出したもの',
  });
}

function isCanonical(value: unknown, text: string): boolean {
  // Most texts are seen to be canonical without being written anew. An escaped surrogate is left to the slow way.
  if (!text.includes('\\ud') && JSON.stringify(value) === text && isInOrder(value, maxDepth)) return true;
  try {
    return toCanonicalJson(value) === text;
  } catch (error) {
    // Too deep, or a number that no writer of ours makes.
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Keys in code-unit order, and numbers that JSON holds exactly. */
function isInOrder(value: unknown, depth: number): boolean {
  if (typeof value === 'number') return !Number.isInteger(value) || Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  if (Array.isArray(value)) {
    for (const item of value) if (!isInOrder(item, depth - 1)) return false;
    return true;
  }
  let last: string | undefined;
  for (const key of Object.keys(value)) {
    if ((last !== undefined && last >= key) || !isInOrder(Reflect.get(value, key), depth - 1)) return false;
    last = key;
  }
  return true;
}

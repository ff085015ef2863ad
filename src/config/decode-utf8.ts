import { InputError, type Place } from '../model/errors.ts';

/** The text of a file. @throws InputError at the place, for bytes that are no UTF-8 */
export function decodeUtf8(bytes: Uint8Array, place: Place): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(place, { en: 'it is not UTF-8; save it as that', ja: 'UTF-8ではない。UTF-8で保存すること' });
  }
}

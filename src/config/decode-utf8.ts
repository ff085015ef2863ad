import { InputError, type Place } from '../model/errors.ts';
import type { Text } from '../model/text.ts';

/** The text of a file. @throws InputError at the first bytes that are no UTF-8 */
export function decodeUtf8(bytes: Uint8Array, { file }: Pick<Place, 'file'>): string {
  const text = isUtf16(bytes) ? undefined : decode(bytes);
  if (text !== undefined) return text;
  throw refuseEncoding(bytes, file);
}

/** What is wrong in a file whose bytes are no UTF-8: where, and what to do. */
export function refuseEncoding(bytes: Uint8Array, file: string): InputError {
  if (isUtf16(bytes)) return new InputError({ file, line: 1, column: 1 }, utf16);
  return new InputError({ file, ...findFault(bytes) }, other);
}

const utf16: Text = {
  en: 'the file is in UTF-16; save it as UTF-8',
  ja: 'ファイルの文字コードがUTF-16である。UTF-8で保存し直すこと',
};
const other: Text = {
  en: 'this is no UTF-8, perhaps Shift_JIS; save the file as UTF-8',
  ja: 'UTF-8ではない文字がある（Shift_JISなどの可能性がある）。ファイルをUTF-8で保存し直すこと',
};

/** By its byte order mark, or as YAML tells it: of the first two bytes of a text, one is zero. https://yaml.org/spec/1.2.2/#52-character-encodings */
export function isUtf16([first, second]: Uint8Array): boolean {
  if (first === undefined || second === undefined) return false;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || (first === 0) !== (second === 0);
}

function decode(bytes: Uint8Array, stream = false): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream });
  } catch {
    return undefined;
  }
}

/** The first line that is no UTF-8, and the column from which on it is none. */
function findFault(bytes: Uint8Array): Pick<Required<Place>, 'line' | 'column'> {
  let [line, start] = [1, 0];
  for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
    if (decode(bytes.subarray(start, end)) === undefined) break;
    [line, start] = [line + 1, end + 1];
  }
  const end = bytes.indexOf(0x0a, start);
  const rest = bytes.subarray(start, end === -1 ? bytes.length : end);
  let [good, bad] = [0, rest.length + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decode(rest.subarray(0, middle), true) === undefined) bad = middle;
    else good = middle;
  }
  return { line, column: (decode(rest.subarray(0, good), true) ?? '').length + 1 };
}

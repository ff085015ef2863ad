import { InputError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';

/** Far beyond one resource of any provider. Reading one line never holds more. */
export const maxLineBytes = 16 * 1024 * 1024;

export interface TextLine {
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
}

/** Lines of UTF-8 text, as they come. Throws InputError on a line too long, not UTF-8, or cut off at the end. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<TextLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let line = 1;
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  const hold = (piece: Uint8Array): void => {
    heldBytes += piece.length;
    if (heldBytes > maxLineBytes) throw new InputError({ file, line }, tooLong);
    if (piece.length > 0) held.push(piece);
  };
  const take = (): TextLine => {
    const bytes = held.length === 1 ? held[0] : Buffer.concat(held);
    held = [];
    heldBytes = 0;
    try {
      return { text: decoder.decode(bytes), line: line++ };
    } catch {
      throw new InputError({ file, line }, { en: 'not UTF-8 text', ja: 'UTF-8のテキストではない' });
    }
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      hold(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    hold(chunk.subarray(start));
  }
  if (heldBytes > 0) throw new InputError({ file, line }, cutOff);
}

const tooLong: Text = {
  en: `line longer than ${maxLineBytes} bytes`,
  ja: `1行が ${maxLineBytes} バイトを超えている`,
};
const cutOff: Text = {
  en: 'cut off in the middle of a line: write the snapshot again',
  ja: '行の途中で切れている。スナップショットを取り直すこと',
};

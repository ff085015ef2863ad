import { inflate } from './inflate.ts';
import { takeFirst } from './take-first.ts';

/**
 * The text of a log as UTF-8, whether it is packed, and in whichever of the Unicode encodings its byte-order mark says. Throws
 * what `inflate` does.
 */
export async function* readLogText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { first, rest } = await takeFirst(inflate(chunks), 2);
  const encoding = encodingOf(first);
  if (encoding === undefined) {
    if (first.length > 0) yield first;
    yield* rest;
    return;
  }
  const decoder = new TextDecoder(encoding);
  yield Buffer.from(decoder.decode(first, { stream: true }));
  for await (const chunk of rest) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/** By the mark U+FEFF (RFC 2781, 3.2). Without one it is UTF-8, or no text. */
function encodingOf([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

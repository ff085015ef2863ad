import { hashPrefixedLeaf } from '../merkle.ts';

/** Lines in UTF-8, one after the other in one buffer, until they are written. */
export interface LineBlock {
  /** Adds a line. What is returned hashes it as the leaf of a tree, before the next one is added. */
  add(text: string): () => Buffer;
  /** In bytes, line feeds included. */
  readonly length: () => number;
  /** Hands the bytes over; the block is empty then. */
  take(): Buffer;
}

const firstBytes = 16 * 1024;
const lineFeed = 0x0a;
const leafPrefix = 0x00;
/** A text is at most so many bytes a code unit in UTF-8. */
const bytesPerUnit = 3;

export function createBlock(): LineBlock {
  let bytes = Buffer.allocUnsafe(firstBytes);
  // The byte before each line is lent to the prefix of its leaf, so one stands before the first.
  let end = 1;
  return {
    add(text) {
      const room = end + text.length * bytesPerUnit + 1;
      if (room > bytes.length) {
        const wider = Buffer.allocUnsafe(Math.max(bytes.length * 2, room));
        bytes.copy(wider, 0, 0, end);
        bytes = wider;
      }
      const start = end;
      end += bytes.write(text, start);
      const line = bytes.subarray(start - 1, end);
      bytes[end] = lineFeed;
      end += 1;
      return () => {
        line[0] = leafPrefix;
        const leaf = hashPrefixedLeaf(line);
        line[0] = lineFeed;
        return leaf;
      };
    },
    length: () => end - 1,
    take() {
      const lines = bytes.subarray(1, end);
      bytes = Buffer.allocUnsafe(lines.length > firstBytes ? bytes.length : firstBytes);
      end = 1;
      return lines;
    },
  };
}

import { createHash } from 'node:crypto';
import { readJsonObject } from '../../collect/shape.ts';
import { readCanonical } from './canonical.ts';
import { type Checking, noteBroken } from './checking.ts';

export interface ListReader {
  line(text: string, line: number): void;
  /** SHA-256 of the lines as one JSON list, canonical as they are. */
  sha256(): string;
}

/** Reads lines that are objects, whatever they say: it is run, and what comes of it is compared. */
export function readList(schema: Checking, file: string): ListReader {
  const sha256 = createHash('sha256').update('[');
  let separator = '';
  return {
    line(text, line) {
      sha256.update(separator + text);
      separator = ',';
      try {
        const place = { file, line };
        readJsonObject({ value: readCanonical(text, place), place, path: '' });
      } catch (error) {
        noteBroken(schema, file, error);
      }
    },
    sha256: () => sha256.update(']').digest('hex'),
  };
}

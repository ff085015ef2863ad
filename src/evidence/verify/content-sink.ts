import { isUtf8 } from 'node:buffer';
import { maxLineBytes } from '../../collect/split-lines.ts';
import type { EvidenceFile } from '../../model/evidence.ts';
import type { Text } from '../../model/text.ts';
import { createTreeHasher, hashPrefixedLeaf } from '../merkle.ts';

/** A document that is held whole: rules' texts and an assessment of many frameworks are some megabytes. */
const maxDocumentBytes = 64 * 1024 * 1024;
const leafPrefix = Buffer.of(0x00);

/** Why a content could not be read to its end. */
export interface ScanFault {
  readonly text: Text;
  readonly line?: number;
}

/** Ends the reading of a content. */
export class FaultError extends Error {
  override name = 'FaultError';
  readonly fault: ScanFault;

  constructor(fault: ScanFault) {
    super(fault.text.en);
    this.fault = fault;
  }
}

/** Takes the chunks of a content one by one. */
export interface ContentSink {
  take(chunk: Buffer): void;
  end(): {
    readonly lines?: number;
    readonly merkle?: string;
    /** Of a document: the whole of it. */
    readonly text?: string;
  };
}

/** Splits a content into lines. `onLine` takes each without its line feed. */
export function splitLinesOf(file: EvidenceFile, onLine?: (text: string, line: number) => void): ContentSink {
  const tree = createTreeHasher();
  let lines = 0;
  let held: Buffer[] = [];
  let heldBytes = 0;
  const hold = (piece: Buffer): void => {
    heldBytes += piece.length;
    if (heldBytes > maxLineBytes) throw new FaultError({ text: tooLong, line: lines + 1 });
    if (piece.length > 0) held.push(piece);
  };
  /** The line with the prefix of a leaf before it, where the line feed before it stood or one byte more is made. */
  const takeLine = (chunk: Buffer, start: number, end: number): Buffer => {
    if (held.length === 0 && start > 0) {
      chunk[start - 1] = 0;
      return chunk.subarray(start - 1, end);
    }
    hold(chunk.subarray(start, end));
    const line = Buffer.concat([leafPrefix, ...held]);
    held = [];
    heldBytes = 0;
    return line;
  };
  return {
    take(chunk) {
      let start = 0;
      for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
        const line = takeLine(chunk, start, end);
        lines += 1;
        if (!isUtf8(line)) throw new FaultError({ text: notUtf8, line: lines });
        const text = line.toString('utf8', 1);
        if (!file.derived) tree.add(hashPrefixedLeaf(line));
        onLine?.(text, lines);
        start = end + 1;
      }
      hold(chunk.subarray(start));
    },
    end() {
      if (heldBytes > 0) throw new FaultError({ text: cutOff, line: lines + 1 });
      return { lines, ...(file.derived ? {} : { merkle: tree.root().toString('hex') }) };
    },
  };
}

/** Keeps a document; of a derived one nothing. */
export function keepDocument(file: EvidenceFile): ContentSink {
  const chunks: Buffer[] = [];
  let bytes = 0;
  return {
    take(chunk) {
      bytes += chunk.length;
      if (file.derived) return;
      if (bytes > maxDocumentBytes) throw new FaultError({ text: tooLarge });
      chunks.push(chunk);
    },
    end() {
      if (file.derived) return {};
      const whole = Buffer.concat(chunks);
      if (!isUtf8(whole)) throw new FaultError({ text: notUtf8 });
      return { text: whole.toString() };
    },
  };
}

const tooLong: Text = {
  en: `has a line longer than ${maxLineBytes} bytes`,
  ja: `${maxLineBytes} バイトを超える行がある`,
};
const tooLarge: Text = {
  en: `is larger than ${maxDocumentBytes} bytes`,
  ja: `${maxDocumentBytes} バイトを超えている`,
};
const notUtf8: Text = { en: 'is not UTF-8 text', ja: 'UTF-8のテキストではない' };
const cutOff: Text = { en: 'ends in the middle of a line', ja: '行の途中で終わっている' };

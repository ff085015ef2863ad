/** The longest line that is held as one; of a longer one pieces are handed on as they come. */
export const maxLineBytes = 1024 * 1024;
const pieceBytes = 64 * 1024;

/** What lines are handed to. */
export interface LineTaker {
  /** A whole line, without its end. The bytes are valid only during the call. */
  line(bytes: Buffer): void;
  /** A piece of a line that is too long to be held; `isLast` ends it. */
  piece(bytes: Buffer, isLast: boolean): void;
}

/** Cuts bytes into lines. Nothing is held beyond one line of `maxLineBytes`. */
export interface LineSplitter {
  push(chunk: Uint8Array): void;
  /** What stands behind the last end of a line is a line too. */
  end(): void;
}

export function createSplitter(taker: LineTaker): LineSplitter {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let isLong = false;
  const give = (rest: Buffer): void => {
    const whole = heldBytes === 0 ? rest : Buffer.concat([...held, rest]);
    held = [];
    heldBytes = 0;
    if (isLong || whole.length > maxLineBytes) {
      handOn(whole, taker, true);
      isLong = false;
    } else taker.line(whole);
  };
  const hold = (rest: Buffer): void => {
    if (rest.length === 0) return;
    // A copy: whoever hands over a chunk may fill it anew.
    held.push(Buffer.from(rest));
    heldBytes += rest.length;
    if (heldBytes <= (isLong ? pieceBytes : maxLineBytes)) return;
    isLong = true;
    handOn(Buffer.concat(held), taker, false);
    held = [];
    heldBytes = 0;
  };
  return {
    push: (chunk) => {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      let start = 0;
      for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
        give(bytes.subarray(start, end));
        start = end + 1;
      }
      hold(bytes.subarray(start));
    },
    end: () => {
      if (heldBytes > 0 || isLong) give(Buffer.alloc(0));
    },
  };
}

function handOn(bytes: Buffer, taker: LineTaker, isLast: boolean): void {
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    const end = start + pieceBytes;
    taker.piece(bytes.subarray(start, end), isLast && end >= bytes.length);
  }
  if (bytes.length === 0 && isLast) taker.piece(bytes, true);
}

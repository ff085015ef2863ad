/** mulberry32: the same numbers every time, from 0 up to 1. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Bytes with one to four things done to them that a broken or malicious sender may do. */
export function mutate(bytes: Buffer, random: () => number): Buffer {
  let result: Buffer = Buffer.from(bytes);
  for (let left = 1 + Math.floor(random() * 4); left > 0; left -= 1) result = change(result, random);
  return result;
}

function change(bytes: Buffer, random: () => number): Buffer {
  const below = (limit: number): number => Math.floor(random() * limit);
  if (bytes.length === 0) return Buffer.from([below(256)]);
  const at = below(bytes.length);
  const end = Math.min(bytes.length, at + 1 + below(64));
  switch (below(8)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, end), bytes.subarray(at)]);
    case 3: {
      const noise = Buffer.from(Array.from({ length: 1 + below(16) }, () => below(256)));
      return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]);
    }
    case 4: {
      // Most often a length: the longest, the shortest, one off.
      const value = [0x00, 0x01, 0x7f, 0x80, 0xff][below(5)] ?? 0;
      bytes[at] = value;
      if (at + 1 < bytes.length) bytes[at + 1] = value;
      return bytes;
    }
    case 5:
      bytes[at] = (bytes.readUInt8(at) + (random() < 0.5 ? 1 : 255)) & 0xff;
      return bytes;
    case 6:
      bytes[at] = bytes.readUInt8(at) ^ (1 << below(8));
      return bytes;
    default:
      bytes[at] = below(256);
      return bytes;
  }
}

import { digitOf, isLetter } from './chars.ts';

/** Most signs of a shape; of what is longer only the length is told. */
const most = 24;

/** What a value looks like, and nothing of what it is: digits as 9, letters as x, signs as they are, all else as `*`. */
export function shapeOf(value: string): string {
  let shape = '';
  for (let at = 0; at < value.length && at < most; at += 1) {
    const code = value.charCodeAt(at);
    if (digitOf(code) >= 0) shape += '9';
    else if (isLetter(code)) shape += 'x';
    else shape += code > 32 && code < 127 ? value[at] : code === 32 ? ' ' : '*';
  }
  return value.length > most ? `${shape}…` : shape;
}

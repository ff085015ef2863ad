import { isAscii, widthOf } from './width.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Characters that never start a line, and that never end one (JIS X 4051 kinsoku, with the ASCII ones). */
const neverFirst = new Set(
  '、。，．・：；？！）」』】〕》〉’”ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ％),.:;!?]}%',
);
const katakana = /^[ァ-ヺー]/;
const neverLast = new Set('（「『【〔《〈‘“([{');

/** What a line is never broken inside of. */
interface Unit {
  readonly text: string;
  readonly width: number;
  /** Spaces that stood before it. */
  readonly spaces: number;
}

/** Text in lines of at most so many columns: broken at spaces, between Japanese characters, and in a word only when it must. */
export function wrap(text: string, columns: number): string[] {
  const most = Math.max(2, columns);
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const unit of unitsOf(text)) {
    if (used > 0 && used + unit.spaces + unit.width > most) {
      lines.push(line);
      line = '';
      used = 0;
    } else if (used > 0) {
      line += ' '.repeat(unit.spaces);
      used += unit.spaces;
    }
    for (const piece of unit.width > most ? cut(unit.text, most) : [unit]) {
      if (used > 0 && used + piece.width > most) {
        lines.push(line);
        line = '';
        used = 0;
      }
      line += piece.text;
      used += piece.width;
    }
  }
  return used > 0 || lines.length === 0 ? [...lines, line] : lines;
}

function unitsOf(text: string): Unit[] {
  return isAscii(text) ? wordsOf(text) : piecesOf(text);
}

/** Of plain ASCII: words, much faster found than graphemes are. */
function wordsOf(text: string): Unit[] {
  return [...text.matchAll(/( *)([^ ]+)/g)].map(([, gap = '', word = '']) => ({
    text: word,
    width: word.length,
    spaces: gap.length,
  }));
}

function piecesOf(text: string): Unit[] {
  const units: Unit[] = [];
  let word = '';
  let width = 0;
  let spaces = 0;
  let last = { text: '', width: 0 };
  const flush = () => {
    if (word === '') return;
    units.push({ text: word, width, spaces });
    word = '';
    width = 0;
    spaces = 0;
  };
  for (const { segment } of graphemes.segment(text)) {
    if (segment === ' ') {
      flush();
      spaces += 1;
      last = { text: '', width: 0 };
      continue;
    }
    const next = { text: segment, width: widthOf(segment) };
    if (word && mayBreak(last, next)) flush();
    word += next.text;
    width += next.width;
    last = next;
  }
  flush();
  return units;
}

function mayBreak(before: { text: string; width: number }, after: { text: string; width: number }): boolean {
  if (before.width < 2 && after.width < 2) return false;
  // A katakana word is hard to read in two parts.
  if (katakana.test(before.text) && katakana.test(after.text)) return false;
  return !neverFirst.has(after.text) && !neverLast.has(before.text);
}

/** A word too long for any line, in pieces that fit. */
function cut(text: string, columns: number): { text: string; width: number }[] {
  const pieces: { text: string; width: number }[] = [];
  let piece = { text: '', width: 0 };
  for (const { segment } of graphemes.segment(text)) {
    const width = widthOf(segment);
    if (piece.width > 0 && piece.width + width > columns) {
      pieces.push(piece);
      piece = { text: '', width: 0 };
    }
    piece = { text: piece.text + segment, width: piece.width + width };
  }
  return piece.text ? [...pieces, piece] : pieces;
}

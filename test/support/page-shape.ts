import { readAnchors, readLinks } from './page.ts';

/** What stands at a line of a page, counted from 1. */
interface At {
  readonly line: number;
}

export interface Heading extends At {
  readonly level: number;
  readonly anchor: string;
}

export interface Table extends At {
  /** The number of cells of each row, the header first. */
  readonly rows: readonly number[];
}

export interface Block extends At {
  readonly language: string;
  readonly lines: readonly string[];
}

export interface Link extends At {
  readonly address: string;
}

export interface PageShape {
  readonly headings: readonly Heading[];
  readonly tables: readonly Table[];
  readonly blocks: readonly Block[];
  readonly items: readonly At[];
  readonly links: readonly Link[];
  /** The lines of the page, empty where code blocks are. */
  readonly prose: readonly string[];
}

export function readShape(page: string): PageShape {
  const { blocks, prose } = splitBlocks(page);
  const anchors = readAnchors(prose.join('\n'));
  const headings: Heading[] = [];
  const tables: { line: number; rows: number[] }[] = [];
  const items: At[] = [];
  const links: Link[] = [];
  let isInTable = false;
  for (const [index, text] of prose.entries()) {
    const line = index + 1;
    const [, marks] = /^(#+) ./.exec(text) ?? [];
    if (marks) headings.push({ line, level: marks.length, anchor: anchors[headings.length] ?? '' });
    const isRow = text.startsWith('|');
    if (isRow && !isInTable) tables.push({ line, rows: [] });
    if (isRow) tables.at(-1)?.rows.push(text.trim().split(/(?<!\\)\|/).length - 2);
    isInTable = isRow;
    if (/^ *(?:-|\d+\.) /.test(text)) items.push({ line });
    links.push(...readLinks(text).map((address) => ({ line, address })));
  }
  return { headings, tables, blocks, items, links, prose };
}

function splitBlocks(page: string): Pick<PageShape, 'blocks' | 'prose'> {
  const blocks: { line: number; language: string; lines: string[] }[] = [];
  let isInBlock = false;
  const prose = page.split('\n').map((text, index) => {
    const [, language] = /^ *```(.*)$/.exec(text) ?? [];
    if (language === undefined) {
      if (isInBlock) blocks.at(-1)?.lines.push(text);
      return isInBlock ? '' : text;
    }
    if (!isInBlock) blocks.push({ line: index + 1, language, lines: [] });
    isInBlock = !isInBlock;
    return '';
  });
  return { blocks, prose };
}

export const japanese = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々、。「」（）・`;
const someJapanese = new RegExp(`[${japanese}]`, 'u');

const commentMarks: Readonly<Record<string, string>> = { sql: '--', ts: '//', js: '//', jsonc: '//' };

/**
 * Whether a line of code is the same in both languages, but for its comment and for what people would write in
 * Japanese (a name, a reason, a command's output): what has Japanese in it may stand for anything.
 */
export function isSameCode(english: string, other: string, language: string): boolean {
  const mark = commentMarks[language] ?? '#';
  const comment = new RegExp(`(^|\\s+)${mark}(\\s.*)?$`);
  const [left, right] = [english, other].map((line) => (language === 'json' ? line : line.replace(comment, '')));
  if (left === undefined || right === undefined || left === right) return left === right;
  if (!someJapanese.test(right)) return false;
  const parts = right.split(new RegExp(`[^\\s"'{}\\[\\],:=|]*[${japanese}][^"'{}\\[\\],:=|]*`, 'u'));
  return new RegExp(`^${parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('.+')}$`).test(left);
}

const words: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'
      .split(' ')
      .map((word, index) => [word, `${index + 1}`]),
  ),
  ...Object.fromEntries(
    'january february march april may june july august september october november december'
      .split(' ')
      .map((word, index) => [word, `${index + 1}`]),
  ),
  ...{ once: '1', first: '1', single: '1', a: '1', an: '1', each: '1', both: '2', twice: '2', second: '2', third: '3' },
  ...{ either: '2', neither: '2', twenty: '20', hundred: '100', zero: '0', no: '0' },
};

const scales: Readonly<Record<string, number>> = { 万: 1e4, 億: 1e8, thousand: 1e3, million: 1e6, billion: 1e9 };

/** The numbers of a page outside of code blocks and addresses, each with the line where it first stands. */
export function readNumbers(prose: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [index, line] of prose.entries()) {
    const text = line.replace(/\]\([^)\s]*\)/g, ']').replace(/^ *\d+\. /, '');
    for (const [, digits = '', scale] of text.matchAll(
      /(\d+(?:,\d{3})*(?:\.\d+)*)(?: ?(万|億|thousand|million|billion))?/g,
    )) {
      const plain = digits.replaceAll(',', '');
      const value = scale === undefined ? plain : `${Number(plain) * (scales[scale] ?? 1)}`;
      if (!found.has(value)) found.set(value, index + 1);
    }
  }
  return found;
}

/** The numbers that an English page has in words. */
export function readNumberWords(prose: readonly string[]): ReadonlySet<string> {
  const all = prose.flatMap((line) => line.toLowerCase().match(/[a-z]+/g) ?? []);
  const halves = all.includes('half') ? ['2', '0.5', '1.5'] : [];
  return new Set(['1', ...halves, ...all.flatMap((word) => (Object.hasOwn(words, word) ? [words[word] ?? ''] : []))]);
}

/** The code in a page's sentences, each with the line where it first begins. */
export function readSpans(prose: readonly string[]): ReadonlyMap<string, number> {
  const text = prose.join('\n');
  const found = new Map<string, number>();
  for (const { 1: code = '', index } of text.matchAll(/`([^`]+)`/g)) {
    const name = code.replace(/\s+/g, ' ');
    if (!found.has(name)) found.set(name, text.slice(0, index).split('\n').length);
  }
  return found;
}

/** What a Japanese line has that no Japanese text should. */
export function readSlips(line: string): readonly string[] {
  const text = line
    .replace(/^ *(?:#+|-|\d+\.|>) /, '')
    .replace(/^\*\*[^*]+\*\*: /, '')
    .replace(/`[^`]*`/g, '`')
    .replace(/!?\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replaceAll('*', '');
  const one = `[${japanese}]`;
  const slips: readonly (readonly [string, RegExp])[] = [
    ['a space between Japanese and Latin', new RegExp(`${one} +[\\p{L}\\p{N}]|[A-Za-z0-9] +${one}`, 'u')],
    ['a half-width comma or colon between Japanese words', new RegExp(`${one}[,:;] *${one}`, 'u')],
    ['half-width brackets around Japanese', new RegExp(`\\([^()]*${one}[^()]*\\)|${one}\\(`, 'u')],
    ['full-width Latin or digits', /[０-９Ａ-Ｚａ-ｚ，．]/],
  ];
  return slips.flatMap(([what, pattern]) => (pattern.test(text) ? [what] : []));
}

import { type Document, isCollection, isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';

/** One more item of a list, or entry of a mapping, in both styles of YAML. */
export interface Addition {
  /** In block style, without indent, one string a line. */
  readonly block: readonly string[];
  /** In flow style, on one line. */
  readonly flow: string;
}

/**
 * Adds to the list or mapping that a YAML file is, behind what is there: not a sign of the rest changes, comments, styles
 * and ends of lines included, nor is one of them reordered. Every way it tries is put to `isRight`, which reads the new
 * text and says whether it is what was meant; undefined: none is, and somebody has to edit the file.
 * @param text of one document without errors
 */
export function appendTo(text: string, addition: Addition, isRight: (text: string) => boolean): string | undefined {
  if (text.startsWith(mark)) {
    const rest = appendTo(text.slice(1), addition, (candidate) => isRight(mark + candidate));
    return rest === undefined ? undefined : mark + rest;
  }
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: false });
  const { contents } = document;
  const isFlow = isCollection(contents) && contents.flow === true;
  const ways = isFlow ? flowWays(text, document, addition) : blockWays(text, document, addition);
  return ways.find(isRight);
}

/**
 * Adds to the list that stands under a key of the mapping that a YAML file is, behind its last item, as {@link appendTo} does.
 * Undefined also where there is no such list.
 */
export function appendToList(
  text: string,
  key: string,
  addition: Addition,
  isRight: (text: string) => boolean,
): string | undefined {
  if (text.startsWith(mark)) {
    const rest = appendToList(text.slice(1), key, addition, (candidate) => isRight(mark + candidate));
    return rest === undefined ? undefined : mark + rest;
  }
  const { contents } = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: false });
  const list = isMap(contents) ? contents.get(key, true) : undefined;
  if (!isNode(list)) return undefined;
  const isFlow = isCollection(list) && list.flow === true;
  const ways = isFlow ? flowWays(text, { contents: list }, addition) : itemWays(text, list, addition);
  return ways.find(isRight);
}

/** Below the line that the last item ends on; for a key without a value, below the key. */
function itemWays(text: string, list: unknown, { block }: Addition): readonly string[] {
  const last = isSeq(list) ? list.items.at(-1) : list;
  const end = isNode(last) ? last.range?.[1] : undefined;
  if (end === undefined) return [];
  const start = isSeq(list) ? list.range?.[0] : undefined;
  const indent = start === undefined ? '  ' : text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const eol = endOfLine(text);
  const below = text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1;
  const [at, gap] = below === 0 ? [text.length, eol] : [below, ''];
  return [text.slice(0, at) + gap + block.map((line) => indent + line + eol).join('') + text.slice(at)];
}

/** The byte order mark, which the parser takes for a column. */
const mark = '\uFEFF';

function blockWays(text: string, { contents }: Document, { block }: Addition): readonly string[] {
  const [start = 0, end = 0] = contents?.range ?? [];
  // `null`, written out: what follows it would be a second value.
  if (isScalar(contents) && end > start) return [];
  const indent = isCollection(contents) ? text.slice(text.lastIndexOf('\n', start - 1) + 1, start) : '';
  const eol = endOfLine(text);
  const found = /^\.\.\.(?=\s|$)/m.exec(text.slice(end));
  const at = found ? end + found.index : text.length;
  const before = text.slice(0, at);
  const isFresh = /(?:^|\n)$/.test(before);
  const lines = block.map((line) => indent + line + eol).join('');
  return [before + (isFresh ? '' : eol) + lines + text.slice(at)];
}

/** With a comma behind the last item, and without for a list that has one there. */
function flowWays(text: string, { contents }: Pick<Document, 'contents'>, { flow }: Addition): readonly string[] {
  if (!isCollection(contents) || !contents.range) return [];
  const close = contents.range[1] - 1;
  const last = contents.items.at(-1);
  const end = isNode(last) ? last.range?.[1] : endOfPair(last);
  const line = text.lastIndexOf('\n', close) + 1;
  const isAlone = line > contents.range[0] && text.slice(line, close).trim() === '';
  const at = isAlone ? line : close;
  const beside = /\s$/.test(text.slice(0, close)) ? `${flow} ` : end === undefined ? flow : ` ${flow}`;
  const put = isAlone ? `${indentAt(text, end) ?? '  '}${flow}${endOfLine(text)}` : beside;
  const without = text.slice(0, at) + put + text.slice(at);
  if (end === undefined) return [without];
  return [`${text.slice(0, end)},${text.slice(end, at)}${put}${text.slice(at)}`, without];
}

function endOfPair(item: unknown): number | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const { key, value } = item as { readonly key?: unknown; readonly value?: unknown };
  const node = isNode(value) ? value : key;
  return isNode(node) ? node.range?.[1] : undefined;
}

/** The blanks that begin the line of an offset. */
function indentAt(text: string, offset: number | undefined): string | undefined {
  if (offset === undefined) return undefined;
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1))?.[0];
}

function endOfLine(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

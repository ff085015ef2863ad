import { type Document, isScalar, visit, type YAMLParseError } from 'yaml';
import type { Text } from '../model/text.ts';

/** What makes a text no YAML, and what to do about it. */
export interface Problem {
  readonly offset: number;
  readonly text: Text;
}

/** What the parser found, with the line that it is in. */
interface Seen extends Pick<YAMLParseError, 'code' | 'message'> {
  readonly offset: number;
  readonly text: string;
  /** Where the line begins. */
  readonly start: number;
  readonly line: string;
}

/** The first error of a document in our words; in the parser's own where we have none. */
export function explainProblem(error: YAMLParseError, document: Document.Parsed, text: string): Problem {
  const [offset] = error.pos;
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = text.slice(start, end === -1 ? text.length : end);
  const seen = { code: error.code, message: error.message, offset, text, start, line };
  return (
    indentOf(seen) ??
    wideColonOf(seen) ??
    ofCode(seen, document) ?? { offset, text: { en: ownWords(error.message), ja: ownWords(error.message) } }
  );
}

/** Wherever something else than spaces indents the line, that is what confuses the parser. */
function indentOf({ start, line }: Seen): Problem | undefined {
  const [, before = '', blank] = /^([ -]*)([\t\u3000])/.exec(line) ?? [];
  if (blank === undefined) return undefined;
  return { offset: start + before.length, text: blank === '\t' ? says.tab : says.wideSpace };
}

/** A colon as Japanese input writes it, before any that is one. */
function wideColonOf({ code, start, line }: Seen): Problem | undefined {
  if (code !== 'MULTILINE_IMPLICIT_KEY' && code !== 'MISSING_CHAR') return undefined;
  const before = /^[^:"'#：]*：/.exec(line);
  return before ? { offset: start + before[0].length - 1, text: wideColon } : undefined;
}

function ofCode(seen: Seen, document: Document.Parsed): Problem | undefined {
  const { code, message, offset, text, line, start } = seen;
  const here = (what: Text): Problem => ({ offset, text: what });
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return /:(?:\s|$)/.test(line.slice(offset - start)) ? here(says.colonInside) : nextLine(seen);
    case 'MULTILINE_IMPLICIT_KEY':
      return here(says.noValue);
    case 'BAD_INDENT':
      return here(/ end with a /.test(message) ? says.openBracket : says.indent);
    case 'BAD_SCALAR_START':
    case 'BAD_ALIAS':
      return here(cannotBegin(text.charAt(offset)));
    case 'BLOCK_IN_FLOW':
      return here(says.comma);
    case 'BAD_DQ_ESCAPE':
      return here(says.escape);
    case 'UNEXPECTED_TOKEN':
      return here(/^\s*-[^\s-]/.test(line) ? says.dash : says.unexpected);
    case 'MISSING_CHAR':
      return ofMissing(seen, document);
    default:
      return undefined;
  }
}

function ofMissing({ message, offset, text }: Seen, document: Document.Parsed): Problem | undefined {
  const here = (what: Text): Problem => ({ offset, text: what });
  if (/quote/.test(message)) return { offset: openQuote(document, offset), text: says.openQuote };
  if (/map values|space after :/.test(message)) return here(says.noValue);
  if (/Sequence item|same column/.test(message)) return here(says.indent);
  if (/^Comments/.test(message)) return here(says.comment);
  if (/^Missing , /.test(message)) return here(says.comma);
  if (/^Tags and anchors/.test(message)) {
    const marks = /[!&][^\s!&]*$/.exec(text.slice(0, offset));
    return marks ? { offset: marks.index, text: cannotBegin(marks[0].charAt(0)) } : undefined;
  }
  return undefined;
}

/** A key that goes on in the next line: that line stands deeper than it should. */
function nextLine({ offset, text }: Seen): Problem {
  const rest = /\n[\s]*(?=\S)/.exec(text.slice(offset));
  return { offset: rest ? offset + rest.index + rest[0].length : offset, text: says.indent };
}

/** Where the quoted text begins that does not end. */
function openQuote(document: Document.Parsed, end: number): number {
  let begin = end;
  visit(document, {
    Scalar(_, node) {
      const quoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
      if (quoted && node.range && node.range[0] < end && node.range[1] >= end) begin = node.range[0];
    },
  });
  return begin;
}

function cannotBegin(character: string): Text {
  return {
    en: `a text cannot begin with '${character}'; put it in quotes`,
    ja: `文字列を '${character}' で始めることはできない。全体を引用符で囲むこと`,
  };
}

/** Said of text that should have been a mapping, too. */
export const wideColon: Text = {
  en: "a full-width colon (：) does not end a key; write ': ', a colon and a space",
  ja: '全角コロン（：）ではキーと値を区切れない。半角のコロンと空白（: ）で書くこと',
};

const says = {
  tab: {
    en: 'a tab indents this line, where only spaces may; write spaces in its place',
    ja: 'タブで字下げしている。字下げには半角空白だけを使えるため、半角空白に置き換えること',
  },
  colonInside: {
    en: 'the value holds a colon and a space, as only a key may; put the whole value in quotes',
    ja: '値の中にコロンと空白があり、キーと区別できない。値全体を引用符で囲むこと',
  },
  noValue: {
    en: "expected 'key: value'; the colon needs a space behind it",
    ja: '「キー: 値」の形になっていない。コロンの後には半角空白が必要である',
  },
  indent: {
    en: 'this line is not indented as those around it; let keys of one entry begin in the same column',
    ja: '字下げが前後の行とそろっていない。同じ要素のキーは同じ桁から書き始めること',
  },
  wideSpace: {
    en: 'a full-width space indents this line, where only spaces may; write spaces in its place',
    ja: '全角空白で字下げしている。字下げには半角空白だけを使えるため、半角空白に置き換えること',
  },
  openBracket: {
    en: 'a bracket before this is not closed; close it',
    ja: 'これより前の括弧が閉じていない。閉じること',
  },
  openQuote: {
    en: 'the quotes that open here are not closed; close them',
    ja: 'ここで始まる引用符が閉じていない。閉じること',
  },
  comma: {
    en: 'in brackets a comma is missing between two elements; write one',
    ja: '括弧の中の要素の間にコンマがない。コンマで区切ること',
  },
  comment: {
    en: "a comment needs a space before its '#'; write one, or put the text in quotes",
    ja: "コメントの '#' の前には空白が必要である。空白を入れるか、文字列を引用符で囲むこと",
  },
  escape: {
    en: 'in double quotes \\ begins an escape, and this is none; write \\\\, or use single quotes',
    ja: '二重引用符の中の \\ はエスケープの始まりだが、この形のエスケープはない。\\\\ と書くか、一重引用符を使うこと',
  },
  dash: {
    en: "'-' needs a space behind it; write one",
    ja: "'-' の後には半角空白が必要である。空白を入れること",
  },
  unexpected: {
    en: 'nothing more is expected here; if this belongs to the value before it, put the whole value in quotes',
    ja: 'ここに余分な文字がある。前の値の一部であれば、値全体を引用符で囲むこと',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** The parser adds the place and a part of the text. */
function ownWords(message: string): string {
  return (message.split('\n', 1)[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
}

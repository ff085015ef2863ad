/** An element of a page, as a parser without mercy reads it. */
export interface PageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (PageElement | string)[];
}

const isVoid = new Set(['meta', 'br', 'input']);
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const token = /<!doctype html>|<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)>|([^<]+)/gy;

/** Parses a page of ours. Throws on whatever is not well-formed: a stray `<`, an attribute without quotes, a tag left open. */
export function readPage(page: string): PageElement {
  const root: { name: string; attributes: Record<string, string>; children: (PageElement | string)[] } = {
    name: '',
    attributes: {},
    children: [],
  };
  const open = [root];
  let at = 0;
  token.lastIndex = 0;
  for (let match = token.exec(page); match; match = token.exec(page)) {
    at = token.lastIndex;
    const [, closing, name = '', attributes = '', text] = match;
    const parent = open.at(-1) ?? root;
    if (text !== undefined) parent.children.push(parent.name === 'style' ? text : decode(text));
    else if (closing === '/') {
      if (open.length === 1 || parent.name !== name) throw new Error(`</${name}> closes <${parent.name}> at ${at}`);
      open.pop();
    } else if (name !== '') {
      const element = { name, attributes: readAttributes(attributes), children: [] };
      parent.children.push(element);
      if (!isVoid.has(name)) open.push(element);
    }
  }
  if (at !== page.length) throw new Error(`cannot be read from ${at}: ${page.slice(at, at + 80)}`);
  if (open.length > 1) throw new Error(`<${open.at(-1)?.name}> is left open`);
  return root;
}

function readAttributes(text: string): Record<string, string> {
  const found = [...text.matchAll(/ ([a-z-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decode(value)]);
  return Object.fromEntries(found) as Record<string, string>;
}

function decode(text: string): string {
  return text.replace(/&([^;]*);|&/g, (whole, name: string | undefined) => {
    const character = entities[name ?? ''];
    if (character === undefined) throw new Error(`no entity: ${whole}`);
    return character;
  });
}

/** Every element below, itself first. */
export function* elementsOf(element: PageElement): Iterable<PageElement> {
  yield element;
  for (const child of element.children) if (typeof child !== 'string') yield* elementsOf(child);
}

/** What a reader reads of it. */
export function textOf(element: PageElement): string {
  if (element.name === 'style') return '';
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** What is wrong with a page that must hold nothing active, and be usable without eyes and without colour. */
export function faultsOf(page: string): readonly string[] {
  const elements = [...elementsOf(readPage(page))];
  const named = (name: string) => elements.filter((one) => one.name === name);
  const faults: string[] = [];
  const expect = (holds: boolean, what: string) => {
    if (!holds) faults.push(what);
  };
  const known =
    /^(|html|head|meta|title|style|body|a|header|h1|h2|h3|p|main|nav|ol|ul|li|section|dl|div|dt|dd|table|caption|thead|tbody|tr|th|td|code|pre|br|strong|footer)$/;
  for (const { name, attributes } of elements) {
    expect(known.test(name), `<${name}>`);
    for (const key of Object.keys(attributes)) {
      expect(
        /^(lang|charset|http-equiv|content|name|class|id|href|aria-label|aria-labelledby|role|tabindex|scope)$/.test(
          key,
        ),
        `attribute ${key}`,
      );
    }
  }
  const [html] = named('html');
  expect(/^(en|ja)$/.test(html?.attributes.lang ?? ''), 'lang');
  for (const name of ['h1', 'main', 'header', 'nav', 'footer', 'title', 'style'])
    expect(named(name).length === 1, `one ${name}`);
  for (const { attributes } of named('a')) expect(/^#[a-z-]+$/.test(attributes.href ?? ''), `href ${attributes.href}`);
  const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
  expect(new Set(ids).size === ids.length, 'an id twice');
  for (const { attributes } of named('a'))
    expect(ids.includes(attributes.href?.slice(1) ?? ''), `to ${attributes.href}`);
  for (const { attributes } of named('section')) expect(ids.includes(attributes['aria-labelledby'] ?? ''), 'section');
  for (const { attributes } of named('th')) expect(/^(col|row)$/.test(attributes.scope ?? ''), 'th without scope');
  for (const table of named('table')) {
    const first = table.children.find((child) => typeof child !== 'string');
    expect(typeof first === 'object' && first.name === 'caption' && textOf(first) !== '', 'table without caption');
    const rows = [...elementsOf(table)].filter(({ name }) => name === 'tr');
    const widths = new Set(rows.map(({ children }) => children.length));
    expect(widths.size === 1, `rows of ${[...widths].join(', ')} cells`);
  }
  const policy = named('meta').find(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy');
  expect(policy?.attributes.content?.startsWith("default-src 'none'; style-src 'sha256-") === true, 'policy');
  return faults;
}

/** Characters of a page that mislead a reader or a terminal, as their codes. Line feeds are ours. */
export function hiddenIn(page: string): readonly string[] {
  const isHidden = (code: number) =>
    (code < 0x20 && code !== 0x0a) ||
    (code >= 0x7f && code <= 0x9f) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code === 0xfeff;
  const codes = Array.from(page, (character) => character.codePointAt(0) ?? 0);
  return [...new Set(codes.filter(isHidden))].map((code) => code.toString(16));
}

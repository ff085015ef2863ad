import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { generatedFolders } from './support/doc-pages.ts';
import { isSameCode, readNumbers, readNumberWords, readShape, readSlips, readSpans } from './support/page-shape.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const isJapanese = (file: string) => file.endsWith('.ja.md');
const inDocs = readdirSync(join(root, 'docs')).filter((file) => file.endsWith('.md'));
const english = ['README.md', ...inDocs.filter((file) => !isJapanese(file)).map((file) => `docs/${file}`)];

function japaneseOf(page: string): string {
  return page === 'README.md' ? 'docs/README.ja.md' : page.replace(/\.md$/, '.ja.md');
}

const wanted = new Set(english.map(japaneseOf));

const shapes = new Map(
  english
    .flatMap((page) => [page, japaneseOf(page)])
    .filter((page) => existsSync(join(root, page)))
    .map((page) => [page, readShape(readFileSync(join(root, page), 'utf8'))]),
);

function shapeOf(page: string) {
  const shape = shapes.get(page);
  if (!shape) throw new Error(`there is no ${page}`);
  return shape;
}

interface Place {
  readonly file: string;
  readonly anchor?: string;
}

/** Where a link of a page leads, and to which heading: pages in both languages below docs/ may be entered at their Japanese half. */
function resolve(page: string, address: string): Place {
  if (/^[a-z]+:/.test(address)) return { file: address };
  const [path = '', anchor] = address.split('#');
  const file = path === '' ? page : normalize(join(dirname(page), path)).replaceAll('\\', '/');
  if (anchor === undefined || (anchor === 'ja' && isInBoth(file))) return { file };
  return { file, anchor };
}

const isInBoth = (file: string) => generatedFolders.some((folder) => file.startsWith(`docs/${folder}/`));

/** Where the Japanese page has to lead for what the English one leads to. */
function translate({ file, anchor }: Place): string {
  if (file === 'docs/demo.svg') return 'docs/demo.ja.svg';
  if (!english.includes(file)) return nameOf({ file, ...(anchor !== undefined && { anchor }) });
  const other = japaneseOf(file);
  if (anchor === undefined || !shapes.has(other)) return other;
  const place = shapeOf(file).headings.findIndex((heading) => heading.anchor === anchor);
  return nameOf({ file: other, anchor: shapeOf(other).headings[place]?.anchor ?? `(of ${file}#${anchor})` });
}

function nameOf({ file, anchor }: Place): string {
  return anchor === undefined ? file : `${file}#${anchor}`;
}

/** Without the anchor where there is no such page yet: that it is missing is said once. */
function withoutLost({ file, anchor }: Place): Place {
  const isLost = wanted.has(file) && !shapes.has(file);
  return anchor === undefined || isLost ? { file } : { file, anchor };
}

/** The line that leads to the same page in the other language: under the title, in the READMEs above it. */
function lineOfLanguage(page: string): number {
  return page.includes('README') ? 1 : 3;
}

describe('the pages of docs/', () => {
  it('are all there in Japanese, and no Japanese one without an English one', () => {
    const missing = english
      .filter((page) => !shapes.has(japaneseOf(page)))
      .map((page) => `${japaneseOf(page)}: missing`);
    const alone = inDocs
      .map((file) => `docs/${file}`)
      .filter((page) => isJapanese(page) && !wanted.has(page))
      .map((page) => `${page}: no English page`);
    const sum = (count: (shape: ReturnType<typeof readShape>) => number) =>
      english.reduce((all, page) => all + count(shapeOf(page)), 0);
    console.log(
      `${english.length} pages, ${english.length - missing.length} of them in Japanese; in English ${sum(({ headings }) => headings.length)} headings, ` +
        `${sum(({ tables }) => tables.length)} tables, ${sum(({ blocks }) => blocks.length)} code blocks, ` +
        `${sum(({ items }) => items.length)} list items, ${sum(({ links }) => links.length)} links`,
    );
    expect([...missing, ...alone]).toEqual([]);
  });
});

describe.each(english.filter((page) => shapes.has(japaneseOf(page))))('%s', (page) => {
  const other = japaneseOf(page);

  it('leads to the other language, and back', () => {
    const wrong = [
      { from: page, to: other, text: '日本語' },
      { from: other, to: page, text: 'English' },
    ].flatMap(({ from, to, text }) => {
      const line = lineOfLanguage(from);
      const address = relative(dirname(from), to).replaceAll('\\', '/');
      const link = `[${text}](${dirname(from) === dirname(to) ? basename(to) : address})`;
      return shapeOf(from).prose[line - 1] === link ? [] : [`${from}:${line}: has to be ${link}`];
    });
    expect(wrong).toEqual([]);
  });

  it('has the same headings', () => {
    const [left, right] = [shapeOf(page).headings, shapeOf(other).headings];
    expect(differences(left, right, ({ level }) => `a heading of level ${level}`)).toEqual([]);
    const twice = right.filter(({ anchor }, index) => right.findIndex((one) => one.anchor === anchor) < index);
    expect(twice.map(({ line, anchor }) => `${other}:${line}: a second #${anchor}`)).toEqual([]);
  });

  it('has the same tables', () => {
    const sizes = ({ rows }: { readonly rows: readonly number[] }) =>
      `a table of ${rows.length - 2} rows, of ${[...new Set(rows)].join(' or ')} cells`;
    expect(differences(shapeOf(page).tables, shapeOf(other).tables, sizes)).toEqual([]);
  });

  it('has the same code, but for what people say in it', () => {
    const [left, right] = [shapeOf(page).blocks, shapeOf(other).blocks];
    const wrong = right.flatMap((block, index) => {
      const original = left[index];
      if (!original || original.language !== block.language) return [];
      // What the language of the page is set to is another in each.
      const isSetting = (line: string) => /^language: /.test(line);
      const lines = block.lines
        .map((text, at) => ({ text, line: block.line + at + 1 }))
        .filter(({ text }) => !isSetting(text));
      const wanted = original.lines.filter((text) => !isSetting(text));
      if (lines.length !== wanted.length) {
        return [`${other}:${block.line}: ${lines.length} lines of code, ${wanted.length} in ${page}:${original.line}`];
      }
      // What a command prints is in the language of the page.
      if (block.language === 'text') return [];
      return lines.flatMap(({ text, line }, at) =>
        isSameCode(wanted[at] ?? '', text, block.language) ? [] : [`${other}:${line}: ${text} | ${wanted[at]}`],
      );
    });
    expect([...differences(left, right, ({ language }) => `a block of ${language}`), ...wrong]).toEqual([]);
  });

  it('has as many list items', () => {
    const perSection = (of: string) => {
      const { headings, items } = shapeOf(of);
      return headings.map(({ line }, index) => {
        const end = headings[index + 1]?.line ?? Number.POSITIVE_INFINITY;
        return { line, items: items.filter((item) => item.line > line && item.line < end).length };
      });
    };
    expect(differences(perSection(page), perSection(other), ({ items }) => `a section of ${items} list items`)).toEqual(
      [],
    );
  });

  it('has the same numbers', () => {
    const [left, right] = [shapeOf(page).prose, shapeOf(other).prose];
    const [digits, words, own] = [readNumbers(left), readNumberWords(left), readNumbers(right)];
    const missing = [...digits].filter(([value]) => !own.has(value));
    const extra = [...own].filter(([value]) => !digits.has(value) && !words.has(value));
    expect([
      ...missing.map(([value, line]) => `${other}: no ${value}, as in ${page}:${line}`),
      ...extra.map(([value, line]) => `${other}:${line}: ${value} is not in ${page}`),
    ]).toEqual([]);
  });

  it('names all that is in code', () => {
    const [left, right] = [readSpans(shapeOf(page).prose), readSpans(shapeOf(other).prose)];
    const isThere = (code: string) => right.has(code) || [...right.keys()].some((own) => isSameCode(code, own, 'sh'));
    const missing = [...left].filter(([code]) => !isThere(code));
    expect(missing.map(([code, line]) => `${other}: no \`${code}\`, as in ${page}:${line}`)).toEqual([]);
  });

  it('has the same links, each to a Japanese page where there is one', () => {
    const isOfLanguage = (of: string, line: number) => line === lineOfLanguage(of);
    const due = shapeOf(page)
      .links.filter(({ line }) => !isOfLanguage(page, line))
      .map(({ line, address }) => ({ line, to: translate(resolve(page, address)) }));
    const own = shapeOf(other)
      .links.filter(({ line }) => !isOfLanguage(other, line))
      .map(({ line, address }) => ({ line, to: nameOf(withoutLost(resolve(other, address))) }));
    const lacks = (list: readonly { readonly to: string }[], to: string) => list.every((one) => one.to !== to);
    expect([
      ...due
        .filter(({ to }) => lacks(own, to))
        .map(({ line, to }) => `${other}: no link to ${to}, as in ${page}:${line}`),
      ...own
        .filter(({ to }) => lacks(due, to))
        .map(({ line, to }) => `${other}:${line}: a link to ${to} that ${page} has not`),
    ]).toEqual([]);
  });

  it('says which links lead to English, and of no other', () => {
    const { prose, links } = shapeOf(other);
    const wrong = links.flatMap(({ line, address }) => {
      const { file } = resolve(other, address);
      if (!file.endsWith('.md') || isInBoth(file) || line === lineOfLanguage(other)) return [];
      const [, after = ''] = `${prose[line - 1]}${prose[line] ?? ''}`.split(`](${address})`);
      const says = /^[^[]*英語/.test(after);
      const isEnglish = !isJapanese(file) && existsSync(join(root, file));
      if (isEnglish === says) return [];
      return [`${other}:${line}: ${address} is ${isEnglish ? '' : 'not '}in English`];
    });
    expect(wrong).toEqual([]);
  });

  it('is written as Japanese is', () => {
    const wrong = shapeOf(other).prose.flatMap((text, index) =>
      readSlips(text).map((slip) => `${other}:${index + 1}: ${slip}`),
    );
    expect(wrong).toEqual([]);
  });

  // The README speaks to a newcomer and is polite; the other pages are reference.
  const isPolite = page === 'README.md';
  it(`speaks in the ${isPolite ? 'polite' : 'plain'} form`, () => {
    const polite = shapeOf(other).prose.flatMap((text, index) =>
      /(?:です|ます|ました|ません|ください)(?:か?[。、）]|が、|ので|$)/.test(text)
        ? [`${other}:${index + 1}: ${text}`]
        : [],
    );
    if (isPolite) expect(polite.length).toBeGreaterThan(20);
    else expect(polite).toEqual([]);
  });

  /** Where two lists are not the same, one by one. */
  function differences<T extends { readonly line: number }>(
    left: readonly T[],
    right: readonly T[],
    name: (one: T) => string,
  ): readonly string[] {
    const at = Array.from({ length: Math.max(left.length, right.length) }, (_, index) => index).find(
      (index) => (left[index] && name(left[index])) !== (right[index] && name(right[index])),
    );
    if (at === undefined) return [];
    const describeOne = (of: string, one: T | undefined) =>
      one ? `${of}:${one.line}: ${name(one)}` : `${of}: no more`;
    return [`${describeOne(other, right[at])}, where ${describeOne(page, left[at])}`];
  }
});

describe('the reading of pairs', () => {
  it.each([
    ['npx comply scan   # all of it', 'npx comply scan   # すべて', 'sh', true],
    ['reason: a sample key', 'reason: 見本のキー', 'yaml', true],
    ['reason: "a, b"', 'reason: "見本のキー"', 'yaml', true],
    ['  - { name: prod, owner: web }', '  - { name: 本番, owner: web }', 'yaml', true],
    ['expires: 2027-03-31', 'expires: 2027-03-30', 'yaml', false],
    ['  - { name: prod, owner: web }', '  - { name: 本番, owner: api }', 'yaml', false],
    ['select 1 -- one', 'select 1 -- 1つ', 'sql', true],
    ['{ "a": "#b" }', '{ "a": "#c" }', 'json', false],
  ])('of code: %s / %s', (left, right, language, isSame) => {
    expect(isSameCode(left, right, language)).toBe(isSame);
  });

  it('of numbers', () => {
    expect([...readNumbers(['8 million, 1,048,576 and [5](a6.md) of 1.2.1']).keys()]).toEqual([
      '8000000',
      '1048576',
      '5',
      '1.2.1',
    ]);
    expect([...readNumbers(['800万個、2026年7月15日']).keys()]).toEqual(['8000000', '2026', '7', '15']);
    expect([...readNumberWords(['Two of July'])]).toEqual(['1', '2', '7']);
  });

  it('of code in a line', () => {
    expect([...readSpans(['Run `a b', 'c` or `d`'])]).toEqual([
      ['a b c', 1],
      ['d', 2],
    ]);
  });

  it('of slips', () => {
    expect(readSlips('合格 AWS')).toHaveLength(1);
    expect(readSlips('合格(不明)')).toHaveLength(1);
    expect(readSlips('合格, 不合格')).toHaveLength(1);
    expect(readSlips('- `a` は合格、`b` は不合格（TLS 1.3、[AWS](aws.ja.md)）')).toEqual([]);
  });

  it('of shapes', () => {
    const page = '# A\n\n| a | b |\n| --- | --- |\n| 1 | `x\\|y` |\n\n```sh\n# no heading\n```\n\n- [b](c.md#d)\n';
    const { headings, tables, blocks, items, links } = readShape(page);
    expect(headings).toEqual([{ line: 1, level: 1, anchor: 'a' }]);
    expect(tables).toEqual([{ line: 3, rows: [2, 2, 2] }]);
    expect(blocks).toEqual([{ line: 7, language: 'sh', lines: ['# no heading'] }]);
    expect([items, links]).toEqual([[{ line: 11 }], [{ line: 11, address: 'c.md#d' }]]);
  });
});

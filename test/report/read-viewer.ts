import { gunzipSync } from 'node:zlib';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import type { TableBlock, TableHead } from '../../src/model/finding-table.ts';
import { outcomes } from '../../src/model/result.ts';
import type { Language } from '../../src/model/text.ts';

const start = (language: Language) => `<div class="report" data-language="${language}"`;

/** The report as its reader has it: the file opens in one language, and the style sheet hides all of the other. */
export function shownIn(page: string, language: Language): string {
  const [en, ja, end] = [start('en'), start('ja'), '<script '].map((mark) => page.indexOf(mark));
  if (en === undefined || ja === undefined || end === undefined || en < 0 || ja < en || end < ja) {
    throw new Error('not a page in both languages');
  }
  return language === 'en' ? page.slice(0, ja) + page.slice(end) : page.slice(0, en) + page.slice(ja);
}

/** What is said of all results: `Of 2,061 results, 1,207 passed, 76 failed (4 of them waived), …`, in English. */
export function countsSaid(page: string): RegExpExecArray | null {
  const text = shownIn(page, 'en').replace(/<[^>]+>/g, '');
  return /([\d,]+|No) failed(?: \(([\d,]+) of them waived\))?, (?:([\d,]+|none) (?:is|are) unknown)/.exec(text);
}

/** How many rows the table has, and by their outcome. */
export interface TableRead {
  readonly rows: number;
  readonly open: number;
  readonly waived: number;
  readonly unknown: number;
}

/** The results as the page's script unpacks them. */
export function readTable(page: string): TableRead {
  const [, island = ''] = /<script type="application\/octet-stream" id="results">\n([^<]*)<\/script>/.exec(page) ?? [];
  const lines = island.trimEnd().split('\n');
  const [head, ...blocks] = lines.map((line) => JSON.parse(gunzipSync(Buffer.from(line, 'base64')).toString())) as [
    TableHead,
    ...TableBlock[],
  ];
  const digits = blocks.map(({ outcome }) => outcome).join('');
  const count = (name: (typeof outcomes)[number]) => digits.split(String(outcomes.indexOf(name))).length - 1;
  const waived = blocks.reduce((sum, block) => sum + block.waiver.length, 0);
  return { rows: head.rows, open: count('fail') - waived, waived, unknown: count('unknown') };
}

/** Its standard rules and those on accessibility, but where one does not fit. */
const validator = new HtmlValidate(
  new StaticConfigLoader([], {
    root: true,
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: {
      'input-missing-label': 'error',
      // The policy of the page forbids them.
      'no-inline-style': 'error',
      // Nothing is sent: the forms hold what a style sheet or a script reads.
      'wcag/h32': 'off',
      // What scrolls by itself is a region within a section.
      'prefer-native-element': ['error', { exclude: ['region'] }],
    },
  }),
);

/** What is wrong with the file as HTML, in the language that it opens in. */
export async function htmlProblems(page: string): Promise<readonly string[]> {
  const language = page.includes('<html lang="ja">') ? 'ja' : 'en';
  // What it says and draws is markup; the data is read by itself.
  const markup = shownIn(page, language).replace(/(<(?:script|style)[^>]*>)[^<]*/g, '$1');
  const { results } = await validator.validateString(markup);
  const found = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
  );
  const ids = [...page.matchAll(/<[^<>]* id="([^"]*)"/g)].map(([, id = '']) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const known = new Set(ids);
  const links = [...markup.matchAll(/<a [^<>]*href="#([^"]*)"/g)].map(([, to = '']) => to);
  // One with `=` is what the table is narrowed to.
  const lost = links.filter((to) => !to.includes('=') && !known.has(to));
  return [
    ...found,
    ...twice.map((id) => `the id ${id} twice`),
    ...lost.map((to) => `a link to #${to}`),
    ...(markup.split('<h1').length === 2 ? [] : ['not one h1']),
  ];
}

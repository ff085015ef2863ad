import { findFramework, findSubjects } from '../../src/assess/find-subject.ts';
import { detailsOf } from '../../src/cli/rule-details.ts';
import { frameworkNames } from '../../src/i18n/framework-names.ts';
import { messagesIn } from '../../src/i18n/messages.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import type { Rule } from '../../src/model/rule.ts';
import type { SafeguardSubject } from '../../src/model/subject.ts';
import type { Language } from '../../src/model/text.ts';
import { writeFrameworkPage } from '../../src/report/pages/framework.ts';
import { openPage, type Page, plain } from '../../src/report/pages/page.ts';
import { writeRulePage } from '../../src/report/pages/rule.ts';
import { writeSafeguardPage } from '../../src/report/pages/safeguard.ts';

/** Folders below `docs/` that hold nothing but generated pages. */
export const generatedFolders = ['rules', 'safeguards', 'frameworks'] as const;

const notice = '<!-- Generated from rules/: change that, then run `npm test -- -u`. -->';

/** One page: its file below `docs/`, what `comply explain` takes to print it, and its text in both languages. */
export interface DocPage {
  readonly file: string;
  /** Absent: an index. */
  readonly name?: string;
  readonly text: string;
}

/** A page for every rule, safeguard and framework of the catalog, and the indexes. */
export function writeDocPages(catalog: Catalog): readonly DocPage[] {
  const pages = catalog.rules.map((rule) =>
    join({ folder: 'rules', name: rule.id }, (page) => {
      const [subject] = findSubjects(rule.id, catalog);
      if (subject?.kind !== 'rule') throw new Error(`${rule.id} is no rule`);
      return writeRulePage(page, subject, detailsOf(rule, catalog));
    }),
  );
  const safeguards = catalog.safeguards.map(({ id }) => safeguardOf(id, catalog));
  return [
    ...pages,
    ...safeguards.map((subject) => {
      const { id } = subject.safeguard;
      return join({ folder: 'safeguards', name: id }, (page) => writeSafeguardPage(page, subject));
    }),
    ...catalog.frameworks.map(({ id }) => {
      const subject = findFramework(id, catalog);
      if (!subject) throw new Error(`${id} is no framework`);
      return join({ folder: 'frameworks', name: id }, (page) => writeFrameworkPage(page, subject));
    }),
    { file: 'rules/README.md', text: indexRules(catalog.rules) },
    { file: 'safeguards/README.md', text: indexSafeguards(safeguards) },
  ];
}

function safeguardOf(id: string, catalog: Catalog): SafeguardSubject {
  const [subject] = findSubjects(id, catalog);
  if (subject?.kind !== 'safeguard') throw new Error(`${id} is no safeguard`);
  return subject;
}

const lists = { rules: 'ルール一覧', safeguards: '対策一覧', frameworks: 'フレームワーク一覧' } as const;

/** English first, Japanese below it. */
function join(
  { folder, name }: { readonly folder: keyof typeof lists; readonly name: string },
  write: (page: Page) => readonly string[],
): DocPage {
  const file = `${folder}/${name}.md`;
  const up = '../'.repeat(file.split('/').length - 2);
  const home = (suffix: string) => (folder === 'frameworks' ? `../frameworks${suffix}` : `${up}README.md`);
  const half = (language: Language) => write(openPage(language, file)).join('\n').trimEnd();
  const toJapanese = `[All ${folder}](${home('.md')}) · [日本語](#ja)`;
  const toAll = `[${lists[folder]}](${home('.ja.md')}) · [English](#en)`;
  const text = [notice, '<a id="en"></a>', toJapanese, half('en'), '---', '<a id="ja"></a>', toAll, half('ja')].join(
    '\n\n',
  );
  return { file, name, text: `${text}\n` };
}

function indexRules(rules: readonly Rule[]): string {
  const byService = Map.groupBy(rules, ({ id }) => id.split('/').slice(0, -1).join('/'));
  const parts = [...byService].flatMap(([service, own]) => [
    `## ${service}`,
    '',
    '| rule | severity | the state that passes | 合格となる状態 |',
    '| --- | --- | --- | --- |',
    ...own.map(({ id, severity, title }) => {
      const grade = messagesIn('en').severity[severity];
      return `| [${id.split('/').at(-1)}](${id}.md) | ${grade} | ${plain(title.en)} | ${plain(title.ja)} |`;
    }),
    '',
  ]);
  const services = [...byService].map(([service, own]) => `[${service}](#${service.replace('/', '')}) ${own.length}`);
  const head = [
    notice,
    '',
    '# Rules / ルール',
    '',
    `${rules.length} rules, each with a page in English and Japanese. How to write one: [Writing a rule](../rules.md).`,
    `全${rules.length}件。各ページは英語の後に日本語が続く。書き方は[ルールの書き方](../rules.ja.md)を参照。`,
    '',
    services.join(' · '),
    '',
  ];
  return [...head, ...parts].join('\n');
}

function indexSafeguards(safeguards: readonly SafeguardSubject[]): string {
  const frameworks = (safeguards[0]?.demands ?? []).map(({ framework }) => frameworkNames[framework.id].en);
  const rows = safeguards.map(({ safeguard: { id, kind, title }, testers, demands }) => {
    const counts = demands.map(({ primary, supporting }) =>
      supporting.length > 0 ? `${primary.length} + ${supporting.length}` : `${primary.length}`,
    );
    const cells = [`[${plain(title.en)}](${id}.md)<br>\`${id}\``, plain(title.ja), kind, testers.length, ...counts];
    return `| ${cells.join(' | ')} |`;
  });
  const header = ['safeguard', '対策', 'kind', 'rules', ...frameworks];
  return [
    notice,
    '',
    '# Safeguards / 対策',
    '',
    `${safeguards.length} safeguards, the rows of the crosswalk. Behind each: the rules that test it, and per framework how many controls`,
    'of the default edition demand it, + how many lean on it. [What the crosswalk is](../frameworks.md#the-crosswalk).',
    `対応表の全${safeguards.length}件。検査するルールの数と、フレームワークごとに、既定の版で対策を求める項目の数 + 関連する項目の数を示す。[対応表とは](../frameworks.ja.md#対応表)。`,
    '',
    `| ${header.join(' | ')} |`,
    `| ${header.map(() => '---').join(' | ')} |`,
    ...rows,
    '',
  ].join('\n');
}

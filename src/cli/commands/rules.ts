import { fillTemplate } from '../../assess/describe-rule.ts';
import { selectRules } from '../../catalog/select.ts';
import type { CliMessages } from '../../i18n/cli.en.ts';
import { cliMessagesIn } from '../../i18n/cli.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { packMessagesIn } from '../../i18n/packs.ts';
import type { Catalog } from '../../model/catalog.ts';
import { UsageError } from '../../model/errors.ts';
import type { Rule, Template } from '../../model/rule.ts';
import type { Language } from '../../model/text.ts';
import { brackets } from '../../report/brackets.ts';
import { outlineCondition } from '../../report/condition.ts';
import { type Ink, inkOf } from '../../report/ink.ts';
import { type Cell, fields, table } from '../../report/table.ts';
import { usableWidth } from '../../report/width.ts';
import { wrap } from '../../report/wrap.ts';
import { didYouMean } from '../../yaml/suggest.ts';
import type { ListOptions, RulesOptions } from '../command-options.ts';
import type { Io } from '../io.ts';
import { loadCatalogWithPacks } from '../packs.ts';
import { languageOf, reportOptions } from '../settings.ts';

/** Prints the selected rules, one a line. */
export async function listRules(options: RulesOptions, io: Io): Promise<void> {
  const language = languageOf(io);
  const { color, width } = reportOptions(io, options, language);
  const ink = inkOf(color);
  const catalog = await loadCatalogWithPacks(options, io);
  const { rules } = selectRules(catalog, {
    ...(options.framework && { frameworks: options.framework.map((id) => ({ id })) }),
    ...(options.rule && { ruleGlob: options.rule }),
    ...(options.minSeverity && { minSeverity: options.minSeverity }),
  });
  const words = messagesIn(language).severity;
  const rows = rules.map((rule): Cell[] => [
    { text: words[rule.severity], ink: ink.severity[rule.severity] },
    { text: rule.id, ink: ink.code },
    { text: rule.title[language] },
  ]);
  const lines = [...table(rows, { width: usableWidth(width), indent: 0 }), ''];
  await io.stdout.write(`${lines.join('\n')}\n${cliMessagesIn(language).rules.count({ n: rules.length })}\n`);
}

/** Prints one rule whole: what it asks, why, how to mend it, and which controls it serves. */
export async function showRule(id: string, options: ListOptions, io: Io): Promise<void> {
  const language = languageOf(io);
  const { color, width } = reportOptions(io, options, language);
  const catalog = await loadCatalogWithPacks(options, io);
  const rule = catalog.rules.find((candidate) => candidate.id === id || candidate.aliases.includes(id));
  if (!rule) {
    const known = catalog.rules.map((candidate) => candidate.id);
    const hint = didYouMean(id, known);
    throw new UsageError({
      en: `there is no rule '${id}'${hint.en}; comply rules list shows them all`,
      ja: `ルール '${id}' はない${hint.ja}。一覧は comply rules list で確認できる`,
    });
  }
  const page = { rule, catalog, language, ink: inkOf(color), width: usableWidth(width) };
  await io.stdout.write(`${[...describeRule(page), ...describeLinks(page), ...describeReferences(page)].join('\n')}\n`);
}

/** What writing a rule for a terminal needs. */
export interface RulePage {
  readonly rule: Rule;
  readonly catalog: Catalog;
  readonly language: Language;
  readonly ink: Ink;
  readonly width: number;
}

/** A rule: what it asks, why, and how to mend it. */
export function describeRule(page: RulePage): string[] {
  const { rule, language, ink, width } = page;
  const t = cliMessagesIn(language).rules;
  const words = messagesIn(language);
  const facts: [Cell, Cell][] = [
    [
      { text: t.severity, ink: ink.dim },
      { text: words.severity[rule.severity], ink: ink.severity[rule.severity] },
    ],
    [{ text: t.resource, ink: ink.dim }, { text: rule.resource }],
    ...packFacts(page),
    ...(rule.aliases.length > 0
      ? [[{ text: t.earlier, ink: ink.dim }, { text: rule.aliases.join(', ') }] as [Cell, Cell]]
      : []),
  ];
  const reader = { t, language, parameters: rule.parameters };
  const section = (title: string, lines: readonly string[]): string[] => writeSection(page, title, lines);
  const prose = (text: string): string[] => wrap(text, width - 2);
  const { remediation } = rule;
  const fill = (template: Template): string => fillTemplate(template, (name) => rule.parameters[name]?.default);
  const steps = remediation.steps[language].flatMap((step, index) => numbered(index + 1, fill(step), width - 2));
  const code = [remediation.cli, remediation.terraform].flatMap((template) =>
    template
      ? [
          '',
          ...fill(template)
            .trimEnd()
            .split('\n')
            .map((line) => ink.code(line)),
        ]
      : [],
  );
  return [
    ink.strong(rule.title[language]),
    ink.code(rule.id),
    '',
    ...fields(facts, { width, indent: 0 }),
    ...section(t.when, rule.when ? outlineCondition(rule.when, reader) : []),
    ...section(t.asks, outlineCondition(rule.condition, reader)),
    ...section(t.parameters, parameterLines(rule, t, language)),
    ...section(t.why, prose(rule.rationale[language])),
    ...section(t.fix + brackets(words.effort[remediation.effort], language), [...steps, ...code]),
    ...section(
      t.caution,
      (remediation.warnings ?? []).flatMap((warning) => prose(warning[language])),
    ),
  ];
}

/** The safeguards that it tests, and the controls that demand them. */
function describeLinks(page: RulePage): string[] {
  const t = cliMessagesIn(page.language).rules;
  return [
    ...writeSection(page, t.safeguards, safeguardLines(page, t)),
    ...writeSection(page, t.controls, controlLines(page)),
  ];
}

/** Where to read on. */
export function describeReferences(page: RulePage): string[] {
  const { references } = page.rule;
  const title = cliMessagesIn(page.language).rules.references;
  return writeSection(
    page,
    title,
    references.flatMap((one) => [one.title, `  ${one.url}`]),
  );
}

function writeSection({ ink }: RulePage, title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', ink.strong(title), ...lines.map((line) => (line === '' ? '' : `  ${line}`))];
}

/** An entry of a numbered list; its further lines stand below its text. */
function numbered(number: number, text: string, width: number): string[] {
  const head = `${number}. `;
  return wrap(text, width - head.length).map((line, at) => (at === 0 ? head : ' '.repeat(head.length)) + line);
}

/** Whose rule it is, where it is not ours. */
function packFacts({ rule, catalog, language, ink }: RulePage): [Cell, Cell][] {
  const pack = catalog.packs?.find(({ name }) => rule.id.startsWith(`${name}/`));
  if (!pack) return [];
  const t = packMessagesIn(language);
  return [
    [{ text: t.pack, ink: ink.dim }, { text: `${pack.name} ${pack.version}` }],
    [{ text: t.digest, ink: ink.dim }, { text: pack.digest }],
  ];
}

function parameterLines(rule: Rule, t: CliMessages['rules'], language: Language): string[] {
  return Object.entries(rule.parameters).map(
    ([name, parameter]) =>
      `${name}: ${parameter.title?.[language] ?? name}${brackets(t.standard({ value: JSON.stringify(parameter.default) }), language)}`,
  );
}

function safeguardLines({ rule, catalog, language }: RulePage, t: CliMessages['rules']): string[] {
  return rule.safeguards.map(({ id, extent }) => {
    const safeguard = catalog.safeguards.find((candidate) => candidate.id === id);
    return `${safeguard?.title[language] ?? id}${brackets(t[extent], language)}`;
  });
}

/** The controls that demand what the rule tests, by what a reader calls them, of each framework's default edition. */
function controlLines({ rule, catalog, language, width }: RulePage): string[] {
  return catalog.frameworks.flatMap((framework) => {
    const edition = framework.editions[0];
    const columns = [framework.id, `${framework.id}@${edition?.id}`];
    const ids = new Set(
      catalog.safeguards
        .filter(({ id }) => rule.safeguards.some((tested) => tested.id === id))
        .flatMap(({ controls }) => columns.flatMap((column) => controls[column]?.primary ?? [])),
    );
    const cited = (edition?.controls ?? []).filter(({ id }) => ids.has(id)).map(({ citation }) => citation[language]);
    const between = language === 'ja' ? '、' : ', ';
    return cited.length === 0 ? [] : wrap(`${framework.title[language]}: ${cited.join(between)}`, width - 2);
  });
}

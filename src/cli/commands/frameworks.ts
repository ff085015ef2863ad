import { loadShippedCatalog } from '../../catalog/load.ts';
import { cliMessagesIn } from '../../i18n/cli.ts';
import { explainMessagesIn } from '../../i18n/explain.ts';
import { UsageError } from '../../model/errors.ts';
import type { Control, Edition, Framework } from '../../model/framework.ts';
import type { Language } from '../../model/text.ts';
import { loadSchemas } from '../../providers/index.ts';
import { brackets } from '../../report/brackets.ts';
import { type Ink, inkOf } from '../../report/ink.ts';
import { type Cell, table, tableRows } from '../../report/table.ts';
import { usableWidth } from '../../report/width.ts';
import { wrap } from '../../report/wrap.ts';
import { didYouMean } from '../../yaml/suggest.ts';
import type { FrameworkOptions, ReaderOptions } from '../command-options.ts';
import type { Io } from '../io.ts';
import { languageOf, reportOptions } from '../settings.ts';

/** Prints the frameworks and their editions, with how many entries each has. */
export async function listFrameworks(options: ReaderOptions, io: Io): Promise<void> {
  const language = languageOf(io);
  const { color, width } = reportOptions(io, options, language);
  const ink = inkOf(color);
  const t = cliMessagesIn(language).frameworks;
  const { frameworks } = await loadShippedCatalog(loadSchemas);
  const rows = frameworks.flatMap((framework) =>
    framework.editions.map((edition): Cell[] => [
      { text: framework.id, ink: ink.code },
      { text: edition.id },
      { text: t.entries({ n: edition.controls.length }) },
      { text: `${edition.title[language]}${edition.current ? '' : brackets(t.withdrawn, language)}` },
    ]),
  );
  await io.stdout.write(`${table(rows, { width: usableWidth(width), indent: 0 }).join('\n')}\n`);
}

/**
 * Prints every control of one edition, with what a person must supply for it; with `--proposed` also what is proposed and
 * not law.
 */
export async function showFramework(id: string, options: FrameworkOptions, io: Io): Promise<void> {
  const language = languageOf(io);
  const framework = (await loadShippedCatalog(loadSchemas)).frameworks.find((candidate) => candidate.id === id);
  if (!framework) {
    throw new UsageError({ en: `there is no framework '${id}'`, ja: `フレームワーク '${id}' はない` });
  }
  const edition = findEdition(framework, options.edition);
  if (options.format === 'json') {
    await io.stdout.write(`${JSON.stringify(shapeEdition(framework, edition, options.proposed === true), null, 2)}\n`);
    return;
  }
  const { color, width } = reportOptions(io, options, language);
  const page = { language, ink: inkOf(color), width: usableWidth(width) };
  const lines = [
    ...head(framework, edition, page),
    ...controls(edition, page),
    ...(options.proposed === true ? proposed(framework, page) : []),
  ];
  await io.stdout.write(`${lines.join('\n')}\n`);
}

interface Page {
  readonly language: Language;
  readonly ink: Ink;
  readonly width: number;
}

function findEdition(framework: Framework, wanted: string | undefined): Edition {
  const edition = wanted === undefined ? framework.editions[0] : framework.editions.find(({ id }) => id === wanted);
  if (edition) return edition;
  const known = framework.editions.map(({ id }) => id);
  const list = known.join(', ');
  const hint = didYouMean(wanted ?? '', known, { en: `; use ${list}`, ja: `。使える値: ${list}` });
  throw new UsageError({
    en: `${framework.id} has no edition '${wanted}'${hint.en}`,
    ja: `${framework.id} に版 '${wanted}' はない${hint.ja}`,
  });
}

function head(framework: Framework, edition: Edition, { language, ink, width }: Page): string[] {
  const t = cliMessagesIn(language).frameworks;
  const state = edition.current ? '' : brackets(t.withdrawn, language);
  const between = language === 'ja' ? '、' : ', ';
  const entries = t.entries({ n: edition.controls.length });
  return [
    ink.strong(framework.title[language]),
    ...wrap(`${t.edition}: ${edition.title[language]}${state}${between}${entries}`, width),
    ...wrap(`${t.publisher}: ${framework.publisher[language]}`, width),
    ...wrap(`${t.licence}: ${framework.licenceNote[language]}`, width).map((line) => ink.dim(line)),
  ];
}

function controls(edition: Edition, page: Page): string[] {
  const { language, ink, width } = page;
  const t = cliMessagesIn(language).frameworks;
  return edition.groups.flatMap((group) => {
    const ofGroup = edition.controls.filter((control) => control.group === group.id);
    if (ofGroup.length === 0) return [];
    const rows = tableRows(
      ofGroup.map((control): Cell[] => [
        { text: control.citation[language], ink: ink.code },
        { text: t.assessment[control.assessment], ink: ink.dim },
        { text: control.title[language] },
      ]),
      { width, indent: 2 },
    ).rows;
    return [
      '',
      ink.strong(group.title[language]),
      ...ofGroup.flatMap((control, index) => [...(rows[index] ?? []), ...supply(control, page)]),
    ];
  });
}

/** What a person must supply, under its control. */
function supply(control: Control, { language, ink, width }: Page): string[] {
  if (!control.supply) return [];
  const text = `${explainMessagesIn(language).supply}: ${control.supply[language]}`;
  return wrap(text, width - 6).map((line) => ink.dim(`      ${line}`));
}

/** One edition for programs, in both languages. */
function shapeEdition(framework: Framework, edition: Edition, withProposed: boolean): object {
  const { editions: _, proposed: items, proposedNotice, ...about } = framework;
  return { ...about, edition, ...(withProposed && { proposedNotice, proposed: items }) };
}

function proposed(framework: Framework, { language, ink, width }: Page): string[] {
  const t = cliMessagesIn(language).frameworks;
  if (framework.proposed.length === 0) return ['', t.noProposed];
  const rows = framework.proposed.map((item): Cell[] => [
    { text: item.citation[language], ink: ink.code },
    { text: item.title[language] },
  ]);
  const notice = framework.proposedNotice?.[language] ?? '';
  return ['', ink.caution(t.proposed), ...wrap(notice, width), ...table(rows, { width, indent: 2 })];
}

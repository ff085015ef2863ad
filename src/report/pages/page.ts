import type { CliMessages } from '../../i18n/cli.en.ts';
import { cliMessagesIn } from '../../i18n/cli.ts';
import type { ControlMessages } from '../../i18n/control.en.ts';
import { controlMessagesIn } from '../../i18n/control.ts';
import type { ExplainMessages } from '../../i18n/explain.en.ts';
import { explainMessagesIn } from '../../i18n/explain.ts';
import type { Messages } from '../../i18n/messages.en.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { PagesMessages } from '../../i18n/pages.en.ts';
import { pagesMessagesIn } from '../../i18n/pages.ts';
import type { Tester } from '../../model/subject.ts';
import type { Language } from '../../model/text.ts';
import { gradeOf } from '../explain/page.ts';
import { markdownCode, markdownText } from '../markdown/escape.ts';
import { printable } from '../printable.ts';
import { addressOf, anchorOf, type Place } from './places.ts';

/** What every part of a page in Markdown needs to write itself. */
export interface Page {
  readonly t: PagesMessages;
  readonly explain: ExplainMessages;
  readonly words: ControlMessages;
  readonly rules: CliMessages['rules'];
  readonly assessments: CliMessages['frameworks']['assessment'];
  readonly report: Messages;
  /** How many entries an edition has. */
  readonly entries: CliMessages['frameworks']['entries'];
  readonly language: Language;
  /** Where it lies among the other pages. Absent: it stands alone, without links to them and without anchors. */
  readonly file?: string;
}

export function openPage(language: Language, file?: string): Page {
  const { rules, frameworks } = cliMessagesIn(language);
  return {
    t: pagesMessagesIn(language),
    explain: explainMessagesIn(language),
    words: controlMessagesIn(language),
    rules,
    assessments: frameworks.assessment,
    entries: frameworks.entries,
    report: messagesIn(language),
    language,
    ...(file !== undefined && { file }),
  };
}

/** A text of the catalog or of a pack, whole. */
export function plain(text: string): string {
  return markdownText(text, Number.POSITIVE_INFINITY);
}

/** A text that leads to a place, where the page lies beside it. */
export function linked({ file, language }: Page, text: string, place: Place): string {
  return file === undefined ? plain(text) : `[${plain(text)}](${addressOf(place, file, language)})`;
}

/** What a link to a place ends at. */
export function anchor({ file, language }: Page, place: Place): string {
  const id = file === undefined ? undefined : anchorOf(place, language);
  return id === undefined ? '' : `<a id="${id}"></a>`;
}

/** A part under its heading; nothing for one without lines. */
export function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${plain(title)}`, '', ...lines, ''];
}

export function list(items: readonly string[]): string[] {
  return items.map((item) => `- ${item}`);
}

/** Facts behind what they are called; those without a value are left out. */
export function facts(pairs: readonly (readonly [string, string | undefined])[]): string[] {
  return list(pairs.flatMap(([label, value]) => (value === undefined ? [] : [`${label}: ${value}`])));
}

/** Cells are Markdown already. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return rows.length === 0 ? [] : [line(header), line(header.map(() => '---')), ...rows.map(line)];
}

/** A block of code. Its fence is longer than any run of backticks in it (https://github.github.com/gfm/#fenced-code-blocks). */
export function fenced(language: string, code: string): string[] {
  const runs = [...code.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)));
  return [`${fence}${language}`, ...code.trimEnd().split('\n').map(printable), fence];
}

/** The rules that test a safeguard, each with its severity and how far it does. */
export function ruleItems(page: Page, testers: readonly Tester[]): string[] {
  const { report, words, language } = page;
  return list(
    testers.map(({ rule, extent }) => {
      const grade = gradeOf([report.severity[rule.severity], words.safeguards.extents[extent]], language);
      const title = linked(page, rule.title[language], { kind: 'rule', id: rule.id });
      return `${title}${grade}<br>${markdownCode(rule.id)}`;
    }),
  );
}

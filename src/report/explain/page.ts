import type { ControlMessages } from '../../i18n/control.en.ts';
import { controlMessagesIn } from '../../i18n/control.ts';
import type { ExplainMessages } from '../../i18n/explain.en.ts';
import { explainMessagesIn } from '../../i18n/explain.ts';
import type { Messages } from '../../i18n/messages.en.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { Control } from '../../model/framework.ts';
import type { Tester } from '../../model/subject.ts';
import type { Language } from '../../model/text.ts';
import { brackets } from '../brackets.ts';
import { type Ink, inkOf } from '../ink.ts';
import type { ReportOptions } from '../reporter.ts';
import { type Cell, fields, table } from '../table.ts';
import { usableWidth } from '../width.ts';
import { wrap } from '../wrap.ts';

/** What every part of an explanation needs to write itself. */
export interface ExplainPage {
  readonly t: ExplainMessages;
  readonly words: ControlMessages;
  readonly report: Messages;
  readonly language: Language;
  readonly ink: Ink;
  readonly width: number;
}

export function openExplainPage({ language, color, width }: Omit<ReportOptions, 'verbose'>): ExplainPage {
  return {
    t: explainMessagesIn(language),
    words: controlMessagesIn(language),
    report: messagesIn(language),
    language,
    ink: inkOf(color),
    width: usableWidth(width),
  };
}

const indent = 2;

/** A part under its heading; nothing for one without lines. */
export function section(page: ExplainPage, title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', ...heading(page, title), ...lines];
}

export function heading({ ink, width }: ExplainPage, title: string): string[] {
  return wrap(title, width).map((line) => ink.strong(line));
}

export function prose({ width }: ExplainPage, text: string): string[] {
  return wrap(text, width - indent).map((line) => ' '.repeat(indent) + line);
}

/** A list with a dash before each entry. */
export function dashed({ width }: ExplainPage, texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    wrap(text, width - indent - 2).map((line, index) => `  ${index === 0 ? '- ' : '  '}${line}`),
  );
}

/** Facts beside what they are called; those without a value are left out. */
export function facts(
  { ink, width }: ExplainPage,
  pairs: readonly (readonly [string, string | undefined])[],
): string[] {
  const rows = pairs.flatMap(([label, value]): [Cell, Cell][] =>
    value === undefined ? [] : [[{ text: label, ink: ink.dim }, { text: value }]],
  );
  return fields(rows, { width, indent: 0 });
}

/** Each rule with what it is called below it: an id that is broken over lines could not be copied. */
export function ruleRows(page: ExplainPage, testers: readonly Tester[]): string[] {
  const { ink, language, report, words, width } = page;
  return testers.flatMap(({ rule, extent }) => {
    const grade = gradeOf([report.severity[rule.severity], words.safeguards.extents[extent]], language);
    return [
      `  ${ink.code(rule.id)}`,
      ...wrap(`${rule.title[language]}${grade}`, width - 4).map((line) => `    ${line}`),
    ];
  });
}

/** `(high, in part)`: a rule's severity, and how far it tests. */
export function gradeOf(words: readonly string[], language: Language): string {
  return brackets(words.join(language === 'ja' ? '・' : ', '), language);
}

export function controlRows({ ink, language, width }: ExplainPage, controls: readonly Control[]): string[] {
  const rows = controls.map((control): Cell[] => [
    { text: control.citation[language], ink: ink.code },
    { text: control.title[language] },
  ]);
  return table(rows, { width, indent });
}

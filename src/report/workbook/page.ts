import type { ControlMessages } from '../../i18n/control.en.ts';
import { controlMessagesIn } from '../../i18n/control.ts';
import type { Messages } from '../../i18n/messages.en.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { WorkbookMessages } from '../../i18n/workbook.en.ts';
import { workbookMessagesIn } from '../../i18n/workbook.ts';
import type { AssessedRule, Assessment } from '../../model/assessment.ts';
import type { Language } from '../../model/text.ts';

/** What every sheet of the workbook needs. */
export interface WorkbookPage {
  readonly assessment: Assessment;
  readonly language: Language;
  readonly words: WorkbookMessages;
  /** Headings that the workbook of one control has too. */
  readonly columns: ControlMessages['columns'];
  readonly control: ControlMessages['control'];
  readonly t: Messages;
  readonly rules: ReadonlyMap<string, AssessedRule>;
  /** What a reader calls a control, by `framework:id`; only of controls in this report. */
  readonly citations: ReadonlyMap<string, string>;
}

export function openWorkbookPage(assessment: Assessment, language: Language): WorkbookPage {
  const { columns, control } = controlMessagesIn(language);
  const cited = assessment.frameworks.flatMap(({ id, controls }) =>
    controls.map((one) => [`${id}:${one.id}`, one.citation[language]] as const),
  );
  return {
    assessment,
    language,
    words: workbookMessagesIn(language),
    columns,
    control,
    t: messagesIn(language),
    rules: new Map(assessment.rules.map((rule) => [rule.id, rule])),
    citations: new Map(cited),
  };
}

/** Several items in one cell, on one line: one a line would make rows too high. */
export function listed(items: readonly string[]): string {
  return items.join(', ');
}

/** Columns by their headings and widths, in characters. */
export function columnsOf(
  pairs: readonly (readonly [head: string, width: number])[],
): readonly { readonly head: string; readonly width: number }[] {
  return pairs.map(([head, width]) => ({ head, width }));
}

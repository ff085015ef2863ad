import { explainMessagesIn } from '../../i18n/explain.ts';
import { frameworkNames } from '../../i18n/framework-names.ts';
import { responsibilityMessagesIn } from '../../i18n/responsibility.ts';
import type { AssessedControl, AssessedFramework } from '../../model/assessment.ts';
import type { Responsibility } from '../../model/responsibility.ts';
import { bar } from '../bar.ts';
import { brackets } from '../brackets.ts';
import { countEntries } from '../entry-count.ts';
import { printable, printableShort } from '../printable.ts';
import { responsibilitiesOf, responsibilityInWords } from '../responsibility.ts';
import { statusOrder, statusSigns } from '../signs.ts';
import { type Cell, tableRows } from '../table.ts';
import { padTo, widthOf } from '../width.ts';
import { cell, heading, type Page, paragraph } from './page.ts';

/** A block per framework: how its whole catalog stands. */
export function* frameworks(page: Page): Iterable<string> {
  const { assessment, t } = page;
  yield* heading(page, t.report.frameworks.heading);
  for (const framework of assessment.frameworks) yield* block(page, framework);
}

function* block(page: Page, framework: AssessedFramework): Iterable<string> {
  const { t, ink, language, width } = page;
  const { title, editionTitle, counts, notes } = framework;
  const entries = printable(countEntries(framework, t, language));
  yield '';
  yield* paragraph(page, printable(title[language]), { indent: 2, ink: ink.strong });
  yield* paragraph(page, `${printable(editionTitle[language])}  ${entries}`, { indent: 2, ink: ink.dim });
  const segments = statusOrder.map((status) => ({
    sign: statusSigns[status],
    count: counts[status],
    ink: ink.block[status],
  }));
  yield `  ${bar(segments, width - 4, ink.on)}`;
  yield* legend(page, framework);
  for (const note of notes) {
    yield* paragraph(page, printable(note[language]), { indent: 4, first: '  * ', ink: ink.dim });
  }
  if (page.verbose) yield* everyControl(page, framework);
}

/** Sign, word and count of all nine statuses, in as many columns as fit. */
function* legend(page: Page, { counts }: AssessedFramework): Iterable<string> {
  const { t, ink, width } = page;
  const digits = Math.max(...statusOrder.map((status) => String(counts[status]).length));
  const words = Math.max(...statusOrder.map((status) => widthOf(t.status[status])));
  const columns = Math.max(1, Math.min(3, Math.floor((width - 2) / (words + digits + 6))));
  const rows = Math.ceil(statusOrder.length / columns);
  for (let row = 0; row < rows; row += 1) {
    const items = Array.from({ length: columns }, (_, column) => statusOrder[column * rows + row]);
    const shown = items.flatMap((status) => {
      if (!status) return [];
      const count = String(counts[status]).padStart(digits);
      const text = `${statusSigns[status]} ${padTo(t.status[status], words)}  ${count}`;
      return [counts[status] > 0 ? ink.status[status](text) : ink.dim(text)];
    });
    yield `  ${shown.join('    ')}`;
  }
}

function* everyControl(page: Page, { id, controls }: AssessedFramework): Iterable<string> {
  const { t, ink } = page;
  yield '';
  yield ink.dim(`  ${frameworkNames[id][page.language]}: ${t.report.frameworks.allControls}`);
  const { rows } = tableRows(
    controls.map((control) => controlRow(page, control)),
    { width: page.width, indent: 2 },
  );
  const declared = responsibilitiesOf(page.assessment);
  for (const [index, control] of controls.entries()) {
    yield* rows[index] ?? [];
    yield* supply(page, control);
    yield* responsibility(page, declared(id, control.id));
  }
}

/** What a person must supply, under a control that waits for it. */
function supply(page: Page, control: AssessedControl): readonly string[] {
  if (control.status !== 'manual' || !control.supply) return [];
  const text = `${explainMessagesIn(page.language).supply}: ${printable(control.supply[page.language])}`;
  return paragraph(page, text, { indent: 6, ink: page.ink.dim });
}

/** Whose part the control is, where that was declared. */
function responsibility({ language, ...page }: Page, declared: Responsibility | undefined): readonly string[] {
  if (!declared) return [];
  const words = responsibilityMessagesIn(language);
  const text = responsibilityInWords(declared, words, { language, write: printableShort });
  return paragraph(page, `${words.party}: ${text}`, { indent: 6, ink: page.ink.dim });
}

function controlRow({ t, ink, language }: Page, { status, citation, title, reason }: AssessedControl): Cell[] {
  const why = reason ? brackets(`${t.report.frameworks.reason}: ${printable(reason[language])}`, language) : '';
  return [
    cell(`${statusSigns[status]} ${t.status[status]}`, ink.status[status]),
    cell(printable(citation[language])),
    cell(printable(title[language]) + why),
  ];
}

import { responsibilityMessagesIn } from '../../i18n/responsibility.ts';
import type { AssessedControl, AssessedFramework } from '../../model/assessment.ts';
import { type FindResponsibility, responsibilitiesOf } from '../responsibility.ts';
import type { CellValue, SheetTable } from '../xlsx/sheet.ts';
import { columnsOf, listed, type WorkbookPage } from './page.ts';

/** Every control of every framework, whether a rule reaches it or not. */
export function controlSheet(page: WorkbookPage): SheetTable {
  const w = page.words.columns;
  const shared = responsibilityMessagesIn(page.language);
  const find = responsibilitiesOf(page.assessment);
  return {
    name: page.words.sheets.controls,
    columns: columnsOf([
      [w.framework, 24],
      [w.edition, 10],
      [w.control, 26],
      [w.title, 50],
      [w.group, 34],
      [w.level, 18],
      [w.assessment, 34],
      [w.supply, 60],
      [w.status, 18],
      [w.reason, 34],
      [w.fail, 9],
      [w.ofWhichWaived, 9],
      [w.unknown, 9],
      [w.pass, 9],
      [w.notApplicable, 9],
      [w.safeguards, 44],
      [w.rules, 60],
      [shared.party, 14],
      [shared.vendor, 26],
      [shared.report, 40],
      [shared.note, 40],
    ]),
    rows: page.assessment.frameworks.flatMap((framework) =>
      framework.controls.map((control) => [
        ...controlRow(page, framework, control),
        ...responsibilityCells(page, find(framework.id, control.id)),
      ]),
    ),
  };
}

function controlRow(
  { language, t, control: words, assessment }: WorkbookPage,
  framework: AssessedFramework,
  control: AssessedControl,
): readonly CellValue[] {
  const { results } = control;
  const group = framework.groups.find(({ id }) => id === control.group);
  const titles = control.safeguards.map(
    (id) => assessment.safeguards.find((safeguard) => safeguard.id === id)?.title[language] ?? id,
  );
  return [
    framework.title[language],
    framework.edition,
    control.citation[language],
    control.title[language],
    group?.title[language] ?? control.group,
    control.level,
    words.assessments[control.assessment],
    control.supply?.[language],
    t.status[control.status],
    control.reason?.[language],
    results.fail,
    control.waived,
    results.unknown,
    results.pass,
    results.notApplicable,
    listed(titles),
    listed(control.rules),
  ];
}

/** Whose part it is, where that was declared. */
function responsibilityCells(
  { language }: WorkbookPage,
  declared: ReturnType<FindResponsibility>,
): readonly CellValue[] {
  const whose = declared && responsibilityMessagesIn(language).parties[declared.party];
  return [whose, declared?.vendor, declared?.report, declared?.note?.[language]];
}

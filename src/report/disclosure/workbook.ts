import { disclosureJa as words } from '../../i18n/disclosure.ja.ts';
import type { SheetTable } from '../xlsx/sheet.ts';
import { writeWorkbook } from '../xlsx/write-workbook.ts';
import type { Disclosure } from './disclosure.ts';

/** The same as sheets to finish by hand. Pure. */
export function disclosureSheets(disclosure: Disclosure): readonly SheetTable[] {
  return [headSheet(disclosure), rowSheet(disclosure), splitSheet(disclosure)];
}

/** The workbook: the same disclosure is the same bytes. */
export async function writeDisclosureWorkbook(disclosure: Disclosure): Promise<Buffer> {
  return writeWorkbook(disclosureSheets(disclosure));
}

function headSheet({ head }: Disclosure): SheetTable {
  return {
    name: words.sheets.head,
    columns: columns([words.item, 26], [words.content, 120]),
    rows: [[words.title, undefined], ...words.notices.map((notice) => [words.note, notice]), ...head],
  };
}

function rowSheet({ rows }: Disclosure): SheetTable {
  return {
    name: words.sheets.rows,
    columns: columns(
      [words.group, 26],
      [words.item, 24],
      [words.requirementTitle, 26],
      [words.requirementSummary, 44],
      [words.status, 24],
      [words.basis, 50],
      [words.party, 24],
      [words.remarks, 70],
    ),
    rows: rows.map(({ group, citation, title, summary, status, basis, party, remarks }) => [
      group,
      citation,
      title,
      summary,
      status,
      joined(basis),
      joined(party),
      joined(remarks),
    ]),
  };
}

function splitSheet({ splits, undeclared }: Disclosure): SheetTable {
  const lacking = undeclared > 0 ? ` ${words.splitsLacking({ n: undeclared })}` : '';
  return {
    name: words.sheets.splits,
    note: (splits.length === 0 ? words.splitsNone : words.splitsMean) + lacking,
    columns: columns(
      [words.control, 60],
      [words.parties.customer, 10],
      [words.parties.provider, 10],
      [words.vendor, 30],
      [words.vendorReport, 40],
      [words.splitNote, 60],
    ),
    rows: splits.map(({ control, isCustomers, isProviders, vendor, report, note }) => [
      control,
      isCustomers ? words.part : undefined,
      isProviders ? words.part : undefined,
      vendor,
      report,
      note,
    ]),
  };
}

/** A line break would be shown as its code. */
function joined(texts: readonly string[]): string | undefined {
  return texts.length === 0 ? undefined : texts.join(' ／ ');
}

function columns(...pairs: readonly (readonly [head: string, width: number])[]): SheetTable['columns'] {
  return pairs.map(([head, width]) => ({ head, width }));
}

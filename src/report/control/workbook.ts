import type { ControlDossier } from '../../model/dossier.ts';
import type { Language } from '../../model/text.ts';
import type { SheetTable } from '../xlsx/sheet.ts';
import { type ControlPage, openControlPage } from './page.ts';
import { coverageSheet, populationSheet, recordsSheet, waiversSheet } from './place-sheets.ts';
import { findingsSheet, resultsSheet } from './result-sheets.ts';
import { ipeSheet, summarySheet } from './summary-sheets.ts';

const sheets: readonly ((page: ControlPage) => SheetTable)[] = [
  summarySheet,
  findingsSheet,
  resultsSheet,
  populationSheet,
  waiversSheet,
  recordsSheet,
  coverageSheet,
  ipeSheet,
];

/** The sheets on one control, for Excel. Pure. */
export function controlSheets(dossier: ControlDossier, language: Language): readonly SheetTable[] {
  const page = openControlPage(dossier, language);
  return sheets.map((sheet) => sheet(page));
}

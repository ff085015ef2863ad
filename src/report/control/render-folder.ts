import { controlMessagesIn } from '../../i18n/control.ts';
import type { ControlDossier } from '../../model/dossier.ts';
import { type Language, languages } from '../../model/text.ts';
import { printableShort } from '../printable.ts';
import { writeWorkbook } from '../xlsx/write-workbook.ts';
import { trustFlag } from './evidence.ts';
import { renderControl } from './render-control.ts';
import { controlSheets } from './workbook.ts';

/**
 * The files of a control's folder that people read, by name: a page and a workbook in the language asked for, or a pair in
 * each; and what explains them, in both.
 */
export async function* renderControlFolder(
  dossier: ControlDossier,
  language?: Language,
): AsyncGenerator<readonly [path: string, content: string | Uint8Array]> {
  const wanted = languages.filter((one) => language === undefined || one === language);
  const names: string[] = [];
  for (const one of wanted) {
    const suffix = language === undefined ? `.${one}` : '';
    const [page, book] = [`control${suffix}.html`, `control${suffix}.xlsx`];
    yield [page, renderControl(dossier, one)];
    yield [book, await writeWorkbook(controlSheets(dossier, one))];
    names.push(page, book);
  }
  yield ['README.txt', writeReadme(dossier, [...names, 'records.ndjson', 'proof.json'])];
}

function writeReadme({ control, run }: ControlDossier, files: readonly string[]): string {
  const texts = languages.map((language) =>
    controlMessagesIn(language).readme({
      citation: printableShort(control.citation[language]),
      files: files.map((file) => `  ${file}`).join('\n'),
      trust: trustFlag(run),
    }),
  );
  return texts.join(`\n${'-'.repeat(78)}\n\n`);
}

import { resolve } from 'node:path';
import { UsageError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import type { SavedReportOptions } from '../command-options.ts';
import { checkPlace } from '../replace-file.ts';

/**
 * Refuses flags of a PDF that make no sense, and a file that could not be written: laying out the pages takes a while.
 * @throws UsageError and InputError
 */
export function checkPdf({ pdf, paper }: Pick<SavedReportOptions, 'pdf' | 'paper'>, cwd: string): void {
  if (pdf === undefined) {
    if (paper !== undefined) throw noPdf(paper);
    return;
  }
  if (pdf === '') throw new UsageError(noName);
  if (pdf === '-') throw new UsageError(toStdout);
  checkPlace({ file: pdf, place: resolve(cwd, pdf) });
}

function noPdf(paper: string): UsageError {
  return new UsageError({
    en: `--paper ${paper}: it is the paper of a PDF; add --pdf report.pdf`,
    ja: `--paper ${paper}: PDFの用紙サイズである。--pdf report.pdf も指定すること`,
  });
}

const noName: Text = {
  en: '--pdf: name a file, as in --pdf report.pdf',
  ja: '--pdf: --pdf report.pdf のようにファイルを指定すること',
};

/** As `-o` does. */
const toStdout: Text = {
  en: '--pdf -: a PDF is written to a file; name one (./- for one called -)',
  ja: '--pdf -: PDFはファイルに書き出す。ファイルを指定すること（「-」という名前のファイルは ./-）',
};

import { resolve } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { savedReportMessagesIn } from '../../i18n/saved-report.ts';
import { UsageError } from '../../model/errors.ts';
import type { Language } from '../../model/text.ts';
import type { ViewerInput } from '../../report/viewer/page.ts';
import { writeViewer } from '../../report/viewer/write-viewer.ts';
import type { Paper } from '../command-options.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { replaceFile } from '../replace-file.ts';
import { findMissingGlyphs } from './missing-glyphs.ts';
import { openBrowser } from './open-browser.ts';
import { dateOf, withDate } from './pdf-date.ts';

/** A report as a PDF. */
export interface PrintedReport {
  /** As it was named. */
  readonly file: string;
  readonly paper: Paper;
  readonly language: Language;
}

/** The longest that a report may take to be laid out: one with a million findings takes minutes. */
const timeoutMs = 600_000;
const fontFamily = "system-ui, 'Hiragino Sans', 'Yu Gothic UI', Meiryo, 'Noto Sans CJK JP', sans-serif";
/** How many characters a message names. */
const namedCharacters = 20;

/**
 * Prints a report to a PDF with an installed browser. The page gets no network, no file and no script: what goes on paper is markup.
 * @throws UsageError where no browser starts, or it has no Japanese font for Japanese text; InputError where the file cannot be written
 */
export async function printPdf(input: ViewerInput, printed: PrintedReport, io: Io): Promise<ExitCode> {
  const { file, language } = printed;
  let signal: 'SIGINT' | 'SIGTERM' | undefined;
  let browser: Browser | undefined;
  const stopListening = io.onInterrupt((received) => {
    signal = received;
    void browser?.close().catch(() => {});
  });
  try {
    browser = await openBrowser(io);
    if (signal) return interrupted(signal);
    const page = await openPage(browser, [...writeViewer(input, language)].join(''));
    await refuseBoxes(page, language, io);
    const pdf = await print(page, printed);
    const dated = withDate(pdf, dateOf(input.assessment.run.asOf));
    await replaceFile({ file, place: resolve(io.cwd, file) }, [dated]);
    return exitCodes.ok;
  } catch (error) {
    // What fails once the browser is gone says nothing.
    if (signal) return interrupted(signal);
    throw error;
  } finally {
    stopListening();
    await browser?.close().catch(() => {});
  }
}

function interrupted(signal: 'SIGINT' | 'SIGTERM'): ExitCode {
  return signal === 'SIGINT' ? exitCodes.sigint : exitCodes.sigterm;
}

/** It is handed over as text, so it lies in no file; nothing it could ask for is answered. */
async function openPage(browser: Browser, html: string): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(timeoutMs);
  await page.setJavaScriptEnabled(false);
  await page.setOfflineMode(true);
  await page.setRequestInterception(true);
  page.on('request', (request) => void request.abort().catch(() => {}));
  await page.emulateMediaType('print');
  await page.setContent(html, { waitUntil: 'load', timeout: timeoutMs });
  // Paper cannot be clicked.
  await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
  return page;
}

async function refuseBoxes(page: Page, language: Language, io: Io): Promise<void> {
  const { lacks, characters } = await findMissingGlyphs(page);
  if (lacks === 'font') {
    throw new UsageError({
      en: '--pdf: no font is installed, so the pages would be empty; install some, as in apt install fonts-dejavu fonts-noto-cjk',
      ja: '--pdf: フォントがなく、何も印字されない。apt install fonts-noto-cjk などでインストールすること',
    });
  }
  if (lacks === 'japanese') {
    throw new UsageError({
      en: '--pdf: the report has Japanese text and no Japanese font is installed, so there would be empty boxes; install one, as in apt install fonts-noto-cjk',
      ja: '--pdf: レポートに日本語が含まれるが、日本語フォントがなく、文字が空白の四角になる。apt install fonts-noto-cjk などでインストールすること',
    });
  }
  if (characters.length === 0) return;
  const named = characters.slice(0, namedCharacters).join(' ');
  const said = savedReportMessagesIn(language).pdf.noGlyphs({ count: characters.length, characters: named });
  await io.stderr.write(`comply: ${said}\n`);
}

/** In the margin; a template inherits nothing, and the browser fills its classes. */
const footer = `<div style="font: 7pt ${fontFamily}; color: #4d5865; width: 100%; margin: 0 14mm; display: flex; justify-content: space-between">
<span class="title"></span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`;

async function print(page: Page, { paper }: PrintedReport): Promise<Uint8Array> {
  return page.pdf({
    format: paper,
    tagged: true,
    outline: true,
    printBackground: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: footer,
    // Its own margins; of the size it says nothing.
    preferCSSPageSize: true,
    timeout: timeoutMs,
  });
}

import type { Reporter } from './reporter.ts';
import { writeViewer } from './viewer/write-viewer.ts';

/** The report for people: one file of HTML in both languages, which opens in the one that was asked for. */
export const reportHtml: Reporter = (assessment, { language, period }) =>
  writeViewer({ assessment, ...(period && { period }) }, language);

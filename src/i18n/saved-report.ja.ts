import type { SavedReportMessages } from './saved-report.en.ts';

/** {@link SavedReportMessages} in Japanese. */
export const savedReportJa: SavedReportMessages = {
  serve: {
    stop: 'Ctrl-Cで終了する。このマシンでアドレスを知る人は、誰でもレポートを閲覧できる。',
    refreshed: ({ file }) => `${file} が更新されたため、新しいレポートを表示する`,
    kept: ({ problem }) => `${problem}。ページは直前のレポートのまま`,
  },
  pdf: {
    noGlyphs: ({ count, characters }) => `フォントにない文字が${count}種類あり、PDFでは空白の四角になる: ${characters}`,
  },
};

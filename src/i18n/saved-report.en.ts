/** What `comply report` says in English while it serves or prints a report. */
export const savedReportEn = {
  serve: {
    stop: 'Ctrl-C ends it. Whoever has the address on this machine can read the report.',
    refreshed: ({ file }: Named) => `${file} has changed; the page shows the new report`,
    kept: ({ problem }: { readonly problem: string }) => `${problem}; the page keeps the last report`,
  },
  pdf: {
    noGlyphs: ({ count, characters }: { readonly count: number; readonly characters: string }) =>
      `no font has ${count === 1 ? 'this character' : `${count} characters`}, empty boxes in the PDF: ${characters}`,
  },
};

interface Named {
  readonly file: string;
}

/** The shape of {@link savedReportEn}. */
export type SavedReportMessages = typeof savedReportEn;

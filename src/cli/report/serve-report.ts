import { resolve } from 'node:path';
import { savedReportMessagesIn } from '../../i18n/saved-report.ts';
import { InputError } from '../../model/errors.ts';
import type { Language } from '../../model/text.ts';
import { printable } from '../../report/printable.ts';
import type { ViewerInput } from '../../report/viewer/page.ts';
import { viewerPolicy } from '../../report/viewer/shell.ts';
import { writeViewer } from '../../report/viewer/write-viewer.ts';
import { inChunks } from '../../text/in-chunks.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { openPageServer, type ServedPage } from './page-server.ts';
import { watchFile } from './watch-file.ts';

/** A report that is written anew whenever its file changes. */
export interface LiveReport {
  /** The assessment's file, as it was named. */
  readonly file: string;
  readonly language: Language;
  /** Reads it. Throws InputError. */
  read(): ViewerInput;
}

/**
 * Shows a report on this machine until somebody ends it. A scan that ends puts a newer assessment in its place, which the page then
 * shows; of one that cannot be read it says so and shows the last.
 * @throws InputError where the first cannot be read
 */
export async function serveReport({ file, language, read }: LiveReport, io: Io): Promise<ExitCode> {
  const t = savedReportMessagesIn(language).serve;
  const shown = printable(file);
  const say = (text: string) => io.stderr.write(`comply: ${text}\n`);
  let refresh = () => {};
  // Before it is read, so that no change falls between.
  const stopWatching = watchFile(resolve(io.cwd, file), () => refresh());
  try {
    let page = writePage(read(), language, 1);
    const server = await openPageServer(page);
    refresh = () => {
      try {
        page = writePage(read(), language, page.revision + 1);
        server.show(page);
        void say(t.refreshed({ file: shown }));
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        void say(t.kept({ problem: error.text[language] }));
      }
    };
    try {
      const interrupted = waitForInterrupt(io);
      await io.stdout.write(`${server.address}\n`);
      await say(t.stop);
      // Ctrl-C is how it ends, so that is no failure.
      return (await interrupted) === 'SIGINT' ? exitCodes.ok : exitCodes.sigterm;
    } finally {
      await server.close();
    }
  } finally {
    stopWatching();
  }
}

function writePage(input: ViewerInput, language: Language, revision: number): ServedPage {
  const reach = { live: { script: liveScript(revision) } };
  const pieces = [...inChunks(writeViewer(input, language, reach))].map((piece) => Buffer.from(piece));
  return { revision, html: Buffer.concat(pieces), policy: viewerPolicy(reach) };
}

/** Loads the page again once there is a newer one than this. */
function liveScript(revision: number): string {
  return `new EventSource('changes?since=${revision}').addEventListener('change', () => location.reload());`;
}

async function waitForInterrupt(io: Io): Promise<'SIGINT' | 'SIGTERM'> {
  let stopListening = () => {};
  const signal = await new Promise<'SIGINT' | 'SIGTERM'>((received) => {
    stopListening = io.onInterrupt(received);
  });
  stopListening();
  return signal;
}

import type { Progress } from '../collect/collect.ts';
import type { CliMessages } from '../i18n/cli.en.ts';
import { printable } from '../report/printable.ts';
import type { Io } from './io.ts';

/** The line on stderr that says how far a collection is. */
export interface ProgressLine {
  connecting(target: string): void;
  update(progress: Progress): void;
  clear(): void;
}

/** Redraws one line in place on a terminal; writes nothing elsewhere, in CI, or when told to be silent. */
export function createStatusLine(io: Io, wanted: boolean): (text: string) => void {
  const isShown = wanted && io.stderr.isTerminal && (io.env.CI ?? '') === '';
  return (text) => {
    if (isShown) void io.stderr.write(`\r\u001b[2K${text}`);
  };
}

export function createProgressLine(io: Io, t: CliMessages['scan'], wanted: boolean): ProgressLine {
  const draw = createStatusLine(io, wanted);
  return {
    connecting: (target) => draw(t.connecting({ target: printable(target) })),
    update: ({ done, total, task }) => {
      const what = printable(`${task.target} ${task.account} ${task.region} ${task.service}`);
      draw(t.progress({ done, total, what }));
    },
    clear: () => draw(''),
  };
}

import { Command } from 'commander';
import { completion } from '../../src/cli/commands/completion.ts';
import type { Shell } from '../../src/cli/completion/shells.ts';
import type { Io } from '../../src/cli/io.ts';
import { type Actions, createProgram } from '../../src/cli/program.ts';
import { helpEn } from '../../src/i18n/help.en.ts';
import { helpJa } from '../../src/i18n/help.ja.ts';
import type { Language } from '../../src/model/text.ts';

/** Quotes, brackets, colons and what a shell would run: what a help text may hold. */
export const hostileText =
  'it\'s [a] "b" c:d \\ e $(touch pwned-text) `touch pwned-text` %F{red}x%f {f} ; g && h | i * ? ~ 日本語：（例）';

/** The program, which is only looked at. */
export function programIn(language: Language): Command {
  return createProgram(language === 'ja' ? helpJa : helpEn, '0', {} as Actions);
}

/** A program whose every text is hostile. */
export function hostileProgram(): Command {
  const program = new Command('comply').description(hostileText).helpOption('-h, --help', hostileText);
  program.addCommand(
    new Command('one')
      .description(hostileText)
      .option('-c, --config <host[:port]>', hostileText)
      .option('--flag', hostileText)
      .argument('<file>', hostileText),
  );
  program.addCommand(new Command('other').description(hostileText));
  return program;
}

/** What `comply completion SHELL` prints. */
export async function completionScript(shell: Shell, program: Command): Promise<string> {
  let printed = '';
  const stdout = {
    write: async (text: string) => {
      printed += text;
    },
  };
  await completion(shell, program, { stdout } as unknown as Io);
  return printed;
}

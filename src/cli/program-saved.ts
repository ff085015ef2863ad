import { type Command, Option } from 'commander';
import type { Help } from '../i18n/help.en.ts';
import { type DiffOptions, papers, type SavedReportOptions } from './command-options.ts';
import { proseFormats, savedFormats } from './printed-formats.ts';
import { append, formatOption, named, readerOptions, single } from './shared-options.ts';

/** What each command does with saved assessments. */
export interface SavedActions {
  report(file: string, options: SavedReportOptions): Promise<void>;
  diff(old: string, now: string, options: DiffOptions): Promise<void>;
}

/** `comply report`. */
export function reportCommand(help: Help, actions: SavedActions): Command {
  const command = named('report', help.report)
    .argument('<file>', help.report.file)
    .addOption(formatOption(help.report.format, savedFormats))
    .option('-o, --output <format=file>', help.report.output, append)
    .addOption(single('--period <file>', help.report.period))
    .addOption(new Option('--serve', help.report.serve).conflicts(['format', 'pdf']))
    .addOption(single('--pdf <file>', help.report.pdf).conflicts('format'))
    .addOption(new Option('--paper <size>', help.report.paper).choices([...papers]))
    .option('--verbose', help.scan.verbose);
  return readerOptions(help, command).action((file: string, options: SavedReportOptions) =>
    actions.report(file, options),
  );
}

/** `comply diff`. */
export function diffCommand(help: Help, actions: SavedActions): Command {
  const text = help.diff;
  const command = named('diff', text)
    .argument('<old>', text.old)
    .argument('<new>', text.now)
    .addOption(formatOption(text.format, proseFormats))
    .option('-o, --output <format=file>', text.output, append)
    .option('--exit-code', text.exitCode)
    .option('--verbose', text.verbose);
  return readerOptions(help, command).action((old: string, now: string, options: DiffOptions) =>
    actions.diff(old, now, options),
  );
}

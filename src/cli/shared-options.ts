import { Command, Option } from 'commander';
import type { Help } from '../i18n/help.en.ts';
import { UsageError } from '../model/errors.ts';
import { frameworkIds } from '../model/framework.ts';
import { severities } from '../model/rule.ts';
import { languages } from '../model/text.ts';

/** A command, with what a list of commands says of it and what its own help begins with. */
export function named(name: string, text: { readonly summary: string; readonly description: string }): Command {
  return new Command(name).summary(text.summary).description(text.description);
}

export function selectionOptions(help: Help, command: Command): Command {
  const framework = new Option('-f, --framework <id>', help.scan.framework).choices([...frameworkIds]);
  return command
    .addOption(framework.argParser(choiceAppender(framework)))
    .option('--rule <glob>', help.scan.rule, append)
    .addOption(new Option('--min-severity <level>', help.scan.minSeverity).choices([...severities]))
    .option('--pack <folder>', help.scan.pack, append);
}

export function readerOptions(help: Help, command: Command): Command {
  return command
    .addOption(new Option('--lang <language>', help.scan.lang).choices([...languages]))
    .option('--no-color', help.scan.noColor);
}

/** `--format`, one of these; `text` where nothing is said. */
export function formatOption(description: string, formats: readonly string[]): Option {
  return new Option('--format <format>', description).choices(formats).default('text');
}

/**
 * An option that names one thing. Of two, commander would take the last, and what the first names be left out unsaid: not
 * scanned, or not compared with. Throws UsageError while the command line is read.
 */
export function single(flags: string, description: string): Option {
  const option = new Option(flags, description);
  return option.argParser((value, previous: string | undefined): string | undefined => {
    if (previous === undefined) return value;
    const flag = option.long ?? flags;
    throw new UsageError({
      en: `${flag} is given twice, and only one can be meant; leave one out`,
      ja: `${flag} が2回指定されている。指定できるのは1つ`,
    });
  });
}

export function append(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

/** Commander's own `choices` parser keeps the last value only; this checks each and keeps all. */
export function choiceAppender(option: Option): (value: string, previous?: readonly string[]) => readonly string[] {
  const check = option.parseArg;
  return (value, previous) => {
    check?.(value, undefined);
    return append(value, previous);
  };
}

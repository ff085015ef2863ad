import { type Command, Option } from 'commander';
import type { Help } from '../i18n/help.en.ts';
import { frameworkIds } from '../model/framework.ts';
import { severities } from '../model/rule.ts';
import { languages } from '../model/text.ts';
import { formats } from '../report/index.ts';

export function selectionOptions(help: Help, command: Command): Command {
  const framework = new Option('-f, --framework <id>', help.scan.framework).choices([...frameworkIds]);
  return command
    .addOption(framework.argParser(choiceAppender(framework)))
    .option('--rule <glob>', help.scan.rule, append)
    .addOption(new Option('--min-severity <level>', help.scan.minSeverity).choices([...severities]));
}

export function readerOptions(help: Help, command: Command): Command {
  return command
    .addOption(new Option('--lang <language>', help.scan.lang).choices([...languages]))
    .option('--no-color', help.scan.noColor);
}

export function formatOption(help: Help): Option {
  return new Option('--format <format>', help.scan.format).choices([...formats]).default('text');
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

import type { Argument, Command, Option } from 'commander';
import { type Setting, type Value, valueOfArgument, valueOfOption } from './value.ts';

/** A command as a shell completes it. */
export interface CompletedCommand {
  /** Words from the program's name on: `comply evidence verify`. */
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  readonly commands: readonly CompletedCommand[];
  readonly options: readonly CompletedOption[];
  readonly positions: readonly CompletedPosition[];
}

export interface CompletedOption {
  /** Its names, the short one first: `-o`, `--output`. */
  readonly flags: readonly string[];
  readonly summary: string;
  /** Absent: it takes none. */
  readonly value?: Value;
  readonly isRepeatable: boolean;
}

/** A word that is no option, by its place after the command. */
export interface CompletedPosition {
  readonly value: Value;
  /** It may stand more than once. */
  readonly isVariadic: boolean;
}

/** Everything that can be typed after the program's name, read off the program itself: what its help shows. */
export function describeProgram(program: Command): CompletedCommand {
  return describe(program, { path: program.name(), siblings: [] });
}

/** The command and all below it. */
export function withDescendants(command: CompletedCommand): readonly CompletedCommand[] {
  return [command, ...command.commands.flatMap(withDescendants)];
}

function describe(command: Command, setting: Setting): CompletedCommand {
  const help = command.createHelp();
  const siblings = command.commands.map((child) => child.name());
  const commands = help
    .visibleCommands(command)
    .map((child) => describe(child, { path: `${setting.path} ${child.name()}`, siblings }));
  return {
    path: setting.path,
    name: command.name(),
    summary: oneLine(command.summary() || command.description()),
    commands,
    options: help.visibleOptions(command).map((option) => describeOption(option, setting)),
    positions: command.registeredArguments.map((argument) => describePosition(argument, setting)),
  };
}

function describeOption(option: Option, setting: Setting): CompletedOption {
  const { short, long, required, optional, description } = option;
  const flags = [short, long].filter((flag) => flag !== undefined);
  const takesValue = required || optional;
  return {
    flags: flags.map(plainWord),
    summary: oneLine(description),
    ...(takesValue && { value: checked(valueOfOption(option, setting)) }),
    isRepeatable: takesValue && gathers(option),
  };
}

/** An option that may be repeated has a parser that gathers its values. */
function gathers({ parseArg, argChoices }: Option): boolean {
  const value = argChoices?.[0] ?? 'x';
  return Array.isArray(parseArg?.(value, undefined));
}

function describePosition(argument: Argument, setting: Setting): CompletedPosition {
  return { value: checked(valueOfArgument(argument, setting)), isVariadic: argument.variadic };
}

function checked(value: Value): Value {
  if ('words' in value) value.words.forEach(plainWord);
  return value;
}

/** Words that no shell reads as anything but themselves, and that bash does not split. Others would have to be quoted. */
export function plainWord(word: string): string {
  if (/^[\w@%+./:=-]+$/.test(word)) return word;
  throw new Error(`${JSON.stringify(word)} cannot stand in a completion script as it is`);
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
}

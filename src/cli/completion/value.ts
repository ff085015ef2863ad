import type { Argument, Option } from 'commander';
import { periodFormats } from '../period-settings.ts';
import { proseFormats } from '../printed-formats.ts';
import { outputFormats, savedOutputFormats } from '../write-outputs.ts';

/** What a shell offers where a value stands. */
export type Value =
  /** These words. */
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly name: string }
  /** The words of a list that stands once in the script. */
  | { readonly kind: 'list'; readonly list: keyof Lists; readonly name: string }
  /** One of these beginnings, which end in `=` or `:` or `/`, and after it a file. */
  | { readonly kind: 'prefixes'; readonly words: readonly string[]; readonly name: string }
  | { readonly kind: 'files' | 'folders'; readonly name: string }
  /** Nothing: a number, a time, a name that only the user knows. */
  | { readonly kind: 'free'; readonly name: string };

/** Words that the program does not name itself. */
export interface Lists {
  /** Ids of the shipped rules. */
  readonly rules: readonly string[];
  /** What can be explained: rules and safeguards. */
  readonly subjects: readonly string[];
}

/** Where a value stands: the words before it, and the commands beside that command. */
export interface Setting {
  readonly path: string;
  readonly siblings: readonly string[];
}

/** Placeholders of the help behind which a file or a folder stands. */
const fileNames = new Set(['file', 'path', 'snapshot', 'bundle', 'run', 'assessment', 'old', 'new', 'shard', 'source']);
const folderNames = new Set(['folder', 'dir']);

/** Where `format=file` stands: the formats that the command writes to a file. */
const formatsOf: Readonly<Record<string, readonly string[]>> = {
  'comply scan': outputFormats,
  'comply report': savedOutputFormats,
  'comply period': periodFormats,
  'comply diff': proseFormats,
};

/** What the value of an option is, by its choices, else by the placeholder that its help shows. */
export function valueOfOption(option: Option, { path }: Setting): Value {
  const name = /[<[]([^>]+)[>\]]$/.exec(option.flags)?.[1] ?? '';
  if (option.long === '--rule') return { kind: 'list', list: 'rules', name };
  if (option.argChoices) return { kind: 'words', words: option.argChoices, name };
  return valueCalled(name, path);
}

/** What stands at a place of its own, by the same. */
export function valueOfArgument(argument: Argument, { path, siblings }: Setting): Value {
  const name = argument.name();
  if (argument.argChoices) return { kind: 'words', words: argument.argChoices, name };
  if (name === 'command') return { kind: 'words', words: siblings, name };
  if (path === 'comply explain') return { kind: 'list', list: 'subjects', name };
  if (path === 'comply rules show' || name === 'rule') return { kind: 'list', list: 'rules', name };
  return valueCalled(name, path);
}

function valueCalled(name: string, path: string): Value {
  if (name === 'format=file') {
    return { kind: 'prefixes', words: (formatsOf[path] ?? []).map((format) => `${format}=`), name };
  }
  if (name === 'key') return { kind: 'prefixes', words: ['key:', 'awskms:alias/'], name };
  if (fileNames.has(name)) return { kind: 'files', name };
  if (folderNames.has(name)) return { kind: 'folders', name };
  return { kind: 'free', name };
}

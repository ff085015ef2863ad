import { type CompletedCommand, type CompletedOption, withDescendants } from './describe-program.ts';
import type { Lists, Value } from './value.ts';

/**
 * A script for fish 3 and later: a `complete` a command, an option and a place
 * (https://fishshell.com/docs/current/completions.html).
 */
export function fishScript(program: CompletedCommand, lists: Lists): string {
  const commands = withDescendants(program);
  const groups = commands.filter((command) => command.commands.length > 0);
  return `${[
    `# fish completion of ${program.name}`,
    '',
    ...Object.entries(lists).map(
      ([name, words]) => `function __comply_list_${name}\n    printf '%s\\n' ${words.join(' ')}\nend\n`,
    ),
    caseFunction('__comply_commands', 'the commands below a command', groups.map(commandArm)),
    caseFunction('__comply_valued', 'the options of a command that take a value', commands.map(valuedArm)),
    machine,
    `complete -c ${program.name} -f`,
    ...commands.flatMap((command) => completions(program.name, command)),
  ].join('\n')}\n`;
}

function caseFunction(name: string, what: string, arms: readonly string[]): string {
  return [
    `function ${name} --description ${quoted(what)}`,
    '    switch "$argv[1]"',
    ...arms.map((arm) => `        ${arm}`),
    '    end',
    'end',
    '',
  ].join('\n');
}

function commandArm({ path, commands }: CompletedCommand): string {
  return `case '${path}'; printf '%s\\n' ${commands.map(({ name }) => name).join(' ')}`;
}

function valuedArm({ path, options }: CompletedCommand): string {
  const flags = options.flatMap((option) => (option.value ? option.flags : []));
  return `case '${path}'; ${flags.length === 0 ? 'true' : `printf '%s\\n' ${flags.join(' ')}`}`;
}

function completions(program: string, command: CompletedCommand): readonly string[] {
  const { path, commands, options, positions } = command;
  const at = (rest: string) => `complete -c ${program} -n ${quoted(`__comply_at '${path}'${rest}`)}`;
  return [
    ...commands.map(({ name, summary }) => `${at(' 1')} -a ${name} -d ${quoted(summary)}`),
    ...options.flatMap((option) => optionCompletions(at, option)),
    ...positions.flatMap(({ value, isVariadic }, index) => {
      const place = `${at(` ${isVariadic ? 'any' : index + 1}`)}`;
      return value.kind === 'prefixes' ? [] : [`${place} ${offered(value)}`];
    }),
  ];
}

function optionCompletions(at: (rest: string) => string, option: CompletedOption): readonly string[] {
  const { flags, summary, value } = option;
  const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`)).join(' ');
  const text = `-d ${quoted(summary)}`;
  if (value === undefined) return [`${at('')} ${names} ${text}`];
  if (value.kind !== 'prefixes') return [`${at('')} ${names} -r ${offered(value)} ${text}`];
  // Behind = or : fish completes a file by itself.
  return [
    `${at('; and not __comply_is_behind')} ${names} -r -f -a ${quoted(value.words.join(' '))} ${text}`,
    `${at('; and __comply_is_behind')} ${names} -r -F`,
  ];
}

/** Folders are offered among the files: fish puts a slash behind them. */
function offered(value: Exclude<Value, { readonly kind: 'prefixes' }>): string {
  if (value.kind === 'words') return `-f -a ${quoted(value.words.join(' '))}`;
  if (value.kind === 'list') return `-f -a '(__comply_list_${value.list})'`;
  if (value.kind === 'folders') return "-f -a '(__fish_complete_directories)'";
  return value.kind === 'files' ? '-F' : '-f';
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

const machine = `function __comply_at --description 'whether the word to complete belongs to this command, and stands at this place'
    set -l path comply
    set -l place 1
    set -l option ''
    set -l only ''
    for word in (commandline -opc)[2..-1]
        if test -n "$option"
            set option ''
        else if test -z "$only" -a "x$word" = x--
            set only 1
        else if test -z "$only"; and string match -qr -- '^-.' $word
            if contains -- $word (__comply_valued "$path")
                set option $word
            end
        else if test $place -eq 1; and contains -- $word (__comply_commands "$path")
            set path "$path $word"
        else
            set place (math $place + 1)
        end
    end
    test "$path" = "$argv[1]"; or return 1
    test -z "$argv[2]" -o "$argv[2]" = any -o "$argv[2]" = $place
end

function __comply_is_behind --description 'whether a beginning such as json= has been typed'
    string match -qr -- '[=:]' (commandline -ct | string replace -r -- '^--[a-z-]+=' '')
end
`;

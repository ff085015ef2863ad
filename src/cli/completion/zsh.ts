import { type CompletedCommand, type CompletedOption, withDescendants } from './describe-program.ts';
import type { Lists, Value } from './value.ts';

/**
 * A script for zsh's own completion system: a function a command, each a call of `_arguments`
 * (https://zsh.sourceforge.io/Doc/Release/Completion-System.html#index-_005farguments).
 */
export function zshScript(program: CompletedCommand, lists: Lists): string {
  const functions = withDescendants(program).map((command) => `${commandFunction(command)}\n`);
  return [
    `#compdef ${program.name}`,
    `# zsh completion of ${program.name}`,
    '',
    prefixFunction,
    ...Object.entries(lists).map(
      ([name, words]) => `_comply_list_${name}() {\n  compadd "$@" -- ${words.join(' ')}\n}\n`,
    ),
    ...functions,
    ending(functionOf(program), program.name),
  ].join('\n');
}

const prefixFunction = `_comply_prefixes() {
  if compset -P 1 '*[=:]'; then
    _files
  else
    compadd -S '' "$@"
  fi
}
`;

/** As a file in \`fpath\` the script is the function's body at the first call; else it is read once compinit has run. */
function ending(name: string, program: string): string {
  return `if [[ $funcstack[1] == ${name} ]]; then
  ${name} "$@"
elif (( $+functions[compdef] )); then
  compdef ${name} ${program}
else
  print -u2 '${program}: completion needs compinit: autoload -Uz compinit && compinit'
fi
`;
}

function functionOf({ path }: CompletedCommand): string {
  return `_${path.replace(/[ -]/g, '_')}`;
}

function commandFunction(command: CompletedCommand): string {
  return command.commands.length === 0 ? leafFunction(command) : groupFunction(command);
}

function leafFunction(command: CompletedCommand): string {
  const places = command.positions.map(({ value, isVariadic }, index) =>
    quoted(`${isVariadic ? '*' : index + 1}:${action(value)}`),
  );
  const specs = [...command.options.flatMap(optionSpecs), ...places];
  return [`${functionOf(command)}() {`, '  _arguments -S \\', `    ${specs.join(' \\\n    ')}`, '}'].join('\n');
}

/** The rest of the line belongs to the command that stands first: `_arguments` hands it over as words of its own. */
function groupFunction(command: CompletedCommand): string {
  const { commands, options } = command;
  const described = commands.map(({ name, summary }) => quoted(`${name}:${summary.replaceAll('\\', '\\\\')}`));
  const specs = [...options.flatMap(optionSpecs), "'1: :->command'", "'*:: :->rest'"];
  return [
    `${functionOf(command)}() {`,
    '  local curcontext=$curcontext state line ret=1',
    '  typeset -A opt_args',
    '  local -a commands',
    '  _arguments -C \\',
    `    ${specs.join(' \\\n    ')} && ret=0`,
    '  case $state in',
    '    command)',
    `      commands=(\n        ${described.join('\n        ')}\n      )`,
    "      _describe -t commands 'command' commands && ret=0 ;;",
    '    rest)',
    '      case $words[1] in',
    ...commands.map((child) => `        ${child.name}) ${functionOf(child)} && ret=0 ;;`),
    '      esac ;;',
    '  esac',
    '  return ret',
    '}',
  ].join('\n');
}

/** One spec a name: `-o` takes its value in the next word, `--output` there or behind `=`. Unless repeatable, one excludes the other. */
function optionSpecs({ flags, summary, value, isRepeatable }: CompletedOption): readonly string[] {
  const others = isRepeatable ? '*' : flags.length > 1 ? `(${flags.join(' ')})` : '';
  return flags.map((flag) => {
    const joint = value !== undefined && flag.startsWith('--') ? '=' : '';
    const text = `[${summary.replace(/[\\[\]]/g, '\\$&')}]`;
    return quoted(`${others}${flag}${joint}${text}${value === undefined ? '' : `:${action(value)}`}`);
  });
}

function action(value: Value): string {
  const message = value.name.replace(/[\\:]/g, '\\$&') || ' ';
  if (value.kind === 'words') return `${message}:(${value.words.join(' ')})`;
  if (value.kind === 'list') return `${message}:_comply_list_${value.list}`;
  if (value.kind === 'prefixes') return `${message}:_comply_prefixes ${value.words.join(' ').replaceAll(':', '\\:')}`;
  return `${message}:${{ files: '_files', folders: '_files -/', free: ' ' }[value.kind]}`;
}

/** One word, nothing in it expanded. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

import { type CompletedCommand, withDescendants } from './describe-program.ts';
import type { Lists, Value } from './value.ts';

/**
 * A script for bash 3.2 and later that needs no other package. What the user typed is only ever compared, never expanded; files
 * are left to readline, which knows how to quote them
 * (https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html).
 */
export function bashScript(program: CompletedCommand, lists: Lists): string {
  const commands = withDescendants(program);
  return [
    `# bash completion of ${program.name}`,
    ...Object.entries(lists).map(([name, words]) => `_comply_${name}='${words.join(' ')}'`),
    caseFunction('_comply_commands', 'the commands below a command', commands.flatMap(commandArm)),
    caseFunction('_comply_options', 'the options of a command', commands.map(optionArm)),
    caseFunction('_comply_value', 'what stands after an option, or at a place', commands.flatMap(valueArms)),
    machine,
    `complete -o default -F _comply ${program.name}\n`,
  ].join('\n');
}

function caseFunction(name: string, what: string, arms: readonly string[]): string {
  const lines = arms.map((arm) => `    ${arm} ;;`);
  return [`# ${what}`, `${name}() {`, '  case $1 in', ...lines, '    *) return 1 ;;', '  esac', '}', ''].join('\n');
}

function commandArm({ path, commands }: CompletedCommand): readonly string[] {
  return commands.length === 0 ? [] : [`'${path}') list='${commands.map(({ name }) => name).join(' ')}'`];
}

function optionArm({ path, options }: CompletedCommand): string {
  return `'${path}') list='${options.flatMap(({ flags }) => flags).join(' ')}'`;
}

function valueArms({ path, options, positions }: CompletedCommand): readonly string[] {
  const ofOptions = options.flatMap(({ flags, value }) =>
    value ? [`${flags.map((flag) => `'${path} ${flag}'`).join(' | ')}) ${offered(value)}`] : [],
  );
  const ofPlaces = positions.map(
    ({ value, isVariadic }, index) => `'${path} '${isVariadic ? '[1-9]*' : index + 1}) ${offered(value)}`,
  );
  return [...ofOptions, ...ofPlaces];
}

function offered(value: Value): string {
  if (value.kind === 'list') return `kind=words list=$_comply_${value.list}`;
  return `kind=${value.kind}${'words' in value ? ` list='${value.words.join(' ')}'` : ''}`;
}

const machine = `
# COMP_WORDS as the program gets them, in words and cword: bash splits at = and : too
_comply_split() {
  local line=$COMP_LINE word blank last= i
  for ((i = 0; i < \${#COMP_WORDS[@]}; i++)); do
    word=\${COMP_WORDS[i]}
    blank=\${line%%[! $'\\t']*}
    line=\${line#"$blank"}
    line=\${line#"$word"}
    if [[ $i -gt 0 && -z $blank && ( $word == [=:]* || $last == *[=:] ) ]]; then
      words[\${#words[@]} - 1]+=$word
    else
      words[\${#words[@]}]=$word
    fi
    last=$word
    [[ $i -eq $COMP_CWORD ]] && cword=$((\${#words[@]} - 1))
  done
}

_comply_is_command() {
  local list= word
  _comply_commands "$1" || return 1
  for word in $list; do
    [[ $word == "$2" ]] && return
  done
  return 1
}

_comply_takes_value() {
  local kind= list=
  _comply_value "$1"
}

_comply() {
  local words=() cword=0 path=comply cur word option= place=0 only= kind=words list= i
  COMPREPLY=()
  _comply_split
  for ((i = 1; i < cword; i++)); do
    word=\${words[i]}
    if [[ -n $option ]]; then
      option=
    elif [[ -z $only && $word == -- ]]; then
      only=1
    elif [[ -z $only && $word == -?* ]]; then
      _comply_takes_value "$path $word" && option=$word
    elif [[ $place -eq 0 ]] && _comply_is_command "$path" "$word"; then
      path="$path $word"
    else
      place=$((place + 1))
    fi
  done
  cur=\${words[cword]#[\\"\\']}
  if [[ -n $option ]]; then
    _comply_value "$path $option"
  elif [[ -z $only && $cur == --*=* ]]; then
    option=\${cur%%=*} cur=\${cur#*=}
    _comply_value "$path $option"
  elif [[ -z $only && $cur == -* ]]; then
    _comply_options "$path"
  elif [[ $place -gt 0 ]] || ! _comply_commands "$path"; then
    _comply_value "$path $((place + 1))"
  fi
  # a file after a beginning such as json= is completed by readline itself
  [[ $kind == prefixes && $cur == *[=:]* ]] && kind=files
  [[ $kind == files ]] && return
  for word in $list; do
    [[ $word == "$cur"* ]] && COMPREPLY[\${#COMPREPLY[@]}]=$word
  done
  [[ $kind == prefixes ]] && compopt -o nospace 2>/dev/null
  [[ $kind == folders ]] && compopt -o dirnames 2>/dev/null
  compopt +o default 2>/dev/null
}
`;

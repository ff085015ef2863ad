import { Argument, Command } from 'commander';
import type { Help } from '../i18n/help.en.ts';
import { type Shell, shells } from './completion/shells.ts';
import { addManual } from './manual.ts';
import {
  type CatalogActions,
  coverageCommand,
  explainCommand,
  frameworksCommand,
  rulesCommand,
} from './program-catalog.ts';
import { type EvidenceActions, evidenceCommand, periodCommand } from './program-evidence.ts';
import { type FileActions, initCommand, waiveCommand } from './program-files.ts';
import { attestCommand, logsCommand, type RecordsActions } from './program-records.ts';
import { diffCommand, reportCommand, type SavedActions } from './program-saved.ts';
import { permissionsCommand, preflightCommand, type ScanActions, scanCommand, tlsCommand } from './program-scan.ts';
import { named, readerOptions } from './shared-options.ts';

/** What each command does; `program` only names them. */
export interface Actions
  extends ScanActions,
    CatalogActions,
    SavedActions,
    EvidenceActions,
    FileActions,
    RecordsActions {
  /** The script is made from the program itself. */
  completion(shell: Shell, program: Command): Promise<void>;
}

/** Every command by its name, in the order of the help. */
const builders: Readonly<Record<string, (help: Help, actions: Actions, program: Command) => Command>> = {
  init: initCommand,
  scan: scanCommand,
  preflight: preflightCommand,
  permissions: permissionsCommand,
  coverage: coverageCommand,
  rules: rulesCommand,
  frameworks: frameworksCommand,
  explain: explainCommand,
  report: reportCommand,
  diff: diffCommand,
  waive: waiveCommand,
  attest: attestCommand,
  tls: tlsCommand,
  logs: logsCommand,
  evidence: evidenceCommand,
  period: periodCommand,
  completion: completionCommand,
};

/**
 * The command line: names, options, help.
 * @param only the first word of the line: where it names a command (but `completion`, which is about all), no other is built
 */
export function createProgram(help: Help, version: string, actions: Actions, only?: string): Command {
  const program = new Command('comply')
    .description(help.program)
    .version(version, '--version', help.version)
    .helpOption('-h, --help', help.help)
    .helpCommand('help [command]', help.helpCommand)
    .showSuggestionAfterError(true)
    .configureHelp({
      styleTitle: (title) => headings(help)[title] ?? title,
      // That it takes options goes without saying; said, it leaves no room for what it does.
      subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(argumentTerm)].join(' '),
      // The texts name choices and defaults themselves, in the reader's language.
      optionDescription: (option) => option.description,
      argumentDescription: (argument) => argument.description,
    });

  const isOne = only !== undefined && only !== 'completion' && Object.hasOwn(builders, only);
  const names = isOne ? [only] : Object.keys(builders);
  for (const name of names) {
    const build = builders[name];
    if (build) program.addCommand(build(help, actions, program));
  }
  passOnSettings(program);
  addManual(help.manual, program);
  return program;
}

function completionCommand(help: Help, actions: Actions, program: Command): Command {
  const text = help.completion;
  return readerOptions(help, named('completion', text))
    .addArgument(new Argument('<shell>', text.shell).choices([...shells]))
    .action((shell: Shell) => actions.completion(shell, program));
}

/** `<bundle>`, `[path]`, `<host...>`. */
function argumentTerm(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

/** Commands speak the language and the style of their parent, from the top down. */
function passOnSettings(parent: Command): void {
  for (const child of parent.commands) {
    child.copyInheritedSettings(parent);
    passOnSettings(child);
  }
}

function headings(help: Help): Readonly<Record<string, string>> {
  return help.headings;
}

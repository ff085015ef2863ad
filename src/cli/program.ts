import { Command, Option } from 'commander';
import type { Help } from '../i18n/help.en.ts';
import { frameworkIds } from '../model/framework.ts';
import { severities } from '../model/rule.ts';
import { starttlsProtocols } from '../model/starttls.ts';
import { type PolicyName, policyNames } from '../providers/provider.ts';
import type {
  CoverageOptions,
  FrameworkOptions,
  PermissionsOptions,
  PreflightOptions,
  ReaderOptions,
  ReportOptions,
  RulesOptions,
  ScanOptions,
  TlsOptions,
} from './command-options.ts';
import { type EvidenceActions, evidenceCommand, periodCommand } from './program-evidence.ts';
import { append, choiceAppender, formatOption, readerOptions, selectionOptions } from './shared-options.ts';

/** What each command does; `program` only names them. */
export interface Actions extends EvidenceActions {
  scan(options: ScanOptions): Promise<void>;
  rulesList(options: RulesOptions): Promise<void>;
  rulesShow(id: string, options: ReaderOptions): Promise<void>;
  rulesTest(path: string | undefined, options: ReaderOptions): Promise<void>;
  frameworksList(options: ReaderOptions): Promise<void>;
  frameworksShow(id: string, options: FrameworkOptions): Promise<void>;
  report(file: string, options: ReportOptions): Promise<void>;
  tls(hosts: readonly string[], options: TlsOptions): Promise<void>;
  permissions(provider: PolicyName, options: PermissionsOptions): Promise<void>;
  preflight(options: PreflightOptions): Promise<void>;
  coverage(options: CoverageOptions): Promise<void>;
}

/** The command line: names, options, help. */
export function createProgram(help: Help, version: string, actions: Actions): Command {
  const program = new Command('comply')
    .description(help.program)
    .version(version, '--version', help.version)
    .helpOption('-h, --help', help.help)
    .helpCommand('help [command]', help.helpCommand)
    .showSuggestionAfterError(true)
    .addHelpText('after', `\n${help.exitCodes}`)
    .configureHelp({
      styleTitle: (title) => headings(help)[title] ?? title,
      // The texts name choices and defaults themselves, in the reader's language.
      optionDescription: (option) => option.description,
      argumentDescription: (argument) => argument.description,
    });

  program.addCommand(scanCommand(help, actions));
  program.addCommand(preflightCommand(help, actions));
  program.addCommand(permissionsCommand(help, actions));
  program.addCommand(coverageCommand(help, actions));
  program.addCommand(rulesCommand(help, actions));
  program.addCommand(frameworksCommand(help, actions));
  program.addCommand(reportCommand(help, actions));
  program.addCommand(tlsCommand(help, actions));
  program.addCommand(evidenceCommand(help, actions));
  program.addCommand(periodCommand(help, actions));
  passOnSettings(program);
  return program;
}

function scanCommand(help: Help, actions: Actions): Command {
  const text = help.scan;
  const command = new Command('scan').summary(text.summary).description(text.description);
  command
    .option('-c, --config <file>', text.config)
    .option('--demo', text.demo)
    .option('--from <snapshot>', text.from)
    .option('--save-snapshot <folder>', text.saveSnapshot)
    .option('--resume <snapshot>', text.resume)
    .option('--target <name>', text.target, append)
    .option('--endpoint <host[:port]>', text.endpoint, append)
    .option('--aws-profile <name>', text.awsProfile)
    .option('--region <name>', text.region, append)
    .option('--azure-subscription <id>', text.azureSubscription, append);
  selectionOptions(help, command)
    .addOption(formatOption(help))
    .option('-o, --output <format=file>', text.output, append)
    .addOption(new Option('--fail-on <severity>', text.failOn).choices([...severities.slice(0, 4), 'none']))
    .option('--allow-unknown', text.allowUnknown)
    .option('--evidence <folder>', text.evidence)
    .option('--sign <key>', text.sign)
    .option('--tsa <url>', text.tsa)
    .option('--prev <bundle>', text.prev)
    .option('--pseudonymise <what>', text.pseudonymise)
    .option('--redaction-key <file>', text.redactionKey)
    .option('--allow-redaction-hit <reason>', text.allowRedactionHit)
    .option('--lock-until <when>', text.lockUntil)
    .addOption(new Option('--lock-mode <mode>', text.lockMode).choices(['governance', 'compliance']))
    .option('--concurrency <n>', text.concurrency)
    .option('--timeout <duration>', text.timeout)
    .option('--delay <duration>', text.delay)
    .option('--as-of <time>', text.asOf)
    .option('--quiet', text.quiet)
    .option('--verbose', text.verbose)
    .option('--no-progress', text.noProgress);
  const examples = text.examples.map(([line, what]) => `  ${line}\n      ${what}`).join('\n');
  return readerOptions(help, command)
    .addHelpText('after', `\n${help.examples}\n${examples}\n\n${help.exitCodes}`)
    .action((options: ScanOptions) => actions.scan(options));
}

function preflightCommand(help: Help, actions: Actions): Command {
  const text = help.scan;
  const command = new Command('preflight')
    .description(help.preflight.summary)
    .option('-c, --config <file>', text.config)
    .option('--target <name>', text.target, append)
    .option('--endpoint <host[:port]>', text.endpoint, append)
    .option('--aws-profile <name>', text.awsProfile)
    .option('--region <name>', text.region, append)
    .option('--azure-subscription <id>', text.azureSubscription, append);
  selectionOptions(help, command)
    .option('--concurrency <n>', text.concurrency)
    .option('--timeout <duration>', text.timeout)
    .option('--no-progress', text.noProgress);
  return readerOptions(help, command).action((options: PreflightOptions) => actions.preflight(options));
}

function permissionsCommand(help: Help, actions: Actions): Command {
  const command = new Command('permissions')
    .description(help.permissions.summary)
    .addArgument(new Command().createArgument('<provider>', help.permissions.provider).choices([...policyNames]))
    .option('-c, --config <file>', help.scan.config)
    .option('--target <name>', help.permissions.target, append);
  return readerOptions(help, selectionOptions(help, command)).action(
    (provider: PolicyName, options: PermissionsOptions) => actions.permissions(provider, options),
  );
}

function coverageCommand(help: Help, actions: Actions): Command {
  const framework = new Option('-f, --framework <id>', help.scan.framework).choices([...frameworkIds]);
  const command = new Command('coverage')
    .description(help.coverage.summary)
    .addOption(framework.argParser(choiceAppender(framework)));
  return readerOptions(help, command).action((options: CoverageOptions) => actions.coverage(options));
}

function reportCommand(help: Help, actions: Actions): Command {
  return readerOptions(help, new Command('report').description(help.report.summary))
    .argument('<file>', help.report.file)
    .addOption(formatOption(help))
    .option('--verbose', help.scan.verbose)
    .action((file: string, options: ReportOptions) => actions.report(file, options));
}

function tlsCommand(help: Help, actions: Actions): Command {
  const text = help.tls;
  const command = new Command('tls')
    .summary(text.summary)
    .description(text.description)
    .argument('<host...>', text.hosts)
    .addOption(new Option('--starttls <protocol>', text.starttls).choices([...starttlsProtocols, 'none']))
    .option('--server-name <name>', text.serverName)
    .option('--all-addresses', text.allAddresses)
    .addOption(new Option('--format <format>', text.format).choices(['text', 'json']).default('text'))
    .option('--timeout <duration>', text.timeout)
    .option('--delay <duration>', help.scan.delay)
    .option('--quiet', help.scan.quiet)
    .option('--no-progress', help.scan.noProgress);
  return readerOptions(help, command)
    .addHelpText('after', `\n${text.exitCodes}`)
    .action((hosts: readonly string[], options: TlsOptions) => actions.tls(hosts, options));
}

function rulesCommand(help: Help, actions: Actions): Command {
  const text = help.rules;
  const rules = new Command('rules').description(text.summary);
  const list = readerOptions(help, selectionOptions(help, new Command('list').description(text.list)));
  rules.addCommand(list.action((options: RulesOptions) => actions.rulesList(options)));
  const show = readerOptions(help, new Command('show').description(text.show)).argument('<id>', text.id);
  rules.addCommand(show.action((id: string, options: ReaderOptions) => actions.rulesShow(id, options)));
  const test = readerOptions(help, new Command('test').description(text.test)).argument('[path]', text.path);
  const run = (path: string | undefined, options: ReaderOptions) => actions.rulesTest(path, options);
  rules.addCommand(test.action(run));
  return rules;
}

function frameworksCommand(help: Help, actions: Actions): Command {
  const text = help.frameworks;
  const frameworks = new Command('frameworks').description(text.summary);
  const list = readerOptions(help, new Command('list').description(text.list));
  frameworks.addCommand(list.action((options: ReaderOptions) => actions.frameworksList(options)));
  const show = readerOptions(help, new Command('show').description(text.show))
    .addArgument(new Command().createArgument('<id>', text.id).choices([...frameworkIds]))
    .option('--edition <id>', text.edition)
    .option('--proposed', text.proposed)
    .action((id: string, options: FrameworkOptions) => actions.frameworksShow(id, options));
  frameworks.addCommand(show);
  return frameworks;
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

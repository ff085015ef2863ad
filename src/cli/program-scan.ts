import { Argument, type Command, Option } from 'commander';
import type { Help } from '../i18n/help.en.ts';
import { failOnLevels } from '../model/config.ts';
import { starttlsProtocols } from '../model/starttls.ts';
import { type PolicyName, policyNames } from '../providers/provider.ts';
import { formats } from '../report/index.ts';
import type { PermissionsOptions, PreflightOptions, ScanOptions, TlsOptions } from './command-options.ts';
import { append, formatOption, named, readerOptions, selectionOptions, single } from './shared-options.ts';

/** What each command does that asks targets, or is about asking them. */
export interface ScanActions {
  scan(options: ScanOptions): Promise<void>;
  preflight(options: PreflightOptions): Promise<void>;
  permissions(provider: PolicyName, options: PermissionsOptions): Promise<void>;
  tls(hosts: readonly string[], options: TlsOptions): Promise<void>;
}

/** `comply scan`. */
export function scanCommand(help: Help, actions: ScanActions): Command {
  const text = help.scan;
  const command = named('scan', text);
  command
    .optionsGroup('Targets:')
    .addOption(single('-c, --config <file>', text.config))
    .option('--demo', text.demo)
    .addOption(single('--from <snapshot>', text.from))
    .addOption(single('--save-snapshot <folder>', text.saveSnapshot))
    .addOption(single('--resume <snapshot>', text.resume))
    .option('--target <name>', text.target, append)
    .option('--endpoint <host[:port]>', text.endpoint, append)
    .addOption(single('--aws-profile <name>', text.awsProfile))
    .option('--region <name>', text.region, append)
    .option('--azure-subscription <id>', text.azureSubscription, append);
  selectionOptions(help, command.optionsGroup('Rules:'))
    .optionsGroup('Gate:')
    .addOption(new Option('--fail-on <severity>', text.failOn).choices([...failOnLevels]))
    .option('--allow-unknown', text.allowUnknown)
    .addOption(single('--baseline <file>', text.baseline))
    .option('--as-of <time>', text.asOf)
    .optionsGroup('Output:')
    .addOption(formatOption(help.scan.format, formats))
    .option('-o, --output <format=file>', text.output, append)
    .option('--quiet', text.quiet)
    .option('--verbose', text.verbose)
    .option('--no-progress', text.noProgress);
  evidenceOptions(help, command)
    .optionsGroup('Limits:')
    .option('--concurrency <n>', text.concurrency)
    .option('--timeout <duration>', text.timeout)
    .option('--delay <duration>', text.delay)
    .optionsGroup('Options:');
  return readerOptions(help, command).action((options: ScanOptions) => actions.scan(options));
}

function evidenceOptions(help: Help, command: Command): Command {
  const text = help.scan;
  return command
    .optionsGroup('Evidence:')
    .addOption(single('--evidence <folder>', text.evidence))
    .option('--sign <key>', text.sign)
    .option('--tsa <url>', text.tsa)
    .option('--prev <bundle>', text.prev)
    .option('--pseudonymise <what>', text.pseudonymise)
    .option('--redaction-key <file>', text.redactionKey)
    .option('--allow-redaction-hit <reason>', text.allowRedactionHit)
    .option('--lock-until <when>', text.lockUntil)
    .addOption(new Option('--lock-mode <mode>', text.lockMode).choices(['governance', 'compliance']));
}

/** `comply preflight`. */
export function preflightCommand(help: Help, actions: ScanActions): Command {
  const text = help.scan;
  const command = named('preflight', help.preflight)
    .addOption(single('-c, --config <file>', text.config))
    .option('--target <name>', text.target, append)
    .option('--endpoint <host[:port]>', text.endpoint, append)
    .addOption(single('--aws-profile <name>', text.awsProfile))
    .option('--region <name>', text.region, append)
    .option('--azure-subscription <id>', text.azureSubscription, append);
  selectionOptions(help, command)
    .option('--concurrency <n>', text.concurrency)
    .option('--timeout <duration>', text.timeout)
    .option('--no-progress', text.noProgress);
  return readerOptions(help, command).action((options: PreflightOptions) => actions.preflight(options));
}

/** `comply permissions`. */
export function permissionsCommand(help: Help, actions: ScanActions): Command {
  const command = named('permissions', help.permissions)
    .addArgument(new Argument('<provider>', help.permissions.provider).choices([...policyNames]))
    .addOption(single('-c, --config <file>', help.scan.config))
    .option('--target <name>', help.permissions.target, append);
  return readerOptions(help, selectionOptions(help, command)).action(
    (provider: PolicyName, options: PermissionsOptions) => actions.permissions(provider, options),
  );
}

/** `comply tls`. */
export function tlsCommand(help: Help, actions: ScanActions): Command {
  const text = help.tls;
  const command = named('tls', text)
    .argument('<host...>', text.hosts)
    .addOption(new Option('--starttls <protocol>', text.starttls).choices([...starttlsProtocols, 'none']))
    .option('--server-name <name>', text.serverName)
    .option('--all-addresses', text.allAddresses)
    .addOption(formatOption(text.format, ['text', 'json']))
    .option('--timeout <duration>', text.timeout)
    .option('--delay <duration>', help.scan.delay)
    .option('--quiet', help.scan.quiet)
    .option('--no-progress', help.scan.noProgress);
  return readerOptions(help, command).action((hosts: readonly string[], options: TlsOptions) =>
    actions.tls(hosts, options),
  );
}

import { type Command, Option } from 'commander';
import type { Help } from '../i18n/help.en.ts';
import { phiClasses } from '../model/log-check.ts';
import type { AttestOptions, LogsCheckOptions } from './command-options.ts';
import { append, choiceAppender, formatOption, named, readerOptions, single } from './shared-options.ts';

/** What each command does that is about what the organisation declares, and about samples of its logs. */
export interface RecordsActions {
  attest(subject: string, options: AttestOptions): Promise<void>;
  logsCheck(source: string, options: LogsCheckOptions): Promise<void>;
}

/** `comply attest`. */
export function attestCommand(help: Help, actions: RecordsActions): Command {
  const text = help.attest;
  const command = named('attest', text)
    .argument('<subject>', text.subject)
    .requiredOption('--statement <text>', text.statement)
    .requiredOption('--person <name>', text.person)
    .requiredOption('--role <role>', text.role)
    .option('--date <day>', text.date)
    .requiredOption('--valid-until <day>', text.validUntil)
    .option('--evidence <file>', text.evidence, append)
    .option('--signed-off-by <name>', text.signedOffBy)
    .option('--signed-off-role <role>', text.signedOffRole)
    .option('--signed-off-on <day>', text.signedOffOn)
    .addOption(single('-c, --config <file>', help.scan.config));
  return readerOptions(help, command).action((subject: string, options: AttestOptions) =>
    actions.attest(subject, options),
  );
}

/** `comply logs`. */
export function logsCommand(help: Help, actions: RecordsActions): Command {
  return named('logs', help.logs).addCommand(checkCommand(help, actions));
}

function checkCommand(help: Help, actions: RecordsActions): Command {
  const text = help.logs.check;
  const allow = new Option('--allow <class>', text.allow).choices([...phiClasses]);
  const command = named('check', text)
    .argument('<source>', text.source)
    .addOption(single('--schema <file>', text.schema))
    .option('--max-gap <duration>', text.maxGap)
    .addOption(allow.argParser(choiceAppender(allow)))
    .option('--max-findings <n>', text.maxFindings)
    .addOption(formatOption(text.format, ['text', 'json']))
    .addOption(single('--aws-profile <name>', text.awsProfile))
    .addOption(single('--region <name>', text.region))
    .option('--since <duration>', text.since)
    .option('--max-events <n>', text.maxEvents);
  return readerOptions(help, command).action((source: string, options: LogsCheckOptions) =>
    actions.logsCheck(source, options),
  );
}

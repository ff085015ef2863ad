import { type Command, Option } from 'commander';
import type { Help } from '../i18n/help.en.ts';
import { frameworkIds } from '../model/framework.ts';
import type {
  ExportOptions,
  ExtractOptions,
  KeygenOptions,
  PeriodOptions,
  SampleOptions,
  UploadOptions,
  VerifyOptions,
} from './command-options.ts';
import { append, choiceAppender, formatOption, named, readerOptions } from './shared-options.ts';

/** What each command on evidence does. */
export interface EvidenceActions {
  evidenceVerify(bundle: string, options: VerifyOptions): Promise<void>;
  evidenceExtract(bundle: string, selector: string, options: ExtractOptions): Promise<void>;
  evidenceExport(bundle: string, options: ExportOptions): Promise<void>;
  evidenceSample(runs: readonly string[], options: SampleOptions): Promise<void>;
  evidenceKeygen(options: KeygenOptions): Promise<void>;
  evidenceUpload(bundle: string, destination: string, options: UploadOptions): Promise<void>;
  period(runs: readonly string[], options: PeriodOptions): Promise<void>;
}

/** `comply evidence …`. */
export function evidenceCommand(help: Help, actions: EvidenceActions): Command {
  return named('evidence', help.evidence)
    .addCommand(verifyCommand(help, actions))
    .addCommand(extractCommand(help, actions))
    .addCommand(exportCommand(help, actions))
    .addCommand(sampleCommand(help, actions))
    .addCommand(uploadCommand(help, actions))
    .addCommand(keygenCommand(help, actions));
}

function verifyCommand(help: Help, actions: EvidenceActions): Command {
  const text = help.evidence.verify;
  const command = named('verify', text)
    .argument('<bundle>', text.bundle)
    .option('--key <file>', text.key)
    .option('--unsigned', text.unsigned)
    .option('--reperform', text.reperform)
    .option('--tsa-ca <file>', text.tsaCa)
    .option('--prev <bundle>', text.prev)
    .option('--receipt <file>', text.receipt)
    .option('--aws-profile <name>', help.evidence.awsProfile)
    .option('--timeout <duration>', help.scan.timeout)
    .addOption(formatOption(help.tls.format, ['text', 'json']));
  return readerOptions(help, command).action((bundle: string, options: VerifyOptions) =>
    actions.evidenceVerify(bundle, options),
  );
}

function extractCommand(help: Help, actions: EvidenceActions): Command {
  const text = help.evidence.extract;
  const command = named('extract', text)
    .argument('<bundle>', help.evidence.bundle)
    .argument('<what>', text.what)
    .option('-o, --output <file>', text.output)
    .option('--aws-profile <name>', help.evidence.awsProfile)
    .option('--timeout <duration>', help.scan.timeout);
  return readerOptions(help, command).action((bundle: string, what: string, options: ExtractOptions) =>
    actions.evidenceExtract(bundle, what, options),
  );
}

function exportCommand(help: Help, actions: EvidenceActions): Command {
  const text = help.evidence.export;
  const command = named('export', text)
    .argument('<bundle>', help.evidence.bundle)
    .requiredOption('--control <framework:id>', text.control)
    .requiredOption('--out <folder>', text.out)
    .option('--aws-profile <name>', help.evidence.awsProfile)
    .option('--timeout <duration>', help.scan.timeout);
  return readerOptions(help, command).action((bundle: string, options: ExportOptions) =>
    actions.evidenceExport(bundle, options),
  );
}

function sampleCommand(help: Help, actions: EvidenceActions): Command {
  const text = help.evidence.sample;
  const command = named('sample', text)
    .argument('<run...>', help.period.runs)
    .requiredOption('--population <what>', text.population)
    .requiredOption('--size <n>', text.size)
    .option('--seed <text>', text.seed)
    .option('--aws-profile <name>', help.evidence.awsProfile)
    .option('--timeout <duration>', help.scan.timeout)
    .addOption(formatOption(help.tls.format, ['text', 'json']));
  return readerOptions(help, command).action((runs: readonly string[], options: SampleOptions) =>
    actions.evidenceSample(runs, options),
  );
}

function uploadCommand(help: Help, actions: EvidenceActions): Command {
  const text = help.evidence.upload;
  const command = named('upload', text)
    .argument('<bundle>', text.bundle)
    .argument('<destination>', text.destination)
    .option('--lock-until <when>', help.scan.lockUntil)
    .addOption(new Option('--lock-mode <mode>', help.scan.lockMode).choices(['governance', 'compliance']))
    .option('--aws-profile <name>', text.awsProfile)
    .option('--timeout <duration>', help.scan.timeout)
    .option('--quiet', help.scan.quiet)
    .option('--no-progress', help.scan.noProgress);
  return readerOptions(help, command).action((bundle: string, destination: string, options: UploadOptions) =>
    actions.evidenceUpload(bundle, destination, options),
  );
}

function keygenCommand(help: Help, actions: EvidenceActions): Command {
  const text = help.evidence.keygen;
  const command = named('keygen', text).requiredOption('--out <file>', text.out);
  return readerOptions(help, command).action((options: KeygenOptions) => actions.evidenceKeygen(options));
}

/** `comply period`. */
export function periodCommand(help: Help, actions: EvidenceActions): Command {
  const text = help.period;
  const framework = new Option('-f, --framework <id>', text.framework).choices([...frameworkIds]);
  const command = named('period', text)
    .argument('<run...>', text.runs)
    .option('--from <day>', text.from)
    .option('--to <day>', text.to)
    .option('--time-zone <name>', text.timeZone)
    .option('--interval <duration>', text.interval)
    .option('--head <run:sha256>', text.head)
    .addOption(framework.argParser(choiceAppender(framework)))
    .option('--control <framework:id>', text.control, append)
    .option('--aws-profile <name>', help.evidence.awsProfile)
    .option('--timeout <duration>', help.scan.timeout)
    .addOption(formatOption(help.tls.format, ['text', 'json']))
    .option('-o, --output <format=file>', text.output, append)
    .option('--verbose', text.verbose);
  return readerOptions(help, command).action((runs: readonly string[], options: PeriodOptions) =>
    actions.period(runs, options),
  );
}

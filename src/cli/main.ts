import { type Command, CommanderError } from 'commander';
import type { Help } from '../i18n/help.en.ts';
import { InputError, UsageError } from '../model/errors.ts';
import type { Language, Text } from '../model/text.ts';
import type { NamedBundle } from './evidence/on-bundle.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { exitWith, type Io, onUncaught, processIo } from './io.ts';
import { chosenLanguage, detectLanguage } from './language.ts';
import { type Actions, createProgram } from './program.ts';
import { explainUsage } from './usage.ts';
import { readTool } from './version.ts';

/** Runs this process. */
export async function run(): Promise<void> {
  const io = processIo();
  onUncaught(exitCodes.bug, (error) => describeBug(error, detectLanguage(io.argv, io.env)));
  exitWith(await main(io));
}

/** Runs one command line and says how it ended. The only catch-all. */
export async function main(io: Io): Promise<ExitCode> {
  const language = detectLanguage(io.argv, io.env);
  try {
    return await runCommand(io, language);
  } catch (error) {
    if (error instanceof UsageError || error instanceof InputError) {
      const { configuredLanguage } = await import('./configured-language.ts');
      const said = chosenLanguage(io.argv, io.env) ?? configuredLanguage(io) ?? language;
      await io.stderr.write(`comply: ${error.text[said]}\n`);
      return exitCodes.usage;
    }
    await io.stderr.write(describeBug(error, language));
    return exitCodes.bug;
  }
}

function describeBug(error: unknown, language: Language): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `comply: ${bug[language]}\n${stack}\n`;
}

const bug: Text = {
  en: 'this is a bug in comply, please report it',
  ja: 'complyの不具合。以下を添えて報告すること',
};

async function runCommand(io: Io, language: Language): Promise<ExitCode> {
  let code: ExitCode = exitCodes.ok;
  const withBundle = async (named: NamedBundle, work: (place: string) => Promise<ExitCode>) =>
    (await import('./evidence/on-bundle.ts')).onBundle(named, io, work);
  const actions: Actions = {
    scan: async (options) => {
      code = await (await import('./commands/scan.ts')).scan(options, io);
    },
    rulesList: async (options) => (await import('./commands/rules.ts')).listRules(options, io),
    rulesShow: async (id, options) => (await import('./commands/rules.ts')).showRule(id, options, io),
    rulesTest: async (path, options) => {
      code = await (await import('./commands/rules-test.ts')).testRules(path, options, io);
    },
    frameworksList: async (options) => (await import('./commands/frameworks.ts')).listFrameworks(options, io),
    frameworksShow: async (id, options) => (await import('./commands/frameworks.ts')).showFramework(id, options, io),
    permissions: async (provider, options) =>
      (await import('./commands/permissions.ts')).permissions(provider, options, io),
    preflight: async (options) => {
      code = await (await import('./commands/preflight.ts')).preflight(options, io);
    },
    init: async (options) => {
      code = await (await import('./commands/init.ts')).init(options, io);
    },
    waive: async (rule, options) => (await import('./commands/waive.ts')).waive(rule, options, io),
    attest: async (subject, options) => (await import('./commands/attest.ts')).attest(subject, options, io),
    rulesNew: async (id, options) => (await import('./commands/rules-new.ts')).newRule(id, options, io),
    explain: async (what, options) => (await import('./commands/explain.ts')).explain(what, options, io),
    completion: async (shell, whole) => (await import('./commands/completion.ts')).completion(shell, whole, io),
    coverage: async (options) => (await import('./commands/coverage.ts')).coverage(options, io),
    diff: async (old, now, options) => {
      code = await (await import('./commands/diff.ts')).diff([old, now], options, io);
    },
    tls: async (hosts, options) => {
      code = await (await import('./commands/tls.ts')).tls(hosts, options, io);
    },
    logsCheck: async (source, options) => {
      code = await (await import('./commands/logs-check.ts')).checkLogs(source, options, io);
    },
    evidenceVerify: async (bundle, options) => {
      const { verifyEvidence } = await import('./commands/evidence-verify.ts');
      code = await withBundle({ ...options, bundle }, (place) => verifyEvidence(place, options, io));
    },
    evidenceExtract: async (bundle, what, options) => {
      const { extractEvidence } = await import('./commands/evidence-extract.ts');
      code = await withBundle({ ...options, bundle }, (place) => extractEvidence(place, what, options, io));
    },
    evidenceExport: async (bundle, options) => {
      const { exportEvidence } = await import('./commands/evidence-export.ts');
      code = await withBundle({ ...options, bundle }, (place) => exportEvidence(place, options, io));
    },
    evidenceSample: async (runs, options) => {
      code = await (await import('./commands/evidence-sample.ts')).sampleEvidence(runs, options, io);
    },
    evidenceUpload: async (bundle, destination, options) => {
      code = await (await import('./commands/evidence-upload.ts')).uploadEvidence({ bundle, destination }, options, io);
    },
    evidenceKeygen: async (options) => {
      code = await (await import('./commands/evidence-keygen.ts')).makeKey(options, io);
    },
    period: async (runs, options) => {
      code = await (await import('./commands/period.ts')).period(runs, options, io);
    },
    report: async (file, options) => {
      code = await (await import('./commands/report.ts')).report(file, options, io);
    },
  };
  const printed: Promise<void>[] = [];
  const program = createProgram(await loadHelp(language), readTool().version, actions, io.argv[0]);
  configureOutput(program, io, printed);
  if (language === 'ja') {
    const { wrapJapanese } = await import('./wrap-help.ts');
    for (const command of listCommands(program))
      command.configureHelp({ ...command.configureHelp(), boxWrap: wrapJapanese });
  }
  try {
    await program.parseAsync([...io.argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0 && error.code !== 'commander.help') {
      throw new UsageError(explainUsage(error.message));
    }
    code = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  }
  await Promise.all(printed);
  return code;
}

/** Commander writes where we say, and throws instead of ending the process. */
function configureOutput(program: Command, io: Io, printed: Promise<void>[]): void {
  for (const command of listCommands(program)) {
    command.exitOverride().configureOutput({
      writeOut: (text) => printed.push(io.stdout.write(text)),
      writeErr: (text) => printed.push(io.stderr.write(text)),
      outputError: () => {},
      getOutHelpWidth: () => io.stdout.columns,
      getErrHelpWidth: () => io.stderr.columns,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  }
}

function listCommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(listCommands)];
}

async function loadHelp(language: Language): Promise<Help> {
  if (language === 'ja') return (await import('../i18n/help.ja.ts')).helpJa;
  return (await import('../i18n/help.en.ts')).helpEn;
}

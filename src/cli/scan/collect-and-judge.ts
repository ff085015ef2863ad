import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openSnapshot, type SnapshotReader } from '../../collect/open-snapshot.ts';
import { replaceSnapshot } from '../../collect/write-snapshot.ts';
import { cliMessagesIn } from '../../i18n/cli.ts';
import { collectInto } from '../collecting.ts';
import { chooseTargets } from '../scan-settings.ts';
import { refuseUnasked, resumedTargets } from '../scanned-targets.ts';
import { languageOf } from '../settings.ts';
import { type Judged, judge } from './judge.ts';
import type { PreparedScan } from './prepare-scan.ts';

/** Reads the targets into a snapshot, kept where that was asked for or something was cut short, and judges it. */
export async function collectAndJudge(prepared: PreparedScan): Promise<Judged> {
  const { options, io, config, plan } = prepared;
  const t = cliMessagesIn(languageOf(io, config.language)).scan;
  const record = plan !== undefined && plan.redaction.pseudonymise.length === 0;
  const resume = options.resume === undefined ? undefined : await openSnapshot(resolve(io.cwd, options.resume));
  const targets = resume ? resumedTargets(options, config, resume) : chooseTargets(options, config);
  refuseUnasked(targets, prepared.selected.rules);
  const kept = options.saveSnapshot && resolve(io.cwd, options.saveSnapshot);
  const directory = resume ? besideOf(resume) : kept || mkdtempSync(join(tmpdir(), 'comply-'));
  const controller = new AbortController();
  let signal: Judged['signal'];
  const stopListening = io.onInterrupt((received) => {
    signal = received;
    controller.abort();
  });
  let [isFinished, isCollected] = [false, false];
  try {
    const { wanted } = prepared.selected;
    await collectInto({ ...prepared, targets, wanted, directory, signal: controller.signal, resume, record });
    isCollected = true;
    if (resume) replaceSnapshot(resume.directory, directory);
    const home = resume?.directory ?? directory;
    if (signal) await io.stderr.write(`${t.kept({ directory: home })}\n`);
    else if ((kept || resume) && options.quiet !== true) await io.stderr.write(`${t.snapshot({ directory: home })}\n`);
    const judged = await judge(prepared, await openSnapshot(home), targets);
    isFinished = true;
    return signal ? { ...judged, signal } : judged;
  } catch (error) {
    // Evidence that could not be written is not asked of the cloud again.
    if (plan && isCollected && !kept && !resume) {
      await io.stderr.write(`${t.keptForEvidence({ directory })}\n`);
      isFinished = true;
    }
    throw error;
  } finally {
    stopListening();
    if (!kept && !(isFinished && (signal || plan))) rmSync(directory, { recursive: true, force: true });
  }
}

/** Where the resumed collection is written until it takes the place of the old one; what a killed one left there goes. */
function besideOf({ directory }: SnapshotReader): string {
  const beside = `${directory}.resumed`;
  rmSync(beside, { recursive: true, force: true });
  return beside;
}

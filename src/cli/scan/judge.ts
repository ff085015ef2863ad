import { effectiveParameters } from '../../catalog/effective-parameters.ts';
import { effectiveSeverities } from '../../catalog/effective-severities.ts';
import type { SnapshotReader } from '../../collect/open-snapshot.ts';
import { createResultSpool } from '../../collect/spooled-result.ts';
import { cliMessagesIn } from '../../i18n/cli.ts';
import { judgeFacts } from '../../judge.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Target } from '../../model/config.ts';
import { factsOf } from '../../scan.ts';
import { dayIn } from '../../text/day.ts';
import { refuseUnasked } from '../scanned-targets.ts';
import { languageOf } from '../settings.ts';
import { readTool } from '../version.ts';
import type { PreparedScan } from './prepare-scan.ts';

/** What a scan came to. */
export interface Judged {
  readonly assessment: Assessment;
  /** Set when collecting, or uploading what was found, was interrupted. */
  readonly signal?: 'SIGINT' | 'SIGTERM';
}

/** Judges a snapshot; where evidence is wanted by way of its bundle. */
export async function judge(
  prepared: PreparedScan,
  reader: SnapshotReader,
  targets?: readonly Target[],
): Promise<Judged> {
  const { options, io, catalog, config, selected, asOf, spool, plan, baseline } = prepared;
  const moment = asOf ?? reader.manifest.run.asOf;
  const today = dayIn(moment, config.timeZone);
  const parameters = effectiveParameters(selected.rules, config, today);
  const { values, overrides } = parameters;
  const severities = effectiveSeverities(catalog.rules, config, today);
  const expired = [...parameters.expired, ...severities.expired];
  const t = cliMessagesIn(languageOf(io, config.language)).scan;
  for (const ended of expired) await io.stderr.write(`comply: ${t.overrideEnded(ended)}\n`);
  const keep = createResultSpool(spool);
  const gate = {
    ...(options.failOn && { failOn: options.failOn }),
    allowUnknown: options.allowUnknown === true,
    ...(baseline && { baseline }),
  };
  if (plan) {
    const { keepEvidence } = await import('../evidence/keep-evidence.ts');
    return keepEvidence({
      ...prepared,
      plan,
      reader,
      parameters,
      severities: severities.overrides,
      asOf: moment,
      gate,
      targets,
      keep,
    });
  }
  const assessment = await judgeFacts({
    facts: factsOf(reader),
    keep,
    catalog,
    rules: selected.rules,
    parameters: values,
    overrides,
    severities: severities.overrides,
    config,
    asOf: moment,
    tool: readTool(),
    gate,
  });
  return { assessment };
}

/** A snapshot whose collection was killed says so before it is judged. */
export async function judgeSaved(prepared: PreparedScan, reader: SnapshotReader): Promise<Judged> {
  const { io, config, selected } = prepared;
  const { targets, run } = reader.manifest;
  // Of an interrupted one the gate says that it is not whole.
  if (!run.interrupted) refuseUnasked(targets, selected.rules);
  const t = cliMessagesIn(languageOf(io, config.language)).scan;
  if (reader.cutOff) await io.stderr.write(`comply: ${t.cutOff({ directory: reader.directory })}\n`);
  return judge(prepared, reader);
}

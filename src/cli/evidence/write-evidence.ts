import { resolve } from 'node:path';
import { describeDeclared } from '../../assess/declared.ts';
import type { EffectiveParameters } from '../../catalog/effective-parameters.ts';
import type { SnapshotReader } from '../../collect/open-snapshot.ts';
import { type BundleRequest, type DraftBundle, writeBundle } from '../../evidence/bundle/write-bundle.ts';
import type { Redactor } from '../../evidence/redact/redactor.ts';
import type { AppliedSeverity, Assessment } from '../../model/assessment.ts';
import type { Target } from '../../model/config.ts';
import type { EvidenceLock } from '../../model/evidence.ts';
import type { Json } from '../../model/json.ts';
import type { Result } from '../../model/result.ts';
import { deriveSheets } from '../deriving.ts';
import type { Io } from '../io.ts';
import type { PreparedRules } from '../prepare.ts';
import { replaceFile } from '../replace-file.ts';
import { aboutRun, describeTargets, describeUnnamed } from './about-run.ts';
import { findPrevious } from './find-previous.ts';
import type { EvidencePlan } from './plan-evidence.ts';
import { redactSnapshot } from './redact-snapshot.ts';

export interface EvidenceRequest extends PreparedRules {
  readonly io: Io;
  readonly plan: EvidencePlan;
  readonly reader: SnapshotReader;
  readonly parameters: EffectiveParameters;
  /** Those that are not the rules' own, by rule id. */
  readonly severities: ReadonlyMap<string, AppliedSeverity>;
  readonly asOf: string;
  readonly gate: EvidenceLock['gate'];
  /** As they were asked for; absent where a saved snapshot is judged. */
  readonly targets: readonly Target[] | undefined;
  readonly keep: (result: Result) => Result;
}

/** A bundle in its place. */
export interface WrittenEvidence {
  readonly assessment: Assessment;
  /** Where pseudonyms are told apart; absent where there are none. */
  readonly mapping?: string;
}

/**
 * Writes a snapshot's bundle and signs it. The verdicts are those of the bundle.
 * @throws UsageError where something was found that must not be written, InputError where the disk refuses, and what the signer throws
 */
export async function writeEvidence(request: EvidenceRequest): Promise<WrittenEvidence> {
  const { plan, keep, asOf, config } = request;
  const { place, signing } = plan;
  const { values, overrides } = request.parameters;
  const redacted = await redactSnapshot({
    reader: request.reader,
    redaction: plan.redaction,
    rules: request.selected.rules,
    parameters: values,
    waivers: config.waivers,
  });
  const { redactor } = redacted;
  const { responsibilities, costs } = config;
  const declared = redactor.redactDeclared({ ...(responsibilities && { responsibilities }), ...(costs && { costs }) });
  const { targets } = redacted.manifest;
  const about = await aboutRun({ ...request, wanted: request.selected.wanted, targets, signature: signing.intent });
  inspectWords(redactor, { ...request, config: { ...config, ...declared } }, about);
  const draft = await writeBundle({
    directory: place.directory,
    snapshot: redacted,
    inputs: () => ({
      catalog: request.catalog,
      rules: request.selected.rules,
      parameters: values,
      overrides,
      severities: request.severities,
      config: { ...config, ...declared, waivers: redacted.waivers() },
      gate: request.gate,
    }),
    asOf,
    scope: {
      ...(request.targets && { intended: describeIntended(request.targets, plan) }),
      exclusions: config.evidence.exclusions,
    },
    about,
    chain: chainOf(request),
    redaction: () => redactor.finish(),
    keep,
    derive: deriveSheets,
  });
  await seal(draft, plan);
  const mapping = await writeMapping(request, redactor, draft.run.runId);
  return { assessment: draft.assessment, ...(mapping !== undefined && { mapping }) };
}

function describeIntended(targets: readonly Target[], { redaction }: EvidencePlan) {
  return redaction.pseudonymise.includes('names') ? describeUnnamed(targets) : describeTargets(targets);
}

/** What people wrote, and what the environment says: nothing can be taken out of it. */
function inspectWords(redactor: Redactor, request: EvidenceRequest, about: BundleRequest['about']): void {
  const { config, parameters, severities, plan, targets } = request;
  const { file, frameworks, controls, evidence, waivers, attestations, organization = null } = config;
  const { responsibilities, costs } = describeDeclared(config);
  const words = {
    organization,
    frameworks,
    controls,
    environment: evidence.environment,
    exclusions: evidence.exclusions,
    parameters: Object.fromEntries(parameters.overrides),
    severities: severities.size > 0 ? Object.fromEntries(severities) : undefined,
    targets: targets && describeIntended(targets, plan),
    signature: about.signature,
    allowedBecause: plan.redaction.allowBecause,
    waivers,
    attestations,
    responsibilities,
    costs,
    ci: about.ci,
    actor: about.actor,
    baseline: describeBaseline(request.gate),
  };
  redactor.inspect(JSON.parse(JSON.stringify(words)) as Json, file ?? 'comply.yaml');
}

/** Its findings are digests, so that only where they lay is in words. */
function describeBaseline({ baseline }: EvidenceRequest['gate']) {
  if (baseline === undefined) return undefined;
  const places = baseline.findings.map(({ rule, type, target, account }) => [rule, type, target, account]);
  return { runId: baseline.runId, places };
}

function chainOf({ plan: { place, previous }, config, io }: EvidenceRequest) {
  if (place.kind === 's3' && previous === undefined) return place.chain;
  const named = previous === undefined || previous === 'none' ? previous : resolve(io.cwd, previous);
  return findPrevious(place.directory, named, config.organization);
}

async function seal(draft: DraftBundle, { signing }: EvidencePlan): Promise<void> {
  try {
    draft.seal(await signing.sign?.(draft));
  } catch (error) {
    draft.discard();
    throw error;
  }
}

/** Beside the bundle, for its owner alone: whoever has it knows the names. Of a bundle in a bucket it has the run's name, as its receipt has. */
async function writeMapping(
  { plan, io }: EvidenceRequest,
  redactor: Redactor,
  runId: string,
): Promise<string | undefined> {
  const { place, redaction } = plan;
  if (redaction.pseudonymise.length === 0) return undefined;
  const file = `${place.kind === 's3' ? resolve(io.cwd, runId) : place.directory}.pseudonyms.ndjson`;
  const lines = [...redactor.mapping()].sort().map(([pseudonym, text]) => `${JSON.stringify({ pseudonym, text })}\n`);
  await replaceFile({ file, place: file, isPrivate: true }, lines);
  return file;
}

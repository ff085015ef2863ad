import { describeDeclared } from '../../assess/declared.ts';
import type { AppliedOverride, AppliedSeverity } from '../../model/assessment.ts';
import type { Catalog } from '../../model/catalog.ts';
import type { Config } from '../../model/config.ts';
import {
  type EvidenceConfig,
  type EvidenceFile,
  type EvidenceLock,
  type EvidenceScope,
  evidenceFiles,
} from '../../model/evidence.ts';
import type { Json } from '../../model/json.ts';
import type { Rule } from '../../model/rule.ts';
import { toCanonicalJson } from '../../text/canonical-json.ts';
import { openLineFile, writeWhole } from './write-file.ts';

/** What facts are judged by. */
export interface JudgingInputs {
  readonly catalog: Catalog;
  /** Those that were selected. */
  readonly rules: readonly Rule[];
  readonly parameters: ReadonlyMap<string, Readonly<Record<string, Json>>>;
  readonly overrides: ReadonlyMap<string, readonly AppliedOverride[]>;
  /** Severities that are not the rules' own, by rule id, also of rules that were not selected. Absent: none. */
  readonly severities?: ReadonlyMap<string, AppliedSeverity>;
  readonly config: Config;
  readonly gate: EvidenceLock['gate'];
}

/** Writes rules, catalogs, parameters, scope, waivers and attestations: all that verdicts come from, beside the facts. */
export async function writeInputs(
  folder: string,
  inputs: JudgingInputs,
  scope: EvidenceScope,
): Promise<Record<string, EvidenceFile>> {
  const { catalog, config } = inputs;
  const { digest, frameworks, safeguards } = catalog;
  const whole = (path: string, value: unknown) => ({ [path]: writeWhole(folder, path, toCanonicalJson(value)) });
  return {
    ...(await writeLines(folder, evidenceFiles.rules, inputs.rules.map(withoutTests))),
    ...whole(evidenceFiles.catalog, { digest, frameworks, safeguards }),
    ...whole(evidenceFiles.lock, lockOf(inputs)),
    ...whole(evidenceFiles.scope, scope),
    ...(await writeLines(folder, evidenceFiles.waivers, config.waivers)),
    ...(await writeLines(folder, evidenceFiles.attestations, config.attestations)),
  };
}

/** Of comply.yaml what an assessment depends on. */
export function configOf({ organization, frameworks, controls, gate, timeZone, ...declared }: Config): EvidenceConfig {
  return {
    ...(organization !== undefined && { organization }),
    frameworks,
    controls,
    gate,
    timeZone,
    ...describeDeclared(declared),
  };
}

async function writeLines(
  folder: string,
  path: string,
  values: readonly unknown[],
): Promise<Record<string, EvidenceFile>> {
  const file = openLineFile(folder, path);
  for (const value of values) file.add(toCanonicalJson(value));
  return { [path]: await file.close() };
}

/** A rule's own tests judge nothing here. */
export function withoutTests(rule: Rule): Rule {
  return { ...rule, tests: { fixtures: {}, cases: [] } };
}

function lockOf({ catalog, rules, parameters, overrides, severities, gate }: JudgingInputs): EvidenceLock {
  const set = [...parameters].filter(([, values]) => Object.keys(values).length > 0);
  const graded = rules.flatMap(({ id }) => {
    const severity = severities?.get(id);
    return severity ? [[id, severity] as const] : [];
  });
  const { packs = [] } = catalog;
  return {
    catalogSha256: catalog.digest,
    rules: Object.fromEntries(rules.map(({ id, digest }) => [id, digest])),
    parameters: Object.fromEntries(set),
    overrides: Object.fromEntries(overrides),
    ...(graded.length > 0 && { severities: Object.fromEntries(graded) }),
    ...(packs.length > 0 && { packs }),
    gate,
  };
}

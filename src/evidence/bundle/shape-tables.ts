import type { AssessedControl, AssessedFramework, Assessment } from '../../model/assessment.ts';
import type { EvidenceRun, InventoryEntry } from '../../model/evidence.ts';
import type { CoverageRow, ResourceRow, RuleMapRow, RunRow } from '../../model/evidence-table.ts';
import type { Extent, Rule } from '../../model/rule.ts';
import { toSeconds } from './shape-result.ts';

export function toRunRow(run: EvidenceRun, scopeDigest: string): RunRow {
  return {
    run_id: run.runId,
    seq: run.seq,
    started_s: toSeconds(run.startedAt),
    finished_s: toSeconds(run.finishedAt),
    trigger: run.trigger,
    tool_version: run.tool.version,
    rules_digest: run.rules.catalogSha256,
    config_digest: run.configSha256,
    scope_digest: scopeDigest,
    prev_manifest_sha256: run.prev?.manifestSha256 ?? null,
    complete: run.complete,
  };
}

export function toCoverageRows({ runId, coverage }: EvidenceRun): readonly CoverageRow[] {
  return coverage.map(({ target, account, region, service, status, resources, pages }) => ({
    run_id: runId,
    target,
    account,
    region,
    service,
    status,
    resources,
    pages,
  }));
}

export function toResourceRow(
  { type, id, target, account, region, observedAt }: InventoryEntry,
  runId: string,
): ResourceRow {
  const observed_s = toSeconds(observedAt);
  return { run_id: runId, resource_uid: id, type, target, account, region, observed_s };
}

/** Which controls each rule was mapped to in this run: joined to results when they are counted. */
export function* toRuleMapRows(
  { run, frameworks }: Pick<Assessment, 'run' | 'frameworks'>,
  rules: readonly Rule[],
): Iterable<RuleMapRow> {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  for (const framework of frameworks) {
    for (const control of framework.controls) {
      for (const [strength, ids] of [
        ['primary', control.rules],
        ['supporting', control.supportingRules],
      ] as const) {
        for (const id of ids) {
          const rule = byId.get(id);
          if (rule) yield toRuleMapRow({ runId: run.id, framework, control, strength }, rule);
        }
      }
    }
  }
}

interface Edge {
  readonly runId: string;
  readonly framework: AssessedFramework;
  readonly control: AssessedControl;
  readonly strength: 'primary' | 'supporting';
}

function toRuleMapRow({ runId, framework, control, strength }: Edge, rule: Rule): RuleMapRow {
  return {
    run_id: runId,
    rule_id: rule.id,
    rule_digest: rule.digest,
    framework: framework.id,
    edition: framework.edition,
    control_id: control.id,
    strength,
    extent: widestExtent(rule, control),
  };
}

/** Of the safeguards that the control names; of a supporting one, of any. */
function widestExtent({ safeguards }: Rule, control: AssessedControl): Extent {
  const named = safeguards.filter(({ id }) => control.safeguards.includes(id));
  return (named.length > 0 ? named : safeguards).some(({ extent }) => extent === 'full') ? 'full' : 'partial';
}

import type { AssessedResult } from '../../model/assessment.ts';
import type { EvidenceResult } from '../../model/evidence.ts';
import type { ResultRow } from '../../model/evidence-table.ts';
import { findingKey } from '../../text/finding-key.ts';

/** The line of a result. */
export function toEvidenceResult(result: AssessedResult, ruleDigest: string): EvidenceResult {
  const { rule, severity, outcome, resource, message, cause, observed, observedAt, joined, evidence } = result;
  const { waiver, baseline } = result;
  return {
    findingKey: findingKey(rule, resource.id),
    rule,
    ruleDigest,
    severity,
    outcome,
    resource,
    message,
    observed,
    observedAt,
    evidence: evidence ?? [],
    ...(cause && { cause }),
    ...(joined && { joined }),
    ...(waiver !== undefined && { waiver }),
    ...(baseline && { baseline }),
  };
}

/** The row of `tables/result`. */
export function toResultRow(result: EvidenceResult, runId: string): ResultRow {
  const { resource, waiver } = result;
  return {
    run_id: runId,
    observed_s: toSeconds(result.observedAt),
    finding_key: result.findingKey,
    rule_id: result.rule,
    rule_digest: result.ruleDigest,
    resource_uid: resource.id,
    resource_type: resource.type,
    target: resource.target,
    account: resource.account,
    region: resource.region,
    state: result.outcome,
    severity: result.severity,
    // An expired waiver accepts nothing, so that a result never names it.
    waived: waiver !== undefined,
    evidence_sha256: result.evidence[0]?.sha256 ?? '',
  };
}

/** Whole seconds since 1970 of an RFC 3339 time. */
export function toSeconds(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}

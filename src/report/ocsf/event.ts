import { hash } from 'node:crypto';
import type { AssessedResult, Assessment } from '../../model/assessment.ts';
import { findingKey } from '../../text/finding-key.ts';
import { waiverInWords } from '../accepted.ts';
import { listOverrides } from '../overrides.ts';
import { printable, printableShort } from '../printable.ts';
import { type Code, severityCodes, workCodes } from './codes.ts';
import { complianceOf, filled, type Judged, longestText } from './compliance.ts';
import type { EventPlace } from './place.ts';

/** The version of OCSF that events are of. */
export const ocsfVersion = '1.6.0';

/** What all events of a run have in common. */
export type EventSource = Pick<Assessment, 'tool' | 'run'>;

/** One Compliance Finding, class 2003: a rule's result on one resource. Times are in milliseconds since 1970, UTC. */
export function toEvent(judged: Judged, place: EventPlace, source: EventSource): object {
  const { result, waiver, language } = judged;
  const severity = severityCodes[isOpen(result) ? result.severity : 'info'];
  const work = workOf(result);
  return {
    activity_id: 1,
    activity_name: 'Create',
    category_uid: 2,
    category_name: 'Findings',
    class_uid: 2003,
    class_name: 'Compliance Finding',
    type_uid: 200301,
    type_name: 'Compliance Finding: Create',
    time: milliseconds(result.observedAt),
    timezone_offset: 0,
    severity_id: severity.id,
    severity: severity.caption,
    ...(work && { status_id: work.id, status: work.caption }),
    message: printableShort(result.message[language], longestText),
    ...(waiver && { comment: waiverInWords(waiver, language) }),
    metadata: metadataOf(judged, place, source),
    finding_info: findingInfoOf(judged),
    compliance: complianceOf(judged),
    ...remediationOf(judged),
    resources: [place.resource],
    ...filled('evidences', evidencesOf(result)),
    ...(place.cloud && { cloud: place.cloud }),
    unmapped: unmappedOf(judged, source),
  };
}

/** A pass, and what does not apply, ask nobody to do anything: severity Informational, no work state. */
function isOpen({ outcome }: AssessedResult): boolean {
  return outcome === 'fail' || outcome === 'unknown';
}

function workOf(result: AssessedResult): Code | undefined {
  if (result.waiver !== undefined) return workCodes.suppressed;
  return isOpen(result) ? workCodes.new : undefined;
}

/** Of RFC 3339. A time that is none would be a silent null in JSON. */
function milliseconds(time: string): number {
  const value = Date.parse(time);
  if (Number.isNaN(value)) throw new Error(`not a time: ${printable(time)}`);
  return value;
}

function metadataOf({ result, language }: Judged, place: EventPlace, { tool, run }: EventSource): object {
  return {
    version: ocsfVersion,
    // No company stands behind it: the product is its own vendor.
    product: { name: tool.name, vendor_name: tool.name, version: tool.version, lang: language },
    ...(place.cloud && { profiles: ['cloud'] }),
    event_code: result.rule,
    uid: eventUid(result, run.id),
    correlation_uid: run.id,
    log_provider: tool.name,
    original_time: result.observedAt,
  };
}

/** One per result of a run: the same when the run is judged again, another in the next run. 128 bits of SHA-256, as hexadecimal digits. */
function eventUid({ rule, resource }: AssessedResult, run: string): string {
  const { id, type, target, account, region } = resource;
  return hash('sha256', [run, rule, id, type, target, account, region].join('\0')).slice(0, 32);
}

/** When it was first seen no single run can say; when it was last seen, only a run that saw it. */
function findingInfoOf({ result, facts }: Judged): object {
  const seen = result.outcome === 'pass' || result.outcome === 'fail';
  return {
    uid: findingKey(result.rule, result.resource.id),
    title: facts.title,
    desc: facts.rationale,
    ...(seen && { last_seen_time: milliseconds(result.observedAt) }),
    analytic: { uid: result.rule, name: facts.title, type_id: 1, type: 'Rule' },
  };
}

function remediationOf({ result, facts }: Judged): object {
  if (result.outcome !== 'fail' || facts.steps.length === 0) return {};
  return { remediation: { desc: facts.steps.join('\n'), ...filled('references', facts.references) } };
}

/** The conditions with what was read of the resource, and the call that did not answer. */
function evidencesOf({ observed, cause }: AssessedResult): readonly object[] {
  const seen = observed.map(({ field, operator, expected, actual, result }) => ({
    field,
    operator,
    expected,
    actual,
    result,
  }));
  return [
    ...(seen.length > 0 ? [{ name: 'observed', data: { observed: seen } }] : []),
    ...(cause?.call === undefined
      ? []
      : [{ name: 'call', api: { operation: cause.call, response: { error: cause.code ?? cause.kind } } }]),
  ];
}

/** What OCSF has no attribute for. */
function unmappedOf({ result, waiver, facts: { rule, pack } }: Judged, { run }: EventSource): object {
  const { outcome, resource, cause, baseline } = result;
  return {
    outcome,
    target: resource.target,
    ...(cause && { cause: { kind: cause.kind, permission: cause.permission } }),
    // Of a part of a scan: what is not here was not seen to be mended.
    ...(!(run.complete && !run.interrupted) && { run: { complete: run.complete, interrupted: run.interrupted } }),
    ...(baseline && { in_baseline: true }),
    ...(pack && {
      pack: { name: pack.name, version: pack.version, digest: pack.digest, pinned: pack.pinned },
    }),
    ...filled('overrides', listOverrides(rule)),
    ...(waiver && {
      waiver: {
        type: waiver.type,
        reason: waiver.reason,
        owner: waiver.owner,
        approved_by: waiver.approvedBy,
        expires: waiver.expires,
        compensating: waiver.compensating,
        place: waiver.place,
      },
    }),
  };
}

import {
  type Absent,
  type AssessedAttestation,
  type AssessedControl,
  type AssessedFramework,
  type AssessedResult,
  type AssessedWaiver,
  type Assessment,
  type ControlStatus,
  controlStatuses,
  type Gap,
} from '../model/assessment.ts';
import type { BaselineOutcome } from '../model/baseline.ts';
import type { Cause } from '../model/cause.ts';
import type { TargetStatistics } from '../model/snapshot.ts';
import type { Text } from '../model/text.ts';

/**
 * Each record here, and in json-shape-rule.ts, is written key by key, so that the order of keys never depends on who made the object. A key that is
 * undefined is left out when it becomes JSON.
 */
export function shapeText({ en, ja }: Text): Text {
  return { en, ja };
}

function cause({ kind, call, permission, code, only, subject, place }: Cause): object {
  return { kind, call, permission, code, only, subject, place };
}

/** Who was judged, when and from what. */
export function shapeHead({ schemaVersion, tool, organization, run, targets, evidence }: Assessment): object {
  const { id, startedAt, finishedAt, asOf, complete, interrupted } = run;
  return {
    schemaVersion,
    tool: { name: tool.name, version: tool.version },
    organization,
    run: { id, startedAt, finishedAt, asOf, complete, interrupted },
    targets: targets.map((target) => ({
      name: target.name,
      provider: target.provider,
      id: target.id,
      regions: target.regions,
      caller: target.caller,
      accounts: target.accounts?.map(({ id, name, caller, regions }) => ({ id, name, caller, regions })),
      types: target.types,
      endpointOverride: target.endpointOverride,
    })),
    evidence: shapeEvidence(evidence),
  };
}

/** Said outright where there is none: what is not signed must not look as if it might be. */
function shapeEvidence(evidence: Assessment['evidence']): object {
  if (!evidence) return { bundle: false, signed: false };
  const { kind, key, publicKeySha256, tsa } = evidence.signature;
  return {
    bundle: true,
    signed: kind !== 'none',
    signature: { kind, key, publicKeySha256, tsa },
    pseudonymised: evidence.pseudonymised,
    pseudonymKey: evidence.pseudonymKey,
  };
}

/** Why the exit code is what it is. */
export function shapeGate({ gate }: Assessment): object {
  const { holds, findings, thresholds, failOn, waived, unknown, allowUnknown, baseline, exitCode } = gate;
  return {
    holds,
    findings,
    thresholds: thresholds?.map(({ by, name, failOn, severities }) => ({
      by,
      name,
      failOn,
      severities: severities.map(({ severity, findings }) => ({ severity, findings })),
    })),
    failOn,
    waived,
    unknown,
    allowUnknown,
    baseline: baseline && shapeBaseline(baseline),
    exitCode,
  };
}

function shapeBaseline(baseline: BaselineOutcome): object {
  const { sha256, runId, asOf, findings, present, graver, fixed, unread, notAsked, notCounted } = baseline;
  return { sha256, runId, asOf, findings, present, graver, fixed, unread, notAsked, notCounted };
}

/** How many results ended how. */
export function shapeCounts({ counts }: Assessment): object {
  const { pass, fail, unknown, 'not-applicable': notApplicable, waived } = counts;
  return { pass, fail, unknown, notApplicable, waived };
}

/** One thing that could not be read. */
export function shapeGap(gap: Gap): object {
  const { target, account, region, service, call, permission, calls, rules } = gap;
  return { target, account, region, service, call, cause: cause(gap.cause), permission, calls, rules };
}

/** Where nothing was asked, as there can be nothing. */
export function shapeAbsent({ target, account, region, reason, services }: Absent): object {
  return { target, account, region, reason, services };
}

/** What the calls of one service took. */
export function shapeStatistics(one: TargetStatistics): object {
  const { target, service, calls, requests, retries, throttles, bytes, milliseconds } = one;
  return { target, service, calls, requests, retries, throttles, bytes, milliseconds };
}

/** A framework without its controls. */
export function shapeFramework(framework: AssessedFramework): object {
  const { id, edition, editionTitle, title, term, notes, counts, groups } = framework;
  return {
    id,
    edition,
    editionTitle: shapeText(editionTitle),
    title: shapeText(title),
    term: shapeText(term),
    notes: notes.map(shapeText),
    counts: Object.fromEntries(controlStatuses.map((status): [ControlStatus, number] => [status, counts[status]])),
    groups: groups.map((group) => ({ id: group.id, title: shapeText(group.title) })),
  };
}

/** One control with its status and what it rests on. */
export function shapeControl(control: AssessedControl): object {
  const { pass, fail, unknown, notApplicable } = control.results;
  return {
    id: control.id,
    title: shapeText(control.title),
    citation: shapeText(control.citation),
    group: control.group,
    level: control.level,
    parent: control.parent,
    assessment: control.assessment,
    supply: control.supply && shapeText(control.supply),
    status: control.status,
    reason: control.reason && shapeText(control.reason),
    safeguards: control.safeguards,
    rules: control.rules,
    supportingRules: control.supportingRules,
    results: { pass, fail, unknown, notApplicable },
    waived: control.waived,
    attestations: control.attestations,
  };
}

/** A result, the whole waiver beside it. */
export function shapeResult(result: AssessedResult, waivers: readonly AssessedWaiver[]): object {
  const { type, id, name, target, account, region } = result.resource;
  const waiver = result.waiver === undefined ? undefined : waivers[result.waiver];
  return {
    rule: result.rule,
    severity: result.severity,
    outcome: result.outcome,
    resource: { type, id, name, target, account, region },
    message: shapeText(result.message),
    cause: result.cause && cause(result.cause),
    observed: result.observed.map((one) => ({
      field: one.field,
      operator: one.operator,
      expected: one.expected,
      actual: one.actual,
      result: one.result,
      cause: one.cause && cause(one.cause),
    })),
    waiver: waiver && shapeWaiver(waiver),
    baseline: result.baseline,
    observedAt: result.observedAt,
  };
}

/** A waiver with what became of it. */
export function shapeWaiver(waiver: AssessedWaiver): object {
  return {
    place: waiver.place,
    rule: waiver.rule,
    resources: waiver.resources,
    type: waiver.type,
    owner: waiver.owner,
    approvedBy: waiver.approvedBy,
    reason: waiver.reason,
    expires: waiver.expires,
    compensating: waiver.compensating,
    allowBroad: waiver.allowBroad,
    state: waiver.state,
    matches: waiver.matches,
    daysLeft: waiver.daysLeft,
  };
}

/** A person's statement. */
export function shapeAttestation(attestation: AssessedAttestation): object {
  const { place, control, safeguard, statement, person, role, date, validUntil, state } = attestation;
  const { evidence, signedOff } = attestation;
  return {
    ...{ place, control, safeguard, statement, person, role, date, validUntil },
    evidence: evidence?.map(({ file, sha256, found }) => ({ file, sha256, found })),
    signedOff: signedOff && { by: signedOff.by, role: signedOff.role, date: signedOff.date },
    state,
  };
}

import { observedInWords } from '../observed.ts';
import { packInWords } from '../packs.ts';
import type { AsffInput } from './finding.ts';
import { cut, most } from './limits.ts';

/** Conditions that decided. With them it is below 50 fields and 240 KB, whatever they hold. */
const mostObserved = 10;

/** What ASFF has no attribute for, under names of our own. Blank ones are left out. */
export function productFields(input: AsffInput): Readonly<Record<string, string>> {
  const { result, facts, waiver, assessment, language, leftOut } = input;
  const { rule, outcome, resource, cause, observed } = result;
  const { run, tool } = assessment;
  const fields: Readonly<Record<string, string | undefined>> = {
    RunId: run.id,
    // Of a part of a scan: what is not here was not seen to be mended.
    RunComplete: run.complete && !run.interrupted ? undefined : 'false',
    ToolVersion: tool.version,
    Rule: rule,
    Outcome: outcome,
    Target: resource.target,
    ResourceId: resource.id,
    ResourceName: resource.name,
    ResourceType: resource.type,
    Safeguards: facts.safeguards.map(({ id }) => id).join(', '),
    Requirements: String(facts.requirements.length),
    Waived: String(waiver !== undefined),
    InBaseline: result.baseline && 'true',
    Overrides: facts.overrides.join(' '),
    ...(facts.pack && { Pack: packInWords(facts.pack, language) }),
    ...(cause && { Cause: cause.kind, Call: cause.call, Permission: cause.permission, ErrorCode: cause.code }),
    ...(waiver && {
      WaiverType: waiver.type,
      WaiverReason: waiver.reason,
      WaiverOwner: waiver.owner,
      WaiverApprovedBy: waiver.approvedBy,
      WaiverExpires: waiver.expires,
      WaiverCompensating: waiver.compensating,
    }),
    ...Object.fromEntries(
      observed.slice(0, mostObserved).map((one, index) => [`Observed/${index + 1}`, observedInWords(one, language)]),
    ),
    ...(observed.length > mostObserved && { ObservedLeftOut: String(observed.length - mostObserved) }),
    // Said with every finding, as the file itself can hold nothing else.
    ...(leftOut > 0 && { ResultsNotInThisFile: String(leftOut) }),
  };
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const shown = value === undefined ? undefined : cut(value, most.productField);
      return shown === undefined ? [] : [[`comply/${name}`, shown]];
    }),
  );
}

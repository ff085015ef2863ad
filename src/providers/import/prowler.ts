import { type Fault, isFault } from './fault.ts';
import { elementsOf, identifierOf, memberAt, memberOf, textOf } from './members.ts';
import { createGrouping, earliest, type FoundResult, kept, type Reading, type State } from './reading.ts';

/** Whether it is a list of OCSF detection findings (class 2004) of Prowler, told by its first element. */
export function isProwler(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && isFinding(value[0]);
}

/**
 * Reads what Prowler's `json-ocsf` writes (its prowler/lib/outputs/ocsf/ocsf.py): one finding for each check and resource, those
 * that passed too. What it could not write is missing from it without a word.
 */
export function readProwler(value: unknown): Reading | Fault {
  const findings = elementsOf(value);
  const grouping = createGrouping();
  const times = new Set<number>();
  for (const finding of findings) {
    const [result, time] = [readFinding(finding), momentOf(memberOf(finding, 'time'))];
    if (result === undefined || time === undefined) return { fault: 'malformed' };
    grouping.add(result);
    times.add(time);
  }
  const groups = grouping.groups();
  if (isFault(groups)) return groups;
  const product = memberAt(findings[0], ['metadata', 'product']);
  return {
    format: 'prowler-ocsf',
    runs: [
      {
        tool: textOf(memberOf(product, 'name'), kept.name) ?? 'Prowler',
        version: textOf(memberOf(product, 'version'), kept.name),
        time: earliest([...times].map((time) => new Date(time).toISOString())),
        successful: null,
        rules: new Set(groups.map(({ rule }) => rule)).size,
        repository: null,
        revisionId: null,
        results: groups,
      },
    ],
  };
}

function isFinding(finding: unknown): boolean {
  const name = memberAt(finding, ['metadata', 'product', 'name']);
  return memberOf(finding, 'class_uid') === 2004 && typeof name === 'string' && /^prowler$/i.test(name);
}

function readFinding(finding: unknown): FoundResult | undefined {
  const severity = memberOf(finding, 'severity_id');
  const state = stateOf(memberOf(finding, 'status_code'), memberOf(finding, 'status_id'));
  const rule = identifierOf(memberAt(finding, ['metadata', 'event_code']), kept.rule);
  if (!isFinding(finding) || rule === null || state === undefined || !Number.isSafeInteger(severity)) return undefined;
  // It has one for each resource, too many to tell apart: they are kept by check.
  return { rule, level: String(severity), score: null, state, place: null, line: null };
}

/** Prowler's own word in `status_code`; what its mute list names has the OCSF status 3 Suppressed. */
function stateOf(code: unknown, status: unknown): State | undefined {
  if (code === 'PASS') return 'passed';
  if (code === 'MANUAL') return 'undecided';
  if (code !== 'FAIL') return undefined;
  return status === 3 ? 'suppressed' : 'open';
}

/** The first moment in milliseconds that is no moment in seconds of this age: 1973 in the one, the year 5138 in the other. */
const firstInMilliseconds = 100_000_000_000;

/** OCSF counts milliseconds; Prowler writes seconds. */
function momentOf(time: unknown): number | undefined {
  if (typeof time !== 'number' || !Number.isSafeInteger(time) || time <= 0) return undefined;
  const moment = time < firstInMilliseconds ? time * 1000 : time;
  // Of ECMAScript: 100,000,000 days from 1970.
  return moment <= 8_640_000_000_000_000 ? moment : undefined;
}

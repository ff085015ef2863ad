import { type Fault, isFault } from './fault.ts';
import { elementsOf, memberAt, memberOf, textOf } from './members.ts';
import { createGrouping, earliest, kept, maxGroups, type Reading, type ScannerRun, timeOf } from './reading.ts';
import { indexDescriptors, readReference, type SarifDescriptors } from './sarif-descriptors.ts';
import { readResult } from './sarif-result.ts';

/** Runs of one report: GitHub takes 20. */
const maxRuns = 100;

/** Whether it is a report of this format and version; what it holds may still be wrong. */
export function isSarif(value: unknown): boolean {
  return memberOf(value, 'version') === '2.1.0' && Array.isArray(memberOf(value, 'runs'));
}

/**
 * Reads a SARIF 2.1.0 log (OASIS Standard, 2020; section numbers here are of it). A run without `results` did not come to any
 * (3.14.23), which is a failure; an empty list is a scan that found nothing.
 */
export function readSarif(value: unknown): Reading | Fault {
  const runs = elementsOf(memberOf(value, 'runs'));
  if (runs.length === 0) return { fault: 'no-results' };
  if (runs.length > maxRuns) return { fault: 'too-large' };
  if (memberOf(value, 'inlineExternalProperties') !== undefined) return { fault: 'malformed' };
  const read: ScannerRun[] = [];
  for (const run of runs) {
    const one = readRun(run);
    if (isFault(one)) return one;
    read.push(one);
  }
  const groups = read.reduce((sum, { results }) => sum + results.length, 0);
  if (groups > maxGroups) return { fault: 'too-many-findings' };
  return { format: 'sarif', runs: read };
}

function readRun(run: unknown): ScannerRun | Fault {
  const driver = memberAt(run, ['tool', 'driver']);
  const tool = textOf(memberOf(driver, 'name'), kept.name);
  const results = memberOf(run, 'results') ?? null;
  if (tool === null || (results !== null && !Array.isArray(results)) || isElsewhere(run)) return { fault: 'malformed' };
  const rules = indexDescriptors(run, 'rules');
  const grouping = createGrouping();
  for (const result of elementsOf(results)) {
    // 3.27.11: a result has a message. What has none may be anything, also one that was emptied.
    if (typeof memberOf(result, 'message') !== 'object') return { fault: 'malformed' };
    grouping.add(readResult(result, rules));
  }
  const groups = grouping.groups();
  if (isFault(groups)) return groups;
  const invocations = elementsOf(memberOf(run, 'invocations'));
  const [origin] = elementsOf(memberOf(run, 'versionControlProvenance'));
  return {
    tool,
    version: textOf(memberOf(driver, 'semanticVersion') ?? memberOf(driver, 'version'), kept.name),
    time: earliest(invocations.map(endOf)),
    successful: results === null ? false : successOf(invocations, indexDescriptors(run, 'notifications')),
    rules: rules.count,
    repository: repositoryOf(memberOf(origin, 'repositoryUri')),
    revisionId: textOf(memberOf(origin, 'revisionId'), kept.name),
    results: groups,
  };
}

/** 3.14.2: results in files of their own. 3.20.5 and 6: levels that are set for one invocation, which no tool known to us does. */
function isElsewhere(run: unknown): boolean {
  const invocations = elementsOf(memberOf(run, 'invocations'));
  const isOverridden = (one: unknown): boolean =>
    ['ruleConfigurationOverrides', 'notificationConfigurationOverrides'].some(
      (name) => elementsOf(memberOf(one, name)).length > 0,
    );
  return memberAt(run, ['externalPropertyFileReferences', 'results']) !== undefined || invocations.some(isOverridden);
}

/** 3.20.8: when it ended; when it began is earlier still. */
function endOf(invocation: unknown): string | null {
  return timeOf(memberOf(invocation, 'endTimeUtc')) ?? timeOf(memberOf(invocation, 'startTimeUtc'));
}

/**
 * An error that a tool notes of itself may hide a finding: Semgrep says `executionSuccessful` beside files it could not parse. So may
 * a process that was killed or did not start (3.20.11 to 3.20.13), whatever is said beside it.
 */
function successOf(invocations: readonly unknown[], known: SarifDescriptors): boolean | null {
  const isGood = (one: unknown): boolean =>
    memberOf(one, 'executionSuccessful') === true &&
    ['exitSignalName', 'exitSignalNumber', 'processStartFailureMessage'].every(
      (name) => memberOf(one, name) === undefined,
    ) &&
    !['toolExecutionNotifications', 'toolConfigurationNotifications'].some((name) =>
      elementsOf(memberOf(one, name)).some((notice) => isError(notice, known)),
    );
  if (invocations.length === 0) return null;
  return invocations.every(isGood);
}

/** 3.58.6: its own level, else that of what describes it. */
function isError(notice: unknown, known: SarifDescriptors): boolean {
  const described = known.find(readReference(memberOf(notice, 'descriptor')));
  return (memberOf(notice, 'level') ?? memberAt(described, ['defaultConfiguration', 'level'])) === 'error';
}

function repositoryOf(value: unknown): string | null {
  const url = typeof value === 'string' ? URL.parse(value) : null;
  return url === null || url.host === '' ? null : textOf(`${url.host}${url.pathname}`, kept.place);
}

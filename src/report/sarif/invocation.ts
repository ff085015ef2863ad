import { causeSentence } from '../../i18n/cause.ts';
import { ciFormatMessagesIn } from '../../i18n/ci-formats.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Language } from '../../model/text.ts';
import { countUnreadable } from '../attestation.ts';
import { gateVerdict } from '../gate.ts';
import { printable, printableShort } from '../printable.ts';
import { groupUnknowns } from '../unknowns.ts';

/** Causes that have a notification of their own. */
const mostCauses = 100;
/** Permissions named in one. */
const mostPermissions = 5;

/**
 * The scan itself. It is called successful only where everything in scope was read and nothing is unknown: SARIF has no result
 * for what could not be judged, so that a reader would take its absence for a pass.
 */
export function sarifInvocation(assessment: Assessment, language: Language): object {
  const { run, counts, gate, attestations } = assessment;
  const t = messagesIn(language);
  const notifications = notificationsOf(assessment, language);
  return {
    executionSuccessful:
      run.complete && !run.interrupted && counts.unknown === 0 && countUnreadable(attestations) === 0,
    // Who interrupts a scan decides its exit code, not the gate.
    ...(!run.interrupted && {
      exitCode: gate.exitCode,
      exitCodeDescription: t.report.gate.verdict({ verdict: gateVerdict(gate, t), code: gate.exitCode }),
    }),
    startTimeUtc: run.startedAt,
    endTimeUtc: run.finishedAt,
    ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
  };
}

function notificationsOf(assessment: Assessment, language: Language): readonly object[] {
  const { run, targets, attestations } = assessment;
  const { head, gate } = messagesIn(language).report;
  const unreadable = countUnreadable(attestations);
  const overridden = targets.flatMap(({ name, endpointOverride }) =>
    endpointOverride === undefined
      ? []
      : `${head.override({ target: name, endpoint: printable(endpointOverride) })} ${head.overrideMeans}`,
  );
  return [
    ...overridden.map((text) => notification('warning', text)),
    ...(run.interrupted ? [notification('error', head.interrupted)] : []),
    ...(run.complete ? [] : [notification('error', head.incomplete)]),
    ...(unreadable > 0 ? [notification('error', gate.unattested({ n: unreadable }))] : []),
    ...unknownNotifications(assessment, language),
  ];
}

function unknownNotifications(assessment: Assessment, language: Language): readonly object[] {
  const t = ciFormatMessagesIn(language).sarif;
  const { withoutCause } = messagesIn(language).report.unknown;
  const groups = groupUnknowns(assessment);
  const shown = groups.slice(0, mostCauses).map(({ cause, permissions, results, rules }) => {
    const missing = { permissions, most: mostPermissions };
    const sentence = cause ? causeSentence(cause, missing)[language] : withoutCause;
    return notification('error', t.unknown({ results, cause: printableShort(sentence, 1000) }), {
      results,
      ...(cause && { cause: cause.kind }),
      rules: rules.map(({ rule }) => rule.id),
    });
  });
  const rest = groups.slice(mostCauses);
  if (rest.length === 0) return shown;
  const results = rest.reduce((sum, group) => sum + group.results, 0);
  return [...shown, notification('error', t.moreUnknown({ results, causes: rest.length }), { results })];
}

function notification(level: 'error' | 'warning', text: string, properties?: object): object {
  return { level, message: { text }, ...(properties && { properties }) };
}

import { disclosureJa as words } from '../../i18n/disclosure.ja.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { AssessedFramework, Assessment } from '../../model/assessment.ts';
import { evidenceLines } from '../evidence.ts';
import { formatTime } from '../time.ts';

/** A label and what it names. */
export type Pair = readonly [label: string, text: string];

const t = messagesIn('ja');

/** Whose, judged when and by what, of which targets; what makes it less than it seems; what proves it. */
export function describeHead(assessment: Assessment, framework: AssessedFramework): readonly Pair[] {
  const { organization, run, tool, targets, ledger, counts } = assessment;
  return [
    [words.organization, organization ?? t.report.head.anonymous],
    [words.asOf, formatTime(run.asOf)],
    [words.version, `${tool.name} ${tool.version}`],
    [words.run, run.id],
    [words.edition, framework.editionTitle.ja],
    ...alarms(assessment).map((text): Pair => [words.warning, text]),
    ...targets.map(
      ({ name, provider, id, regions }): Pair => [
        words.target({ name }),
        [provider, ...(id === name ? [] : [id]), ...(regions.length > 0 ? [regions.join('、')] : [])].join(' / '),
      ],
    ),
    [words.unread, words.unreadCount({ calls: ledger.failed, results: counts.unknown })],
    ...evidenceLines(assessment, t).map((text): Pair => [words.signature, text]),
    ...framework.notes.map((note): Pair => [words.note, note.ja]),
  ];
}

/** What makes the answers less than they seem. */
function alarms({ run, targets }: Assessment): readonly string[] {
  const said = t.report.head;
  const overridden = targets.flatMap(({ name, endpointOverride: endpoint }) =>
    endpoint === undefined ? [] : [said.override({ target: name, endpoint })],
  );
  return [
    ...overridden,
    ...(overridden.length > 0 ? [said.overrideMeans] : []),
    ...(run.interrupted ? [said.interrupted] : []),
    ...(run.complete ? [] : [said.incomplete]),
  ];
}

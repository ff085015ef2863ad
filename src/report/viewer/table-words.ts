import { causeWords } from '../../i18n/cause-kind.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { valueWords } from '../../i18n/term.ts';
import { viewerTableMessagesIn } from '../../i18n/viewer-table.ts';
import { causeKinds } from '../../model/cause.ts';
import { outcomes } from '../../model/result.ts';
import { severities } from '../../model/rule.ts';
import type { TableMark, TableWords } from '../../model/table-words.ts';
import type { Language } from '../../model/text.ts';
import { outcomeSigns, outcomeTones, severitySigns, severityTones } from './marks.ts';

/** All that the page's script says in one language; what other reports say as well is said alike. */
export function tableWords(language: Language): TableWords {
  const { outcome, severity, waiverType } = messagesIn(language);
  const cause = Object.fromEntries(causeKinds.map((kind) => [kind, causeWords[kind][language]]));
  return {
    outcome,
    severity,
    waiverType,
    cause: cause as TableWords['cause'],
    noValue: valueWords.none[language],
    notRead: valueWords.unread[language],
    marks: {
      outcome: marksOf(outcomes, outcomeTones, outcomeSigns),
      severity: marksOf(severities, severityTones, severitySigns),
    },
    own: viewerTableMessagesIn(language).script,
  };
}

function marksOf<Value extends string>(
  values: readonly Value[],
  tones: Readonly<Record<Value, string>>,
  signs: Readonly<Record<Value, string>>,
): Readonly<Record<Value, TableMark>> {
  const marks = values.map((value) => [value, { tone: tones[value], sign: signs[value] }]);
  return Object.fromEntries(marks) as Readonly<Record<Value, TableMark>>;
}

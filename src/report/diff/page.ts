import type { DiffMessages } from '../../i18n/diff.en.ts';
import { diffMessagesIn } from '../../i18n/diff.ts';
import type { Messages } from '../../i18n/messages.en.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { listSeparator } from '../../i18n/term.ts';
import type { ChangeDetail, ChangeKind, Diff, ResultChange, RuleChange } from '../../model/diff.ts';
import type { Language } from '../../model/text.ts';

/** What every section of a diff needs to write itself. */
export interface DiffWords {
  readonly diff: Diff;
  readonly t: DiffMessages;
  readonly language: Language;
  readonly severity: Messages['severity'];
}

export function diffWords(diff: Diff, language: Language): DiffWords {
  return { diff, t: diffMessagesIn(language), language, severity: messagesIn(language).severity };
}

/** What of a rule is another, and what it was called. */
export function ruleWords({ t, language }: DiffWords, { what, was }: RuleChange, show: (id: string) => string): string {
  const words = what.map((one) => t.rules.what[one]);
  return [...words, ...(was === undefined ? [] : [t.rules.was({ id: show(was) })])].join(listSeparator[language]);
}

/** What keeps the two from being compared whole. */
export function alarmsOf({ diff, t }: DiffWords, show: (text: string) => string): readonly string[] {
  const sides = [
    { side: t.old, of: diff.old },
    { side: t.new, of: diff.new },
  ];
  const [from, to] = [diff.old.tool.version, diff.new.tool.version];
  return [
    ...(Date.parse(diff.new.run.asOf) < Date.parse(diff.old.run.asOf) ? [t.alarm.order] : []),
    ...(diff.old.organization !== diff.new.organization ? [t.alarm.organization] : []),
    ...(from !== to ? [t.alarm.tool({ from: show(from), to: show(to) })] : []),
    ...sides.flatMap(({ side, of }) => {
      if (of.run.interrupted) return [t.alarm.interrupted({ side })];
      return of.run.complete ? [] : [t.alarm.incomplete({ side })];
    }),
  ];
}

/** Changes of one kind, by rule, in their order. */
export function byRule({ diff }: DiffWords, kind: ChangeKind): readonly (readonly ResultChange[])[] {
  const changes = diff.changes.filter((change) => change.kind === kind);
  return [...Map.groupBy(changes, ({ rule }) => rule).values()];
}

/** `passed → failed`; why it was, or is, not there; and what of it its heading does not say. */
export function movement({ t, language }: DiffWords, change: ResultChange): string {
  const { kind, from, to, absent = 'gone', ruleChanged, isNew } = change;
  const before = from === 'absent' ? t.absentBefore[absent] : t.standing[from];
  const after = to === 'absent' ? t.absentNow[absent] : t.standing[to];
  return [
    from === to ? before : t.fromTo({ from: before, to: after }),
    ...(ruleChanged && kind !== 'rule-changed' ? [t.ruleChanged] : []),
    ...(isNew && kind !== 'new' && kind !== 'unwaived' ? [t.countsAsNew] : []),
  ].join(listSeparator[language]);
}

/** `MaxDays: 30 → 90`. */
export function detailWords({ t, language, severity }: DiffWords, detail: ChangeDetail): string {
  const { what, field = '', from, to } = detail;
  const say = (value: ChangeDetail['from']): string => {
    if (value === undefined) return t.unread;
    if (what === 'message' && isText(value)) return value[language];
    const grade = Object.entries(severity).find(([known]) => what === 'severity' && known === value);
    return grade ? grade[1] : typeof value === 'string' ? value : JSON.stringify(value);
  };
  const label = what === 'observed' ? t.detail.observed({ field }) : t.detail[what];
  return `${label}: ${t.fromTo({ from: say(from), to: say(to) })}`;
}

function isText(value: unknown): value is Record<Language, string> {
  return typeof value === 'object' && value !== null && 'en' in value && 'ja' in value;
}

import type { Messages } from '../i18n/messages.en.ts';
import type { AssessedResult, AssessedRule, Assessment, Gap } from '../model/assessment.ts';
import type { Cause } from '../model/cause.ts';

/** Results that are unknown for one and the same cause. */
export interface UnknownGroup {
  /** Absent: none was recorded. */
  readonly cause?: Cause;
  readonly results: number;
  readonly rules: readonly { readonly rule: AssessedRule; readonly results: readonly AssessedResult[] }[];
}

/** Unknown results by cause, the cause of the most results first. */
export function groupUnknowns({ results, rules }: Assessment): UnknownGroup[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const unknown = results.filter(({ outcome }) => outcome === 'unknown');
  const groups = [...Map.groupBy(unknown, ({ cause }) => keyOf(cause))].map(([key, members]) => ({
    key,
    group: {
      ...(members[0]?.cause && { cause: members[0].cause }),
      results: members.length,
      rules: [...Map.groupBy(members, ({ rule }) => rule)].flatMap(([id, of]) => {
        const rule = byId.get(id);
        return rule ? [{ rule, results: of }] : [];
      }),
    },
  }));
  return groups.sort((a, b) => b.group.results - a.group.results || (a.key < b.key ? -1 : 1)).map(({ group }) => group);
}

/** Calls that failed alike, in however many places. */
export interface GapGroup {
  readonly call: string;
  readonly cause: Cause;
  readonly permission?: string;
  readonly calls: number;
  readonly places: readonly Pick<Gap, 'target' | 'account' | 'region'>[];
  readonly rules: readonly string[];
}

/** Gaps by call and cause, what leaves the most rules unknown first. */
export function groupGaps({ ledger }: Assessment): GapGroup[] {
  const groups = [...Map.groupBy(ledger.gaps, ({ call, cause }) => `${call}\n${keyOf(cause)}`)];
  return groups
    .flatMap(([key, gaps]) => {
      const [first] = gaps;
      if (!first) return [];
      const rules = [...new Set(gaps.flatMap(({ rules }) => rules))].sort();
      const group: GapGroup = {
        call: first.call,
        cause: first.cause,
        ...(first.permission !== undefined && { permission: first.permission }),
        calls: gaps.reduce((sum, { calls }) => sum + calls, 0),
        places: gaps,
        rules,
      };
      return [{ key, group }];
    })
    .sort((a, b) => b.group.rules.length - a.group.rules.length || (a.key < b.key ? -1 : 1))
    .map(({ group }) => group);
}

/** What a gap amounts to, in words. A listing can end early without a failed call. */
export function effectsOf({ calls, rules }: GapGroup, t: Messages): string[] {
  const words = t.report.gaps;
  return [
    ...(calls > 0 ? [words.calls({ calls })] : []),
    rules.length > 0 ? words.rules({ rules: rules.length }) : words.noRules,
  ];
}

function keyOf(cause: Cause | undefined): string {
  return cause ? [cause.kind, cause.call, cause.permission, cause.code, cause.only].join('\n') : '';
}

import type { Messages } from '../i18n/messages.en.ts';
import type { AssessedResult, AssessedRule, Assessment, Gap } from '../model/assessment.ts';
import type { Cause, SharedCause } from '../model/cause.ts';

/** Results that are unknown for one and the same cause, whatever permission each lacks. */
export interface UnknownGroup {
  /** Absent: none was recorded. */
  readonly cause?: SharedCause;
  /** What would have to be granted, what the most wait for first. */
  readonly permissions: readonly string[];
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
      ...(members[0]?.cause && { cause: share(members[0].cause, members) }),
      permissions: byWeight(members.map(({ cause }) => [cause?.permission, 1])),
      results: members.length,
      rules: [...Map.groupBy(members, ({ rule }) => rule)].flatMap(([id, of]) => {
        const rule = byId.get(id);
        return rule ? [{ rule, results: of }] : [];
      }),
    },
  }));
  return groups.sort((a, b) => b.group.results - a.group.results || (a.key < b.key ? -1 : 1)).map(({ group }) => group);
}

/** Calls that failed alike, in however many places and for however many permissions. */
export interface GapGroup {
  readonly call: string;
  readonly cause: SharedCause;
  /** What would have to be granted, what the most rules wait for first. */
  readonly permissions: readonly string[];
  readonly calls: number;
  readonly places: readonly Pick<Gap, 'target' | 'account' | 'region'>[];
  readonly rules: readonly string[];
}

/** Gaps by call and cause, what leaves the most rules unknown first. */
export function groupGaps({ ledger }: Pick<Assessment, 'ledger'>): GapGroup[] {
  const groups = [...Map.groupBy(ledger.gaps, ({ call, cause }) => `${call}\n${keyOf(cause)}`)];
  return groups
    .flatMap(([key, gaps]) => {
      const [first] = gaps;
      if (!first) return [];
      const rules = [...new Set(gaps.flatMap(({ rules }) => rules))].sort();
      const group: GapGroup = {
        call: first.call,
        cause: share(first.cause, gaps),
        permissions: byWeight(gaps.map(({ cause, rules }) => [cause.permission, rules.length])),
        calls: gaps.reduce((sum, { calls }) => sum + calls, 0),
        places: placesOf(gaps),
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

/** One call may tell of many types, each behind a permission of its own: that is one thing which could not be read. */
function keyOf(cause: Cause | undefined): string {
  return cause ? [cause.kind, cause.call, cause.code, cause.only].join('\n') : '';
}

/** The cause of all: what each of them is about is named once, in their order. */
function share(first: Cause, all: readonly { readonly cause?: Cause }[]): SharedCause {
  if (first.subject === undefined) return first;
  const named = new Map<string, Pick<Cause, 'subject' | 'place'>>();
  for (const { cause } of all) {
    if (cause?.subject === undefined) continue;
    const { subject, place } = cause;
    named.set(JSON.stringify([subject, place]), { subject, ...(place !== undefined && { place }) });
  }
  const [, ...others] = named.values();
  return others.length === 0 ? first : { ...first, others };
}

function byWeight(weighed: readonly (readonly [permission: string | undefined, weight: number])[]): readonly string[] {
  const sums = new Map<string, number>();
  for (const [permission, weight] of weighed) {
    if (permission !== undefined) sums.set(permission, (sums.get(permission) ?? 0) + weight);
  }
  return [...sums].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([permission]) => permission);
}

function placesOf(gaps: readonly Gap[]): GapGroup['places'] {
  const places = new Map(gaps.map((gap) => [[gap.target, gap.account, gap.region].join('\n'), gap]));
  return [...places.values()];
}

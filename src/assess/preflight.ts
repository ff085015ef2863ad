import type { Gap } from '../model/assessment.ts';
import type { Cause } from '../model/cause.ts';
import type { Rule } from '../model/rule.ts';
import type { LedgerCall, Listing } from '../model/snapshot.ts';
import { compareText, orderBy } from '../text/order.ts';
import { summariseLedger } from './gaps.ts';

/** What a try at every call found. */
export interface Preflight {
  /** Calls that ended well in every place. */
  readonly answered: readonly string[];
  /** What could not be read, each with the rules that will be unknown for it. */
  readonly gaps: readonly Gap[];
  /** Calls there was nothing to ask about: no resource of that kind was found, or none could be listed. */
  readonly untried: readonly string[];
  readonly rules: { readonly total: number; readonly unknown: number };
}

export interface PreflightInput {
  readonly rules: readonly Rule[];
  readonly ledger: readonly (LedgerCall | Listing)[];
  /** The calls that attributes of a type cost, the listing's included, each with the permission it needs. */
  readonly callsOf: (type: string, attributes: readonly string[]) => readonly Needed[];
}

/** A call that is needed. Several types may come from one call, each behind a permission of its own. */
type Needed = Required<Pick<Cause, 'call' | 'permission'>>;

/** Which of the selected rules will be unknown, and why. Pure. */
export function judgePreflight({ rules, ledger, callsOf }: PreflightInput): Preflight {
  const readers: Reader[] = rules.flatMap((rule) =>
    Object.entries(rule.reads).flatMap(([type, attributes]) => [
      { rule: rule.id, type },
      ...callsOf(type, attributes).map((needed) => ({ rule: rule.id, type, needed })),
    ]),
  );
  // Connecting is nobody's call: what it leaves unlisted names the types it is about.
  const unlisted = ledger.filter((line) => line.kind === 'listing' && !line.complete);
  const rulesOf = ({ call, cause, permission = cause.permission }: Hole): readonly string[] => {
    const lost = unlisted.filter((line) => line.cause?.call === call && isSame(line.cause.permission, permission));
    const types = new Set(lost.flatMap((line) => (line.kind === 'listing' ? [line.type] : [call])));
    const left = readers.filter(({ type, needed }) =>
      needed === undefined
        ? types.has(type) || type === call
        : needed.call === call && isSame(needed.permission, permission),
    );
    return [...new Set(left.map(({ rule }) => rule))].sort(compareText);
  };
  const judged = withoutRepeats(summariseLedger(ledger, []).gaps)
    .map((gap) => ({ ...gap, rules: rulesOf(gap) }))
    .sort(orderBy(({ call, region }) => [call, region]));
  const failed = new Set(judged.map(({ call }) => call));
  const tried = new Set(ledger.flatMap((line) => (line.kind === 'call' ? [line.call] : [])));
  const needed = readers.flatMap((reader) => reader.needed ?? []);
  // Where two calls tell the same with the same permission, the second is not asked for what the first has told.
  const proven = new Set(needed.filter(({ call }) => tried.has(call)).map(({ permission }) => permission));
  const open = needed.filter(({ call, permission }) => !tried.has(call) && !proven.has(permission));
  return {
    answered: [...tried].filter((call) => !failed.has(call)).sort(compareText),
    gaps: judged,
    untried: [...new Set(open.map(({ call }) => call))].sort(compareText),
    rules: { total: rules.length, unknown: new Set(judged.flatMap((gap) => gap.rules)).size },
  };
}

/** A query that tells of many types fails once. Where what each type needs is named, that says no more. */
function withoutRepeats(gaps: readonly Gap[]): readonly Gap[] {
  const keyOf = ({ target, call, cause }: Gap): string => [target, call, cause.kind, cause.code].join(' ');
  const isNamed = ({ cause: { permission = '-' } }: Gap): boolean => permission !== '-';
  const named = new Set(gaps.filter(isNamed).map(keyOf));
  return gaps.filter((gap) => isNamed(gap) || !named.has(keyOf(gap)));
}

/** What a rule reads: of a type its list, or what one call tells. */
interface Reader {
  readonly rule: string;
  readonly type: string;
  readonly needed?: Needed;
}

type Hole = Pick<Gap, 'call' | 'cause' | 'permission'>;

/** Where a permission is not known, any may be it. */
function isSame(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

import type { Assessment } from '../model/assessment.ts';
import { type ScopeDifference, scopeKinds } from '../model/diff.ts';
import { compareText } from '../text/order.ts';

/** Something that was asked about, and the places it lies in from the target down. */
interface Thing extends Pick<ScopeDifference, 'what'> {
  readonly parts: readonly string[];
}
type Asked = ReadonlyMap<string, Thing>;

/** What only one of two assessments was asked about, by kind and name. What lies in something that is named is not. */
export function compareScopes(
  before: Assessment,
  after: Assessment,
  nameOf: (rule: string) => string,
): readonly ScopeDifference[] {
  const [old, now] = [askedIn(before, nameOf), askedIn(after, nameOf)];
  const differences = [...missingFrom(now, old, 'removed'), ...missingFrom(old, now, 'added')];
  return differences.sort(
    (a, b) =>
      scopeKinds.indexOf(a.what) - scopeKinds.indexOf(b.what) ||
      compareText(a.name, b.name) ||
      compareText(a.change, b.change),
  );
}

function missingFrom(other: Asked, own: Asked, change: ScopeDifference['change']): readonly ScopeDifference[] {
  return [...own].flatMap(([key, thing]) =>
    other.has(key) || isWithin(thing, other) ? [] : [{ what: thing.what, change, name: thing.parts.join(' / ') }],
  );
}

/** Whether the target or the account that a place lies in is not asked about either. */
function isWithin({ what, parts }: Thing, other: Asked): boolean {
  const lacks = (around: Thing['what'], depth: number) =>
    !other.has(keyOf({ what: around, parts: parts.slice(0, depth) }));
  if (what === 'account') return lacks('target', 1);
  if (what === 'edition') return lacks('framework', 1);
  return what === 'region' && (lacks('target', 1) || lacks('account', 2));
}

function keyOf({ what, parts }: Thing): string {
  return JSON.stringify([what, ...parts]);
}

function askedIn({ targets, frameworks, rules }: Assessment, nameOf: (rule: string) => string): Asked {
  const asked = new Map<string, Thing>();
  const add = (what: Thing['what'], ...parts: readonly string[]): void => {
    asked.set(keyOf({ what, parts }), { what, parts });
  };
  for (const { name, id, regions, accounts } of targets) {
    add('target', name);
    for (const account of accounts ?? [{ id, regions }]) {
      add('account', name, account.id);
      for (const region of account.regions) add('region', name, account.id, region);
    }
  }
  for (const { id, edition } of frameworks) {
    add('framework', id);
    add('edition', id, edition);
  }
  for (const { id } of rules) add('rule', nameOf(id));
  return asked;
}

import { administratorRole } from './administrator-roles.ts';
import { keyOf, type Policy, type Reference } from './conditional-access-policy.ts';

/** Of whom something is asked: of everyone, or of those who hold a role. */
export interface Subject {
  readonly name: string;
  /** The id of a role. */
  readonly role?: string;
  /** The one application it is asked for; absent: for all. */
  readonly application?: string;
}

/** What some policies, taken together, ask of some subjects. */
export interface Coverage {
  /** Names of the policies. */
  readonly policies: readonly string[];
  /** Subjects that none of them holds for. */
  readonly uncovered: readonly string[];
  /** Who and what may get past all of them. */
  readonly exclusions: readonly Reference[];
  /** The same to be shown: `group 3333…`, of a role of administrators its name. */
  readonly excluded: readonly string[];
}

/**
 * Who gets past policies that ask the same. Whom one policy excludes, another may still hold for: what stays is whoever every
 * one of them may leave out. Who is in a group or holds a role is not known here, so a user whom one policy excludes may be
 * in the group that the next one excludes.
 */
export function cover(policies: readonly Policy[], subjects: readonly Subject[]): Coverage {
  const names = new Set<string>();
  const uncovered: string[] = [];
  const exclusions = new Map<string, Reference>();
  for (const subject of subjects) {
    const holding = policies.filter((policy) => holdsFor(policy, subject));
    if (holding.length === 0) uncovered.push(subject.name);
    for (const { name } of holding) names.add(name);
    for (const one of escaping(policies, holding, subject)) exclusions.set(keyOf(one), one);
  }
  return toCoverage(names, uncovered, exclusions.values());
}

/** What several sets of policies ask of as many kinds of clients: all of it has to hold. */
export function join(parts: readonly Coverage[]): Coverage {
  const exclusions = new Map(parts.flatMap((part) => part.exclusions).map((one) => [keyOf(one), one]));
  return toCoverage(
    parts.flatMap(({ policies }) => policies),
    parts.flatMap(({ uncovered }) => uncovered),
    exclusions.values(),
  );
}

function toCoverage(names: Iterable<string>, uncovered: readonly string[], found: Iterable<Reference>): Coverage {
  const exclusions = [...found].sort(compare);
  return { policies: [...new Set(names)].sort(), uncovered, exclusions, excluded: exclusions.map(show) };
}

function show({ kind, id }: Reference): string {
  return `${kind} ${(kind === 'role' && administratorRole(id)?.name) || id}`;
}

/** Whether a policy holds for a whole subject, but for what it excludes. */
function holdsFor(policy: Policy, { role, application }: Subject): boolean {
  if (policy.isNarrow || !asksFor(policy, application)) return false;
  if (role !== undefined && policy.exclusions.some((one) => one.kind === 'role' && one.id === role)) return false;
  return policy.allUsers || (role !== undefined && policy.included.has(keyOf({ kind: 'role', id: role })));
}

function asksFor(policy: Policy, application: string | undefined): boolean {
  if (application === undefined) return policy.allApplications;
  if (policy.excludedApplications.some(({ id }) => id === application)) return false;
  return policy.allApplications || policy.included.has(keyOf({ kind: 'application', id: application }));
}

function escaping(policies: readonly Policy[], holding: readonly Policy[], subject: Subject): readonly Reference[] {
  const [first, ...rest] = holding;
  if (!first) return [];
  let left = exclusionsOf(first, subject);
  for (const policy of rest) left = intersect(left, exclusionsOf(policy, subject));
  const others = policies.filter((policy) => !policy.isNarrow && !holding.includes(policy));
  for (const policy of others) left = left.filter((one) => !takesIn(policy, one, subject));
  return left;
}

/** What a policy leaves out of a subject; an application that is not asked about does not count, a filter may take in any. */
function exclusionsOf({ exclusions, excludedApplications }: Policy, { application }: Subject): readonly Reference[] {
  if (application === undefined) return [...exclusions, ...excludedApplications];
  return [...exclusions, ...excludedApplications.filter((one) => !isOneApplication(one) && !/^\w+$/.test(one.id))];
}

/**
 * Who may be in both: whoever is named in both, and whoever is named in one and may be in what the other names. Two users are
 * never the same, nor two applications by their ids; of a group and a user it is the user who stays.
 */
function intersect(left: readonly Reference[], right: readonly Reference[]): readonly Reference[] {
  const theirs = new Set(right.map(keyOf));
  const sets = right.filter(({ kind }) => kind !== 'user');
  const besideApplications = sets.some((one) => !isOneApplication(one));
  const kept = left.filter(
    (one) => theirs.has(keyOf(one)) || (isOneApplication(one) ? besideApplications : sets.length > 0),
  );
  if (!left.some(({ kind }) => kind !== 'user')) return kept;
  const known = new Set(kept.map(keyOf));
  return [...kept, ...right.filter((one) => one.kind === 'user' && !known.has(keyOf(one)))];
}

/** By its id: `office365` and a filter stand for several. */
function isOneApplication({ kind, id }: Reference): boolean {
  return kind === 'application' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}

/** Whether a policy made for some holds for one that others exclude, wholly. */
function takesIn(policy: Policy, one: Reference, subject: Subject): boolean {
  const isApplication = one.kind === 'application';
  if (!policy.included.has(keyOf(one))) return false;
  if (isApplication ? !policy.allUsers : !asksFor(policy, subject.application)) return false;
  const out = isApplication ? policy.exclusions : exclusionsOf(policy, subject);
  return one.kind === 'user' ? out.every((other) => other.kind === 'user' && other.id !== one.id) : out.length === 0;
}

function compare(a: Reference, b: Reference): number {
  const [left, right] = [keyOf(a), keyOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

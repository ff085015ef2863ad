import type { Cause, CauseKind } from '../../model/cause.ts';
import type { Json } from '../../model/json.ts';
import type { Indeterminate, Reason, Verdict } from '../../tls-scanner-lite/verdict.ts';

/** Path to why something was not read there, or of a list not to its end. */
export type Marks = Readonly<Record<string, Cause>>;

/** One attribute as a resource keeps it. Without a value and without marks it was not asked for. */
export interface Attribute {
  readonly value?: Json;
  readonly unread?: Marks;
  readonly partial?: Marks;
}

/** Where an attribute stands, and the call that reads it. */
export interface Place {
  readonly path: string;
  readonly call: string;
}

/** In the words of the closed list of causes. */
const causeKinds: Readonly<Record<Reason, CauseKind>> = {
  closed: 'unreachable',
  unresolved: 'unreachable',
  timeout: 'timeout',
  'not-tls': 'bad-response',
  'starttls-not-offered': 'bad-response',
  'sni-rejected': 'bad-response',
  'rate-limited': 'throttled',
  'handshake-failed': 'bad-response',
  'no-certificate': 'bad-response',
  'request-refused': 'bad-response',
  'runtime-lacks': 'bad-response',
  malformed: 'bad-response',
  'not-http': 'bad-response',
  aborted: 'interrupted',
};

/** A verdict as an attribute: shaped when it is settled, unread when it is not, nothing when it was not tested. */
export function readVerdict<T>(verdict: Verdict<T>, place: Place, shape: (value: T) => Attribute): Attribute {
  if (verdict.status === 'ok') return shape(verdict.value);
  return verdict.status === 'not-tested' ? {} : { unread: { [place.path]: toCause(verdict, place) } };
}

/** The system's own error code where there is one; else the reason, since what a stranger's server said is no code. */
export function toCause(
  { reason, evidence }: Pick<Indeterminate, 'reason' | 'evidence'>,
  { call }: Pick<Place, 'call'>,
): Cause {
  const code = /^E[A-Z0-9_]+$/.test(evidence) ? evidence : reason;
  return { kind: causeKinds[reason], call, code };
}

/** What the server answered, and no rule may take for good or for bad. */
export function unknownCause({ call }: Pick<Place, 'call'>, code: string): Cause {
  return { kind: 'bad-response', call, code };
}

/** A value with its marks; without those it has none. */
export function withMarks(value: Json, marks: { readonly unread?: Marks; readonly partial?: Marks }): Attribute {
  const kept = Object.entries(marks).filter(([, paths]) => Object.keys(paths).length > 0);
  return { value, ...Object.fromEntries(kept) };
}

/** The members of an object that are there; those that are `undefined` were not seen. */
export function present<T extends object>(members: T): { readonly [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]: Exclude<T[K], undefined>;
  };
}

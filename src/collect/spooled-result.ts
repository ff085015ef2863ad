import type { Observed, Result } from '../model/result.ts';
import type { Text } from '../model/text.ts';
import type { Spool } from './spool.ts';

interface Words {
  readonly message: Text;
  readonly observed: readonly Observed[];
  readonly joined: Result['joined'];
  readonly evidence: Result['evidence'];
}

/** A result whose words lie in a spool. */
type Spooled = Omit<Result, keyof Words> & { readonly at: number; readonly length: number };

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/**
 * Keeps of each result what a report counts and sorts by, and puts its words (what is said of it, and what was observed)
 * into the spool: they are read when they are asked for. Memory then grows by some hundred bytes a result.
 */
export function createResultSpool(spool: Spool): (result: Result) => Result {
  // Whoever asks for one of the words asks for the others next.
  let last: { readonly at: number; readonly words: Words } | undefined;
  const read = ({ at, length }: Spooled): Words => {
    if (last?.at !== at) last = { at, words: JSON.parse(spool.take({ offset: at, length })) as Words };
    return last.words;
  };
  const words = Object.defineProperties(
    {},
    {
      message: {
        enumerable: true,
        get(this: Spooled) {
          return read(this).message;
        },
      },
      observed: {
        enumerable: true,
        get(this: Spooled) {
          return read(this).observed;
        },
      },
      joined: {
        enumerable: true,
        get(this: Spooled) {
          return read(this).joined;
        },
      },
      evidence: {
        enumerable: true,
        get(this: Spooled) {
          return read(this).evidence;
        },
      },
    },
  ) as Words;
  return ({ rule, severity, outcome, resource, message, cause, observed, observedAt, joined, evidence }) => {
    const { offset, length } = spool.put(JSON.stringify({ message, observed, joined, evidence }));
    // Field by field: all results then have one shape, which an object that is copied onto another has not.
    const kept = Object.create(words) as Writable<Spooled & Words>;
    kept.rule = rule;
    kept.severity = severity;
    kept.outcome = outcome;
    kept.resource = resource;
    kept.observedAt = observedAt;
    kept.at = offset;
    kept.length = length;
    if (cause) kept.cause = cause;
    return kept;
  };
}

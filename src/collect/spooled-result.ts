import type { Cause } from '../model/cause.ts';
import type { Observed, Result } from '../model/result.ts';
import type { Text } from '../model/text.ts';
import type { Spool } from './spool.ts';

interface Words {
  readonly message: Text;
  readonly observed: readonly Observed[];
  readonly joined: Result['joined'];
  readonly evidence: Result['evidence'];
}

/**
 * Keeps of each result what a report counts and sorts by, and puts its words (what is said of it, and what was observed)
 * into the spool: they are read when they are asked for. Memory then grows by some hundred bytes a result.
 */
export function createResultSpool(spool: Spool): (result: Result) => Result {
  // Whoever asks for one of the words asks for the others next.
  let last: { readonly at: number; readonly words: Words } | undefined;
  const read = (at: number, length: number): Words => {
    if (last?.at !== at) last = { at, words: JSON.parse(spool.take({ offset: at, length })) as Words };
    return last.words;
  };

  /** A result whose words lie in the spool. */
  class SpooledResult implements Result {
    readonly rule;
    readonly severity;
    readonly outcome;
    readonly resource;
    readonly observedAt;
    declare readonly cause?: Cause;
    readonly #at;
    readonly #length;

    constructor({ rule, severity, outcome, resource, observedAt, cause, message, observed, joined, evidence }: Result) {
      this.rule = rule;
      this.severity = severity;
      this.outcome = outcome;
      this.resource = resource;
      this.observedAt = observedAt;
      if (cause) this.cause = cause;
      const { offset, length } = spool.put(JSON.stringify({ message, observed, joined, evidence }));
      this.#at = offset;
      this.#length = length;
    }

    get message() {
      return read(this.#at, this.#length).message;
    }

    get observed() {
      return read(this.#at, this.#length).observed;
    }

    get joined() {
      return read(this.#at, this.#length).joined;
    }

    get evidence() {
      return read(this.#at, this.#length).evidence;
    }
  }
  return (result) => new SpooledResult(result);
}

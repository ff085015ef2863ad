import { relative, sep } from 'node:path';
import { InputError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import type {
  CheckResult,
  VerificationCheck,
  VerificationFigures,
  VerificationProblem,
} from '../../model/verification.ts';

/** Problems of one check that are kept; the others are counted. */
const problemLimit = 20;

/** A check while it is made. */
export interface Checking {
  readonly check: VerificationCheck;
  problem(code: string, text: Text, place?: Pick<VerificationProblem, 'file' | 'line'>): void;
  figures(figures: VerificationFigures): void;
  /** Says what the check does not show though it holds. */
  note(text: Text): void;
  /** Something could not be looked at: the check cannot hold any more. */
  blocked(why: Text): void;
  /** Nobody asked for it, or there is nothing to look at: that is no failure. */
  skipped(why: Text): void;
  readonly hasFailed: () => boolean;
  end(): CheckResult;
}

export function startCheck(check: VerificationCheck): Checking {
  const problems: VerificationProblem[] = [];
  let problemCount = 0;
  let figures: VerificationFigures = {};
  let note: Text | undefined;
  let state: 'whole' | 'blocked' | 'skipped' = 'whole';
  const problem: Checking['problem'] = (code, text, place = {}) => {
    problemCount += 1;
    if (problems.length < problemLimit) problems.push({ code, text, ...place });
  };
  return {
    check,
    problem,
    figures(more) {
      figures = { ...figures, ...more };
    },
    note(text) {
      note = note ? { en: `${note.en}; ${text.en}`, ja: `${note.ja}。${text.ja}` } : text;
    },
    blocked(why) {
      state = 'blocked';
      note = why;
    },
    skipped(why) {
      if (state === 'whole') state = 'skipped';
      note ??= why;
    },
    hasFailed: () => problemCount > 0,
    end() {
      const status = problemCount > 0 ? 'failed' : state === 'whole' ? 'ok' : 'not-checked';
      const blocked = status === 'not-checked' && state === 'blocked' && { blocked: true as const };
      return { check, status, ...blocked, ...(note && { note }), problems, problemCount, figures };
    },
  };
}

/** Does what may find a broken file; that becomes a problem, and the answer is `undefined`. */
export function attempt<T>(checking: Checking, file: string, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    noteBroken(checking, file, error);
    return undefined;
  }
}

/** A file of the bundle that is not readable as what it should be, as a problem. Throws what is no such error. */
export function noteBroken(checking: Checking, file: string, error: unknown): void {
  if (!(error instanceof InputError)) throw error;
  const { line } = error.place;
  checking.problem('unreadable', withoutPlace(error), { file, ...(line !== undefined && { line }) });
}

/** The path in the bundle that an error is about. */
export function pathIn(folder: string, { place }: InputError): string {
  return relative(folder, place.file).split(sep).join('/');
}

/** The words of an error: where it is, a problem says by itself. */
function withoutPlace({ place, text }: InputError): Text {
  const at = [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
  const cut = (words: string) => (words.startsWith(`${at}: `) ? words.slice(at.length + 2) : words);
  return { en: cut(text.en), ja: cut(text.ja) };
}

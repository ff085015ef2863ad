import type { ParsedCertificate } from './parse.ts';

/** A question about two certificates. */
export type Ask = (one: ParsedCertificate, other: ParsedCertificate) => boolean;

/** The same question about the same two is answered once. */
export function rememberAnswers(ask: Ask): Ask {
  const answers = new Map<ParsedCertificate, Map<ParsedCertificate, boolean>>();
  return (one, other) => {
    const known = answers.get(one) ?? new Map<ParsedCertificate, boolean>();
    answers.set(one, known);
    const answer = known.get(other);
    if (answer !== undefined) return answer;
    const fresh = ask(one, other);
    known.set(other, fresh);
    return fresh;
  };
}

/** No for all that is asked after the first so many. */
export function limitTo(most: number, ask: Ask): Ask {
  let asked = 0;
  return (one, other) => {
    asked += 1;
    return asked <= most && ask(one, other);
  };
}

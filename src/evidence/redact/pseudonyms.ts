import { keyedDigest, type RedactionKey } from './key.ts';

/** Keyed stand-ins: the same value gets the same one in every run of one organisation. */
export interface Pseudonyms {
  /** `n-` and 16 hexadecimal digits. */
  name(text: string): string;
  /** `t-` and 16 hexadecimal digits. */
  tag(text: string): string;
  /** Each pseudonym that was given, with what it stands for. */
  mapping(): Iterable<readonly [pseudonym: string, text: string]>;
}

export function createPseudonyms(key: RedactionKey): Pseudonyms {
  const names = new Map<string, string>();
  const tags = new Map<string, string>();
  const give = (given: Map<string, string>, use: 'name' | 'tag', text: string): string => {
    const known = given.get(text);
    if (known !== undefined) return known;
    const pseudonym = `${use[0]}-${keyedDigest(key, use, text)}`;
    given.set(text, pseudonym);
    return pseudonym;
  };
  return {
    name: (text) => give(names, 'name', text),
    tag: (text) => give(tags, 'tag', text),
    *mapping() {
      for (const given of [names, tags]) for (const [text, pseudonym] of given) yield [pseudonym, text];
    },
  };
}

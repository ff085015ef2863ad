import type { Config } from '../model/config.ts';
import { severities } from '../model/rule.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readMap, readWord } from '../yaml/read.ts';
import type { Note } from './parse-frameworks.ts';
import { parseOverride } from './parse-override.ts';

/** Reads `severities:`, rule id or glob to a severity. Whether it is weaker than a rule's own is judged where the rule is known. */
export function parseSeverities(node: Yaml, note: Note): NonNullable<Config['severities']> {
  return Object.fromEntries(
    readMap(node).map(({ key, keyPlace, value }) => {
      note(`severities.${key}`, keyPlace);
      return [key, { ...parseOverride(value, (word) => readWord(word, severities)), key }];
    }),
  );
}

import { readObject, readSha256, readText } from '../../collect/shape.ts';
import type { Catalog } from '../../model/catalog.ts';
import { evidenceFiles } from '../../model/evidence.ts';
import type { Rule } from '../../model/rule.ts';
import { toCanonicalJson } from '../../text/canonical-json.ts';
import { withoutTests } from '../bundle/write-inputs.ts';
import { readCanonical } from './canonical.ts';
import { type Checking, noteBroken } from './checking.ts';

/** The catalog of this installation, which rules of a bundle are held against. */
export type InstalledCatalog = Pick<Catalog, 'digest' | 'rules' | 'frameworks' | 'safeguards'>;

export interface RuleTally {
  /** Rule id to its digest. */
  readonly rules: ReadonlyMap<string, string>;
  /** Those that are word for word in the catalog of this installation. */
  readonly installed: number;
  /** Those that carry the digest of a rule of this installation, and are another. */
  readonly forged: readonly { readonly id: string; readonly line: number }[];
  /** Those of this installation's catalog under another digest. */
  readonly changed: readonly { readonly id: string; readonly line: number }[];
}

export interface RuleReader {
  line(text: string, line: number): void;
  tally(): RuleTally;
}

/** Reads the rules of a bundle line by line. What a rule says is not read: it is run, or compared with ours. */
export function readRules(schema: Checking, installed: InstalledCatalog | undefined): RuleReader {
  const file = evidenceFiles.rules;
  const byDigest = new Map(installed?.rules.map((rule) => [rule.digest, rule]));
  const ids = new Set(installed?.rules.map(({ id }) => id));
  const rules = new Map<string, string>();
  const forged: { readonly id: string; readonly line: number }[] = [];
  const changed: { readonly id: string; readonly line: number }[] = [];
  let same = 0;
  const take = (text: string, line: number): void => {
    const place = { file, line };
    const at = readObject({ value: readCanonical(text, place), place, path: '' });
    const [id, digest] = [readText(at('id')), readSha256(at('digest'))];
    if (rules.has(id)) schema.problem('twice', { en: `has ${id} twice`, ja: `${id} が2つある` }, place);
    rules.set(id, digest);
    const own = byDigest.get(digest);
    if (own === undefined) {
      if (ids.has(id)) changed.push({ id, line });
    } else if (text === textOf(own)) same += 1;
    else forged.push({ id, line });
  };
  return {
    line(text, line) {
      try {
        take(text, line);
      } catch (error) {
        noteBroken(schema, file, error);
      }
    },
    tally: () => ({ rules, installed: same, forged, changed }),
  };
}

/** A rule's line as a bundle has it. */
function textOf(rule: Rule): string {
  return toCanonicalJson(withoutTests(rule));
}

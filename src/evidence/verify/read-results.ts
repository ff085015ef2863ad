import { compareResults } from '../../assess/assess.ts';
import { evidenceFiles } from '../../model/evidence.ts';
import type { Outcome } from '../../model/result.ts';
import { findingKey } from '../../text/finding-key.ts';
import { readCanonical } from './canonical.ts';
import { type Checking, noteBroken } from './checking.ts';
import { parseResultHead, type ResultHead } from './parse-result.ts';
import type { PointerBook } from './pointer-book.ts';

/** What the lines of results come to. */
export interface ResultTally {
  readonly lines: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly waived: number;
  /** Rule id to the digest its results name. */
  readonly rules: ReadonlyMap<string, string>;
  /** Waiver to how many findings it accepts. */
  readonly waivers: ReadonlyMap<number, number>;
}

export interface ResultReader {
  line(text: string, line: number): void;
  tally(): ResultTally;
}

/** Reads results line by line: their shape, their order, that none is there twice, their keys, and what they point to. */
export function readResults(schema: Checking, counts: Checking, book: PointerBook): ResultReader {
  const file = evidenceFiles.results;
  const outcomes = { pass: 0, fail: 0, unknown: 0, 'not-applicable': 0 };
  const rules = new Map<string, string>();
  const waivers = new Map<number, number>();
  let [lines, waived] = [0, 0];
  let last: { readonly head: ResultHead; readonly text: string } | undefined;
  const take = (text: string, line: number): void => {
    const place = { file, line };
    const head = parseResultHead(readCanonical(text, place), place);
    const { rule, ruleDigest, resource, waiver } = head;
    lines += 1;
    outcomes[head.outcome] += 1;
    if (waiver !== undefined) {
      waived += 1;
      waivers.set(waiver, (waivers.get(waiver) ?? 0) + 1);
    }
    if ((rules.get(rule) ?? ruleDigest) !== ruleDigest) {
      counts.problem(
        'rule',
        { en: `names another digest of ${rule} than the lines before`, ja: `${rule} のダイジェストが前の行と異なる` },
        place,
      );
    }
    rules.set(rule, ruleDigest);
    if (findingKey(rule, resource.id) !== head.findingKey) {
      counts.problem(
        'key',
        {
          en: 'its finding key is not that of its rule and resource',
          ja: '検出事項キーがルールとリソースに対応しない',
        },
        place,
      );
    }
    const order = last === undefined ? -1 : compareResults(last.head, head);
    if (order > 0) counts.problem('order', { en: 'stands out of order', ja: '並び順が正しくない' }, place);
    if (order === 0 && last?.text === text)
      counts.problem('twice', { en: 'is there twice', ja: '同じ結果が2つある' }, place);
    last = { head, text };
    for (const pointer of head.evidence) book.note(pointer, line);
  };
  return {
    line(text, line) {
      try {
        take(text, line);
      } catch (error) {
        noteBroken(schema, file, error);
      }
    },
    tally: () => ({ lines, outcomes, waived, rules, waivers }),
  };
}

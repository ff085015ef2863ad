import { InputError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readString } from '../yaml/read.ts';
import { type ResolvedPath, resolvePath } from './parse-path.ts';
import { noteAttribute, type RuleScope, type Scope } from './scope.ts';

/** What every node of a condition carries. */
export interface Named {
  readonly at: string;
  readonly id?: string;
  readonly label?: Text;
}

/** Where the parser stands in a condition. */
export interface Position {
  /** `condition.all[3]`. */
  readonly at: string;
  /** The element that relative paths start at. */
  readonly scope: Scope;
  readonly rule: RuleScope;
  /** Nodes above this one. */
  readonly depth: number;
  /** Lists entered above this one. */
  readonly lists: number;
  /** What becomes of the rule when a term here is false: it fails, it may pass (under `not` or `none`), or it is skipped (in `when`). */
  readonly whenFalse: 'fails' | 'passes' | 'skips';
  /** Shared by the whole rule. */
  readonly seen: { nodes: number };
}

/** Reads a path, notes what it reads, and refuses a lookup whose `whenAbsent: fail` would not fail here. */
export function readPath(node: Yaml, position: Position): ResolvedPath {
  const { rule, scope, whenFalse } = position;
  const resolved = resolvePath(readString(node), node.place, scope, rule);
  if (resolved.read) noteAttribute(rule.used, resolved.read);
  const name = resolved.path.lookup;
  if (name === undefined) return resolved;
  rule.used.lookups.add(name);
  if (whenFalse !== 'fails' && rule.lookups.get(name)?.lookup.whenAbsent === 'fail') {
    const instead =
      whenFalse === 'passes'
        ? { en: 'under not, none or atMost it could pass', ja: 'not、none、atMost の下では合格になりうる' }
        : { en: `in 'when' it would skip`, ja: `'when' の中では対象外になる` };
    throw new InputError(node.place, {
      en: `lookup '${name}' says whenAbsent: fail, but ${instead.en}; turn the condition round`,
      ja: `ルックアップ '${name}' は whenAbsent: fail だが、${instead.ja}。条件を逆の形に書き換えること`,
    });
  }
  return resolved;
}

import { UsageError } from '../../model/errors.ts';
import type { ResultHead } from '../verify/parse-result.ts';

/** What is to be taken out of a bundle. */
export type Selector =
  | { readonly kind: 'finding'; readonly key: string }
  | { readonly kind: 'result'; readonly rule: string; readonly resource: string }
  | { readonly kind: 'control'; readonly framework: string; readonly control: string };

/**
 * A finding key (digits), `rule=… resource=…`, or `control:<framework>:<id>`.
 * @throws UsageError for anything else
 */
export function parseSelector(text: string): Selector {
  const trimmed = text.trim();
  if (/^\d{1,19}$/.test(trimmed)) return { kind: 'finding', key: trimmed };
  const [, rule, resource] = /^rule=(\S+)\s+resource=(.+)$/.exec(trimmed) ?? [];
  if (rule !== undefined && resource !== undefined) return { kind: 'result', rule, resource };
  const [, framework, control] = /^control:([^:\s]+):(.+)$/.exec(trimmed) ?? [];
  if (framework !== undefined && control !== undefined) return { kind: 'control', framework, control };
  const shown = trimmed.slice(0, 80);
  throw new UsageError({
    en: `'${shown}' is none of: a finding key (digits), 'rule=ID resource=ID', control:FRAMEWORK:ID`,
    ja: `'${shown}' は、検出事項キー（数字）・'rule=ID resource=ID'・control:フレームワーク:ID のいずれでもない`,
  });
}

/** Whether a result is the one that was asked for; `rules` are those of a control. */
export function selects(selector: Selector, head: ResultHead, rules: ReadonlySet<string>): boolean {
  if (selector.kind === 'finding') return head.findingKey === selector.key;
  if (selector.kind === 'result') return head.rule === selector.rule && head.resource.id === selector.resource;
  return rules.has(head.rule);
}

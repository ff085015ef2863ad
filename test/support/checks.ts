import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Language, Text } from '../../src/model/text.ts';

/** A question that another scanner asks, or a framework, and what answers it here. */
export interface Check {
  readonly id: string;
  readonly rules?: readonly string[];
  /** Why there is no rule. */
  readonly reason?: Text;
  /** Where the answer differs from what the id suggests. */
  readonly note?: Text;
}
export interface CheckSection {
  readonly id: string;
  readonly title: Text;
  readonly checks: readonly Check[];
}

/** Reads `fixtures/checks.yaml`. */
export function readChecks(): readonly CheckSection[] {
  const file = fileURLToPath(new URL('../../fixtures/checks.yaml', import.meta.url));
  const { sections } = parse(readFileSync(file, 'utf8')) as { readonly sections: readonly CheckSection[] };
  return sections;
}

/** The row of the table for a check. */
export function rowOf({ id, rules, reason, note }: Check, language: Language): string {
  const answer = rules?.map((rule) => `\`${rule}\``).join(', ') ?? '-';
  return `| \`${id}\` | ${answer} | ${(reason ?? note)?.[language] ?? ''} |`;
}

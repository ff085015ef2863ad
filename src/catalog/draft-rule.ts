import type { Json } from '../model/json.ts';
import type { ResourceSchema } from '../providers/schema.ts';
import { type DraftCondition, draftCondition } from './draft-condition.ts';

/**
 * The text of a rule to begin with. It loads and its cases hold, and it claims nothing: severity info, no safeguard. Every
 * text that its author has to write says TODO, in both languages.
 * @returns `undefined` for a type without an attribute that a condition could be about
 */
export function draftRule(schema: ResourceSchema): string | undefined {
  const draft = draftCondition(schema);
  if (!draft) return undefined;
  return `# The attributes of ${schema.type} are those of ${schema.source}
title:                                        # the state that passes
  en: "TODO: say what passes"
  ja: "TODO: 合格となる状態を書く"
severity: info                                # TODO: critical, high, medium or low; info never gates
resource: ${schema.type}

condition:                                    # TODO: this asks whatever the first attribute lets ask
  id: asked
  label: { en: "TODO: what is asked", ja: "TODO: 条件" }
${draft.node.map((line) => `  ${line}`).join('\n')}

message:                                      # of a finding
  en: "TODO: say what was found: {{ failed }}"
  ja: "TODO: 検出した内容を書く: {{ failed }}"

safeguards: []                                # TODO: [{ id: encryption-at-rest, extent: partial }]; may be empty while severity is info

rationale:
  en: "TODO: say why it matters, and what it does not show"
  ja: "TODO: 理由と、このルールでは示せないことを書く"

remediation:
  effort: medium                              # TODO: low, medium or high
  steps:
    en: ["TODO: say how to mend it"]
    ja: ["TODO: 修正方法を書く"]

references:
  - { title: "TODO: where it is documented", url: ${JSON.stringify(referenceOf(schema))} }

tests:
  fixtures:
    good: ${show(nest(draft))}
  cases:
    - { name: passes, resource: good, expect: pass }
    - { name: fails, resource: good, set: { ${quote(draft.path)}: ${show(draft.fails)} }, expect: fail, because: [asked] }
    - { name: could not be read, resource: good, unset: [${quote(draft.path)}], expect: unknown }
`;
}

/** The text of a pack's head to begin with. */
export function draftPack(name: string): string {
  return `name: ${name}
version: "0.1.0"
title:
  en: "TODO: whose rules these are, and for what"
  ja: "TODO: 誰の、何のためのルールか"
`;
}

function referenceOf({ source }: ResourceSchema): string {
  return /https:\/\/[^\s<>"]+/.exec(source)?.[0] ?? 'https://example.com/';
}

function nest({ path, passes }: DraftCondition): Json {
  return path.split('.').reduceRight<Json>((value, key) => ({ [key]: value }), passes);
}

/** A value on one line, as YAML. JSON is YAML; a key that needs no quotes has none. */
function show(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, member]) => `${quote(key)}: ${show(member as Json)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function quote(key: string): string {
  return /^[A-Za-z][\w.-]*$/.test(key) ? key : JSON.stringify(key);
}

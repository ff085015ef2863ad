import { fillTemplate } from '../assess/describe-rule.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Rule, Template } from '../model/rule.ts';
import { callsOf, permissionsOf } from '../providers/calls.ts';
import { resourceSchemas } from '../providers/schemas.ts';
import type { ReadType, RuleDetails } from '../report/pages/rule.ts';

/** What a page on a rule takes from its templates, with the defaults of its parameters, and from the schemas of the providers. */
export function detailsOf(rule: Rule, { packs = [] }: Catalog): RuleDetails {
  const { steps, cli, terraform } = rule.remediation;
  const fill = (template: Template): string => fillTemplate(template, (name) => rule.parameters[name]?.default);
  const pack = packs.find(({ name }) => rule.id.startsWith(`${name}/`));
  return {
    steps: { en: steps.en.map(fill), ja: steps.ja.map(fill) },
    ...(cli && { cli: fill(cli) }),
    ...(terraform && { terraform: fill(terraform) }),
    reads: Object.entries(rule.reads).flatMap(([type, attributes]) => readType(type, attributes)),
    ...(pack && { pack }),
  };
}

function readType(type: string, attributes: readonly string[]): readonly ReadType[] {
  const schema = resourceSchemas.find((candidate) => candidate.type === type);
  if (!schema) return [];
  const calls = callsOf([schema], new Map([[type, new Set(attributes)]])).map((ref) => ({
    call: ref.call,
    permissions: permissionsOf([ref]).filter((permission) => permission !== noPermission),
  }));
  return [{ type, title: schema.title, attributes, calls }];
}

/** What a schema names where a call needs none. */
const noPermission = '-';

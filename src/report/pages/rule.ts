import { frameworkNames } from '../../i18n/framework-names.ts';
import { packMessagesIn } from '../../i18n/packs.ts';
import { durationInWords } from '../../i18n/term.ts';
import type { Condition } from '../../model/condition.ts';
import type { Json } from '../../model/json.ts';
import type { Pack } from '../../model/pack.ts';
import type { Parameter } from '../../model/rule.ts';
import type { RuleSubject } from '../../model/subject.ts';
import type { Language, Text } from '../../model/text.ts';
import { formatDuration } from '../../text/duration.ts';
import { brackets } from '../brackets.ts';
import { outlineCondition } from '../condition.ts';
import { markdownCode } from '../markdown/escape.ts';
import { facts, fenced, linked, list, type Page, plain, section, table } from './page.ts';

/** What a rule reads of one resource type. */
export interface ReadType {
  readonly type: string;
  readonly title: Text;
  readonly attributes: readonly string[];
  /** Each with its permissions; none where it needs none. */
  readonly calls: readonly { readonly call: string; readonly permissions: readonly string[] }[];
}

/** What of a rule is told with the values of its parameters, and what its provider's schemas tell. */
export interface RuleDetails {
  readonly steps: Readonly<Record<Language, readonly string[]>>;
  readonly cli?: string;
  readonly terraform?: string;
  readonly reads: readonly ReadType[];
  /** Whose rule it is, where it is not ours. */
  readonly pack?: Pack;
}

/** A rule: what it asks and why, how to mend it, what it reads, and which controls it leads to. */
export function writeRulePage(page: Page, subject: RuleSubject, details: RuleDetails): string[] {
  const { rules: t, report, language } = page;
  const { rule } = subject;
  return [
    `# ${plain(rule.title[language])}`,
    '',
    markdownCode(rule.id),
    '',
    ...head(page, subject, details),
    '',
    ...section(t.when, rule.when ? outline(page, rule.when, subject) : []),
    ...section(t.asks, outline(page, rule.condition, subject)),
    ...section(t.why, [plain(rule.rationale[language])]),
    ...section(t.parameters, parameters(page, rule.parameters)),
    ...section(t.fix + brackets(report.effort[rule.remediation.effort], language), fix(page, subject, details)),
    ...section(page.t.reads, reads(page, details.reads)),
    ...section(page.t.unknown, list(unknowns(page, subject, details))),
    ...section(t.safeguards, safeguards(page, subject)),
    ...section(t.controls, controls(page, subject)),
    ...section(t.references, list(rule.references.map(({ title, url }) => `[${plain(title)}](<${url}>)`))),
  ];
}

function head({ rules: t, report, language }: Page, { rule }: RuleSubject, { reads, pack }: RuleDetails): string[] {
  const judged = reads.find(({ type }) => type === rule.resource);
  const kind = judged ? brackets(plain(judged.title[language]), language) : '';
  return facts([
    [t.severity, report.severity[rule.severity]],
    [t.resource, `${markdownCode(rule.resource)}${kind}`],
    [t.earlier, rule.aliases.length > 0 ? rule.aliases.map((id) => markdownCode(id)).join(', ') : undefined],
    [packMessagesIn(language).pack, pack && `${plain(`${pack.name} ${pack.version}`)} ${markdownCode(pack.digest)}`],
  ]);
}

/** The outline of a condition is a list already, two columns deeper for each level. */
function outline({ rules: t, language }: Page, condition: Condition, { rule }: RuleSubject): string[] {
  return outlineCondition(condition, { t, language, parameters: rule.parameters }).map((line) =>
    line.replace(/^( *- )(.*)$/s, (_, bullet: string, text: string) => bullet + plain(text)),
  );
}

function parameters({ t, language }: Page, all: Readonly<Record<string, Parameter>>): string[] {
  const header = [t.parameter, t.meaning, t.standard, t.allowed, t.stricter];
  const rows = Object.entries(all).map(([name, parameter]) => [
    markdownCode(name),
    plain(parameter.title?.[language] ?? name),
    shown(parameter.default, parameter, language),
    limits(parameter, language) || t.anyValue,
    parameter.stricter ? t.strictest[parameter.stricter] : '-',
  ]);
  return table(header, rows);
}

function shown(value: Json, { type }: Parameter, language: Language): string {
  if (type === 'duration' && typeof value === 'string') return plain(durationInWords(value, language));
  return markdownCode(JSON.stringify(value));
}

function limits(parameter: Parameter, language: Language): string {
  const { type, minimum, maximum, allowed = [] } = parameter;
  const bound = (value: number): string =>
    type === 'duration' ? durationInWords(formatDuration(value), language) : String(value);
  return [
    ...(minimum === undefined ? [] : [`≥ ${bound(minimum)}`]),
    ...(maximum === undefined ? [] : [`≤ ${bound(maximum)}`]),
    ...allowed.map((value) => shown(value, parameter, language)),
  ].join(', ');
}

function fix(page: Page, { rule }: RuleSubject, { steps, cli, terraform }: RuleDetails): string[] {
  const { t, rules, language } = page;
  const { warnings = [] } = rule.remediation;
  return [
    ...warnings.flatMap((warning) => [`> ${rules.caution}: ${plain(warning[language])}`, '']),
    ...steps[language].map((step, index) => `${index + 1}. ${plain(step)}`),
    ...(cli === undefined ? [] : ['', t.cli, '', ...fenced('sh', cli)]),
    ...(terraform === undefined ? [] : ['', t.terraform, '', ...fenced('hcl', terraform)]),
  ];
}

function reads({ t, language }: Page, types: readonly ReadType[]): string[] {
  const items = types.map(
    ({ type, title, attributes }) =>
      `${markdownCode(type)}${brackets(plain(title[language]), language)}: ${attributes.map((name) => markdownCode(name)).join(', ')}`,
  );
  const calls = new Map(types.flatMap((one) => one.calls).map((call) => [JSON.stringify(call), call]));
  const rows = [...calls.values()].map(({ call, permissions }) => [
    markdownCode(call),
    permissions.length === 0 ? t.noPermission : permissions.map((one) => markdownCode(one)).join(', '),
  ]);
  return [...list(items), '', ...table([t.call, t.permission], rows)];
}

/** What leaves a result unknown: what was not read, and what a join did not find. */
function unknowns({ t, language }: Page, { rule }: RuleSubject, { reads }: RuleDetails): string[] {
  const joined = rule.lookups
    .filter(({ whenAbsent }) => whenAbsent === 'unknown')
    .map(({ resource, match }) => {
      const title = reads.find(({ type }) => type === resource)?.title[language] ?? resource;
      const by = [...new Set(Object.values(match))].map((name) => markdownCode(name));
      return t.notFound({
        what: plain(title),
        type: markdownCode(resource),
        by: by.join(language === 'ja' ? '・' : ', '),
      });
    });
  return [t.notRead, ...new Set(joined)];
}

function safeguards(page: Page, { rule, safeguards: tested }: RuleSubject): string[] {
  const { rules: t, explain, language } = page;
  return list(
    tested.map(({ safeguard: { id, title }, testers }) => {
      const extent = testers.find((tester) => tester.rule.id === rule.id)?.extent ?? 'partial';
      const others = testers.length > 1 ? `<br>${explain.others({ n: testers.length - 1 })}` : '';
      const name = linked(page, title[language], { kind: 'safeguard', id });
      return `${name}${brackets(t[extent], language)} ${markdownCode(id)}${others}`;
    }),
  );
}

/** Of each framework's default edition, each control once; a framework that asks for none of it is said, too. */
function controls(page: Page, { safeguards: tested }: RuleSubject): string[] {
  const { language, t, explain } = page;
  const demands = Map.groupBy(
    tested.flatMap((one) => one.demands),
    ({ framework }) => framework,
  );
  const lines = [...demands].flatMap(([framework, all]) => {
    const edition = all[0]?.edition;
    const named = new Set(all.flatMap(({ primary }) => primary));
    const name = frameworkNames[framework.id][language];
    if (!edition || named.size === 0) return [`- ${name}`, `  - ${explain.asksNone}`];
    const items = edition.controls
      .filter((control) => named.has(control))
      .map((control) => {
        const place = { kind: 'control', framework, edition, id: control.id } as const;
        return `${linked(page, control.citation[language], place)} ${plain(control.title[language])}`;
      });
    return [`- ${name}`, ...list(items).map((line) => `  ${line}`)];
  });
  return lines.length > 0 ? lines : [t.notDemanded];
}

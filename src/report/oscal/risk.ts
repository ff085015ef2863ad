import type { AssessedRule, AssessedWaiver } from '../../model/assessment.ts';
import { findingKey } from '../../text/finding-key.ts';
import { waiverOf } from '../accepted.ts';
import { printableShort } from '../printable.ts';
import { toolOrigin } from './assets.ts';
import { markup, markupLine } from './markup.ts';
import { namespace } from './names.ts';
import { type NamedResult, type OscalPage, titleOf } from './page.ts';
import { type Property, properties, property, unlessEmpty } from './property.ts';
import { controlToken } from './token.ts';
import { idOf } from './uuid.ts';

/** Longest resource name in a title. */
const nameLength = 120;

/**
 * A failed result as a risk: open, or with its waiver as an approved deviation. A waived finding stays a finding. What would
 * mend it belongs into a plan.
 */
export function riskOf(page: OscalPage, named: NamedResult, remediations?: readonly object[]): object {
  const { result, identity, observation } = named;
  const { language, t } = page;
  const rule = page.rules.get(result.rule);
  const waiver = waiverOf(page.assessment, result);
  const origin = toolOrigin(page);
  return {
    uuid: named.risk,
    title: markupLine(riskTitle(page, named)),
    description: markup(
      result.message[language],
      waiver &&
        t.risk.waived({ approvedBy: printableShort(waiver.approvedBy), expires: printableShort(waiver.expires) }),
    ),
    statement: markup(rule?.rationale[language] ?? titleOf(page, result.rule)),
    props: [...findingProperties(named), ...waiverProperties(waiver)],
    status: waiver ? 'deviation-approved' : 'open',
    origins: [origin],
    characterizations: [{ origin, facets: [{ name: 'severity', system: namespace, value: result.severity }] }],
    ...(waiver?.compensating && {
      'mitigating-factors': [
        { uuid: idOf('mitigation', ...identity), description: markup(waiver.compensating) || '-' },
      ],
    }),
    ...(remediations && { remediations }),
    'related-observations': [{ 'observation-uuid': observation }],
  };
}

/** What a finding is called. */
export function riskTitle(page: OscalPage, { result }: NamedResult): string {
  const { name, id } = result.resource;
  return page.t.risk.title({
    title: titleOf(page, result.rule),
    name: printableShort(name.trim() === '' ? id : name, nameLength),
  });
}

/** What tells a finding from every other. More of the resource is in the inventory. */
export function findingProperties({ result }: NamedResult): readonly Property[] {
  const { rule, severity, resource, baseline } = result;
  const key = findingKey(rule, resource.id);
  const known = baseline && 'yes';
  return properties({ rule, severity, 'finding-key': key, 'resource-id': resource.id, 'in-baseline': known });
}

/** The controls that a finding speaks against, framework by framework. */
export function controlProperties({ rules }: OscalPage, { result }: NamedResult): readonly Property[] {
  const byFramework = Map.groupBy(rules.get(result.rule)?.controls ?? [], (control) => control.split(':', 1)[0] ?? '');
  return [...byFramework].flatMap(([framework, controls]) =>
    property('controls', controls.map(tokenOf).join(' '), { class: framework }),
  );
}

function waiverProperties(waiver: AssessedWaiver | undefined): readonly Property[] {
  if (!waiver) return [];
  return properties({
    'waiver-type': waiver.type,
    'waiver-owner': waiver.owner,
    'waiver-approved-by': waiver.approvedBy,
    'waiver-reason': waiver.reason,
    'waiver-expires': waiver.expires,
    'waiver-place': waiver.place,
  });
}

/** `hipaa:164.312(b)` as the token. */
function tokenOf(control: string): string {
  const colon = control.indexOf(':');
  return controlToken(control.slice(0, colon), control.slice(colon + 1));
}

/** What the rule says would mend it; nothing where the assessment does not hold the rule. */
export function remediationsOf(page: OscalPage, { result, identity }: NamedResult): readonly object[] | undefined {
  const rule = page.rules.get(result.rule);
  return rule && [remediation(page, rule, identity)];
}

function remediation({ language, t }: OscalPage, rule: AssessedRule, identity: readonly string[]): object {
  const steps = rule.steps[language];
  const links = rule.references.flatMap(({ title, url }) =>
    /^https?:\/\/[!-~]+$/.test(url) ? [{ href: url, rel: 'reference', text: markupLine(title) }] : [],
  );
  return {
    uuid: idOf('remediation', ...identity),
    lifecycle: 'recommendation',
    title: markupLine(t.risk.remediation({ title: rule.title[language] })),
    description: markup(...(steps.length === 0 ? [t.risk.noSteps] : steps)),
    props: properties({ effort: rule.effort }),
    links: unlessEmpty(links),
    ...(rule.warnings.length > 0 && { remarks: markup(...rule.warnings.map((warning) => warning[language])) }),
  };
}

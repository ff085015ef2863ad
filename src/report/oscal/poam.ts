import type { Assessment } from '../../model/assessment.ts';
import type { ReportOptions } from '../reporter.ts';
import { localDefinitions, toolOrigin } from './assets.ts';
import { catalogResources } from './back-matter.ts';
import { markup, markupLine } from './markup.ts';
import { metadata } from './metadata.ts';
import { uuidIdentifierType } from './names.ts';
import { resultObservation } from './observation.ts';
import { type NamedResult, type OscalPage, openPage } from './page.ts';
import { properties } from './property.ts';
import { controlProperties, findingProperties, remediationsOf, riskOf, riskTitle } from './risk.ts';
import { type Member, writeDocument } from './stream.ts';
import { idOf } from './uuid.ts';

/**
 * OSCAL 1.2.2 plan of action and milestones: every open finding an item, waived ones as risks with an approved deviation. Ids of
 * items and risks are the same in every run that finds the same, so that who imports the next one updates.
 */
export function* reportOscalPoam(assessment: Assessment, { language }: ReportOptions): Iterable<string> {
  yield* writeDocument('plan-of-action-and-milestones', members(openPage(assessment, language)));
}

function* members(page: OscalPage): Iterable<readonly [string, Member]> {
  const { assessment, system, t } = page;
  const failed = page.results.filter(({ result }) => result.outcome === 'fail');
  const open = failed.filter(({ result }) => result.waiver === undefined);
  const unknown = t.poam.unknown({ n: assessment.counts.unknown });
  yield ['uuid', { value: idOf('plan-of-action-and-milestones', system) }];
  yield ['metadata', { value: metadata(page, 'poam', t.noSystemPlan, unknown, t.poam.milestones) }];
  yield ['system-id', { value: { 'identifier-type': uuidIdentifierType, id: system } }];
  yield ['local-definitions', { members: localDefinitions(page, failed) }];
  yield ['observations', { list: made(failed, (named) => resultObservation(page, named)) }];
  yield ['risks', { list: made(failed, (named) => riskOf(page, named, remediationsOf(page, named))) }];
  const items = made(open, (named) => item(page, named));
  yield ['poam-items', { list: open.length > 0 ? items : [noItem(page)] }];
  yield ['back-matter', { value: { resources: catalogResources(page) } }];
}

function item(page: OscalPage, named: NamedResult): object {
  const { result, identity, risk, observation } = named;
  return {
    uuid: idOf('poam-item', ...identity),
    title: markupLine(riskTitle(page, named)),
    description: markup(result.message[page.language]),
    props: [...properties({ item: 'finding' }), ...findingProperties(named), ...controlProperties(page, named)],
    origins: [toolOrigin(page)],
    'related-observations': [{ 'observation-uuid': observation }],
    'related-risks': [{ 'risk-uuid': risk }],
  };
}

/** What stands where there is no item, as OSCAL allows no plan without one. It says of itself that it is none. */
function noItem({ assessment, system, t }: OscalPage): object {
  return {
    uuid: idOf('no-poam-item', system),
    title: markupLine(t.poam.none),
    description: markup(t.poam.noneText, t.poam.unknown({ n: assessment.counts.unknown })),
    props: properties({ item: 'none' }),
  };
}

function* made<T>(items: readonly T[], make: (item: T) => object): Iterable<object> {
  for (const one of items) yield make(one);
}

import type { AssessedControl, AssessedFramework, AssessedRule, Assessment } from '../../model/assessment.ts';
import { printableShort } from '../printable.ts';
import type { ReportOptions } from '../reporter.ts';
import { toolId } from './assets.ts';
import { catalogReference, catalogResources } from './back-matter.ts';
import { markup, markupLine } from './markup.ts';
import { metadata } from './metadata.ts';
import { type OscalPage, openPage, titleOf } from './page.ts';
import { properties, property, unlessEmpty } from './property.ts';
import { type Member, writeDocument } from './stream.ts';
import { controlToken } from './token.ts';
import { idOf } from './uuid.ts';

/** OSCAL 1.2.2 component-definition: the rules of the assessment as one validation component, and which controls each tests. */
export function* reportOscalComponent(assessment: Assessment, { language }: ReportOptions): Iterable<string> {
  // It holds nothing of the run, so that no result need be named.
  yield* writeDocument('component-definition', members(openPage({ ...assessment, results: [] }, language)));
}

function* members(page: OscalPage): Iterable<readonly [string, Member]> {
  yield ['uuid', { value: idOf('component-definition', page.assessment.tool.name) }];
  yield ['metadata', { value: metadata(page, 'component') }];
  yield ['components', { single: component(page) }];
  const resources = catalogResources(page);
  if (resources.length > 0) yield ['back-matter', { value: { resources } }];
}

function* component(page: OscalPage): Iterable<readonly [string, Member]> {
  const { assessment, t } = page;
  const { name, version } = assessment.tool;
  yield ['uuid', { value: toolId(page) }];
  yield ['type', { value: 'validation' }];
  yield ['title', { value: markupLine(t.tool.title({ name, version })) }];
  yield ['description', { value: markup(t.component.text) }];
  yield ['purpose', { value: markupLine(t.component.purpose) }];
  yield ['props', { value: unlessEmpty(assessment.rules.flatMap((rule) => ruleProperty(page, rule))) }];
  yield ['control-implementations', { list: implementations(page) }];
}

function ruleProperty({ language }: OscalPage, { id, severity, title }: AssessedRule) {
  return property('rule', id, { class: severity, remarks: title[language] });
}

function* implementations(page: OscalPage): Iterable<object> {
  const { language, t } = page;
  for (const framework of page.assessment.frameworks) {
    const tested = framework.controls.filter(({ rules }) => rules.length > 0);
    if (tested.length === 0) continue;
    const { id, edition, title, editionTitle } = framework;
    yield {
      uuid: idOf('control-implementation', id, edition),
      source: catalogReference(framework),
      description: markup(t.component.framework({ title: title[language], edition: editionTitle[language] })),
      props: properties({ framework: id, edition }),
      'implemented-requirements': tested.map((control) => requirement(page, framework, control)),
    };
  }
}

function requirement(page: OscalPage, { id, edition }: AssessedFramework, control: AssessedControl): object {
  const { language, t } = page;
  const citation = control.citation[language];
  const name = printableShort(`${citation} ${control.title[language]}`);
  const rules = (ids: readonly string[], part: 'primary' | 'supporting') =>
    ids.flatMap((rule) => property('rule', rule, { class: part, remarks: titleOf(page, rule) }));
  return {
    uuid: idOf('implemented-requirement', id, edition, control.id),
    'control-id': controlToken(id, control.id),
    description: markup(t.component.requirement({ name, n: control.rules.length })),
    props: [
      ...properties({ label: citation, 'control-id': control.id, level: control.level }),
      ...rules(control.rules, 'primary'),
      ...rules(control.supportingRules, 'supporting'),
    ],
  };
}

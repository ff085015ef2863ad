import { oscalEn } from '../../i18n/oscal.en.ts';
import { oscalJa } from '../../i18n/oscal.ja.ts';
import type { Assessment } from '../../model/assessment.ts';
import { UsageError } from '../../model/errors.ts';
import type { ReportOptions } from '../reporter.ts';
import { catalogResources, safeguardsResource } from './back-matter.ts';
import { type Mapping, mapPairs, mapSafeguards } from './crosswalk.ts';
import { markup } from './markup.ts';
import { metadata } from './metadata.ts';
import { type OscalPage, openPage } from './page.ts';
import { property, unlessEmpty } from './property.ts';
import { type Member, writeDocument } from './stream.ts';
import { idOf } from './uuid.ts';

/**
 * OSCAL 1.2.2 control mapping: controls of two frameworks that demand the same safeguard. Of an assessment where no two frameworks
 * share one, it maps the safeguards themselves to the controls that demand them.
 * @throws UsageError before anything is written, where no control demands any safeguard: OSCAL allows no empty mapping.
 */
export function* reportOscalMapping(assessment: Assessment, { language }: ReportOptions): Iterable<string> {
  // It holds nothing of the run, so that no result need be named.
  const page = openPage({ ...assessment, results: [] }, language);
  const pairs = mapPairs(page);
  const mappings = pairs.length > 0 ? pairs : mapSafeguards(page);
  if (mappings.length === 0) throw new UsageError({ en: oscalEn.mapping.impossible, ja: oscalJa.mapping.impossible });
  const resources = [...(pairs.length > 0 ? [] : [safeguardsResource(page)]), ...catalogResources(page)];
  yield* writeDocument('mapping-collection', members(page, mappings, resources));
}

function* members(
  page: OscalPage,
  mappings: readonly Mapping[],
  resources: readonly object[],
): Iterable<readonly [string, Member]> {
  const { assessment, t } = page;
  const editions = assessment.frameworks.map(({ id, edition }) => `${id} ${edition}`);
  yield ['uuid', { value: idOf('mapping-collection', ...editions) }];
  yield ['metadata', { value: metadata(page, 'mapping') }];
  yield [
    'provenance',
    {
      value: {
        method: 'hybrid',
        'matching-rationale': 'functional',
        status: 'not-complete',
        'mapping-description': markup(t.mapping.description),
      },
    },
  ];
  yield ['mappings', { list: made(mappings) }];
  yield ['back-matter', { value: { resources } }];
}

function* made(mappings: readonly Mapping[]): Iterable<object> {
  for (const { id, source, target, description, maps } of mappings) {
    yield {
      uuid: id,
      'source-resource': { type: 'catalog', href: source.reference },
      'target-resource': { type: 'catalog', href: target.reference },
      maps: maps.map(({ id, safeguard, sources, targets, remarks }) => ({
        uuid: id,
        relationship: 'intersects-with',
        sources: sources.map(mapped),
        targets: targets.map(mapped),
        props: unlessEmpty(property('safeguard', safeguard)),
        remarks: markup(remarks),
      })),
      'mapping-description': markup(description),
      ...unmapped('source-gap-summary', idOf('source-gap', id), source.unmapped),
      ...unmapped('target-gap-summary', idOf('target-gap', id), target.unmapped),
    };
  }
}

function mapped({ token, label }: Mapping['maps'][number]['sources'][number]): object {
  return { type: 'control', 'id-ref': token, props: unlessEmpty(property('label', label)) };
}

function unmapped(name: string, uuid: string, tokens: readonly string[]): object {
  return tokens.length === 0 ? {} : { [name]: { uuid, 'unmapped-controls': [{ 'with-ids': tokens }] } };
}

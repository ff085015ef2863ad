import type { ResourceRef } from '../../model/result.ts';
import type { SnapshotTarget } from '../../model/snapshot.ts';
import { printableShort } from '../printable.ts';
import { markup, markupLine } from './markup.ts';
import type { NamedResult, OscalPage } from './page.ts';
import { properties, property, unlessEmpty } from './property.ts';
import type { Member } from './stream.ts';
import { idOf } from './uuid.ts';

/** The component that the scanner is. */
export function toolId({ assessment }: OscalPage): string {
  return idOf('tool', assessment.tool.name);
}

/** Who says so: the scanner. */
export function toolOrigin(page: OscalPage): object {
  return { actors: [{ type: 'tool', 'actor-uuid': toolId(page) }] };
}

/** What a result is about. */
export function subjectOf(resource: ResourceRef): object {
  return { 'subject-uuid': resourceId(resource), type: 'inventory-item' };
}

/** What these results are about: the targets, each resource once, and what looked at them. */
export function* localDefinitions(
  page: OscalPage,
  results: readonly NamedResult[],
): Iterable<readonly [string, Member]> {
  yield ['components', { list: page.assessment.targets.map((target) => targetComponent(page, target)) }];
  yield ['inventory-items', { list: inventory(page, results) }];
  yield ['assessment-assets', { value: assessmentAssets(page) }];
}

function resourceId({ target, account, region, type, id }: ResourceRef): string {
  return idOf('resource', target, account, region, type, id);
}

function targetId(name: string): string {
  return idOf('target', name);
}

function targetComponent({ t }: OscalPage, target: SnapshotTarget): object {
  const { name, provider, id, regions, caller, endpointOverride } = target;
  return {
    uuid: targetId(name),
    type: 'system',
    title: markupLine(name),
    description: markup(t.target({ provider, id: printableShort(id) })),
    props: unlessEmpty([
      ...properties({ provider, 'target-id': id, regions: regions.join(' '), caller }),
      ...property('endpoint-override', endpointOverride, { remarks: t.override }),
    ]),
    status: { state: 'operational' },
  };
}

function* inventory({ assessment, t }: OscalPage, results: readonly NamedResult[]): Iterable<object> {
  const targets = new Set(assessment.targets.map(({ name }) => name));
  const seen = new Set<string>();
  for (const { result } of results) {
    const { type, id, name, target, account, region } = result.resource;
    const uuid = resourceId(result.resource);
    if (seen.has(uuid)) continue;
    seen.add(uuid);
    yield {
      uuid,
      description: markup(t.resource({ type, name: printableShort(name) })),
      props: unlessEmpty(
        properties({
          'resource-type': type,
          'resource-id': id,
          'resource-name': name,
          target,
          account,
          region,
        }),
      ),
      ...(targets.has(target) && { 'implemented-components': [{ 'component-uuid': targetId(target) }] }),
    };
  }
}

function assessmentAssets(page: OscalPage): object {
  const { assessment, t } = page;
  const { name, version } = assessment.tool;
  const uuid = toolId(page);
  return {
    components: [
      {
        uuid,
        type: 'software',
        title: markupLine(t.tool.title({ name, version })),
        description: markup(t.tool.text),
        props: unlessEmpty(properties({ 'tool-version': version })),
        status: { state: 'operational' },
      },
    ],
    'assessment-platforms': [
      {
        uuid: idOf('platform', name),
        title: markupLine(t.tool.platform),
        'uses-components': [{ 'component-uuid': uuid }],
      },
    ],
  };
}

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createSnapshotWriter } from '../../src/collect/write-snapshot.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import type { Resource } from '../../src/model/resource.ts';
import type { SnapshotManifest } from '../../src/model/snapshot.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/aws/', import.meta.url));

type Template = Pick<Resource, 'type' | 'region' | 'id' | 'name' | 'attributes'>;

/** Every resource that the fixtures expect of a collector. */
function loadTemplates(): readonly Template[] {
  return readdirSync(fixtures, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'sts')
    .flatMap(({ name }) =>
      readdirSync(`${fixtures}${name}`).map((world) => `${fixtures}${name}/${world}/expected.json`),
    )
    .flatMap((file) => JSON.parse(readFileSync(file, 'utf8')) as Template[]);
}

/** Texts that name a resource, so that a copy of an account names its own. */
function listNames(templates: readonly Template[]): ReadonlySet<string> {
  const names = new Set<string>(templates.flatMap(({ id, name }) => [id, name]));
  const walk = (value: Json, key: string): void => {
    if (typeof value === 'string') {
      if (/(?:Id|ID|Arn|ARN|Name|Identifier)$/.test(key) && value !== '111122223333') names.add(value);
    } else if (Array.isArray(value)) for (const item of value) walk(item, key);
    else if (value !== null && typeof value === 'object')
      for (const [name, item] of Object.entries(value)) walk(item, name);
  };
  for (const { attributes } of templates) walk(attributes, '');
  return names;
}

function rename(value: Json, names: ReadonlySet<string>, suffix: string): Json {
  if (typeof value === 'string') return names.has(value) ? `${value}${suffix}` : value;
  if (Array.isArray(value)) return value.map((item) => rename(item, names, suffix));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rename(item, names, suffix)]));
}

/**
 * Writes a snapshot of so many resources: the accounts of the fixtures over and over, each copy joined within itself.
 * `asked` is what the rules read; types that no fixture has are listed as empty.
 */
export function writeManyResources(directory: string, count: number, asked: SnapshotManifest['asked']): void {
  const templates = loadTemplates().filter(({ type }) => Object.hasOwn(asked, type));
  const names = listNames(templates);
  const writer = createSnapshotWriter(directory);
  const observedAt = '2026-11-25T00:00:00.000Z';
  const place = { target: 'prod', account: '111122223333' };
  for (let index = 0; index < count; index++) {
    const template = templates[index % templates.length];
    if (!template) throw new Error('no templates');
    const suffix = `-${Math.floor(index / templates.length)}`;
    const { type, region, id, name } = template;
    const kept = Object.entries(template.attributes).filter(([attribute]) => asked[type]?.includes(attribute));
    const attributes = rename(Object.fromEntries(kept), names, suffix) as JsonObject;
    const identity = { id: `${id}${suffix}`, name: `${name}${suffix}` };
    writer.write({
      kind: 'resource',
      ...place,
      region,
      type,
      ...identity,
      observedAt,
      attributes,
      unread: {},
      partial: {},
    });
  }
  for (const type of Object.keys(asked)) {
    writer.write({ kind: 'listing', ...place, region: 'ap-northeast-1', type, complete: true });
  }
  writer.finish({
    tool: { name: 'comply-scan', version: '0.1.0' },
    run: {
      id: 'many',
      startedAt: observedAt,
      finishedAt: observedAt,
      asOf: observedAt,
      complete: true,
      interrupted: false,
    },
    targets: [{ name: 'prod', provider: 'aws', id: place.account, regions: ['ap-northeast-1'] }],
    asked,
  });
}

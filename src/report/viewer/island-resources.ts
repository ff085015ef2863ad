import type { TableDictionaries } from '../../model/finding-table.ts';
import type { ResourceRef } from '../../model/result.ts';
import { createDictionary, drain } from './dictionary.ts';
import { cutText, idTemplateOf } from './island-text.ts';

/** Resources with their types and places, each once. */
export interface ResourceDictionary {
  readonly place: (resource: ResourceRef) => number;
  readonly takeAdded: () => Pick<TableDictionaries, 'resources' | 'types' | 'places'>;
}

export function createResourceDictionary(): ResourceDictionary {
  const types = createDictionary<string>();
  const places = createDictionary<readonly [string, string, string]>();
  // Their keys are strings that the assessment has anyway: an id is unique, but for what stands in place of a resource.
  const byId = new Map<string, number>();
  const byAll = new Map<string, number>();
  const kept = { type: [] as number[], place: [] as number[] };
  const added = { type: [] as number[], place: [] as number[], id: [] as string[], name: [] as string[] };

  let lastPlace = { target: '', account: '', region: '', position: -1 };
  const findPlace = ({ target, account, region }: ResourceRef): number => {
    const isLast = lastPlace.target === target && lastPlace.account === account && lastPlace.region === region;
    if (!isLast || lastPlace.position < 0) {
      const position = places.place(`${target}\0${account}\0${region}`, () => [target, account, region]);
      lastPlace = { target, account, region, position };
    }
    return lastPlace.position;
  };

  const append = (resource: ResourceRef, type: number, place: number): number => {
    kept.type.push(type);
    kept.place.push(place);
    added.type.push(type);
    added.place.push(place);
    added.id.push(idTemplateOf(resource));
    added.name.push(cutText(resource.name));
    return kept.type.length - 1;
  };

  const find = (resource: ResourceRef): number => {
    const { id, type } = resource;
    const [typeAt, placeAt] = [types.place(type, () => type), findPlace(resource)];
    const known = byId.get(id);
    if (known === undefined) {
      const position = append(resource, typeAt, placeAt);
      byId.set(id, position);
      return position;
    }
    if (kept.type[known] === typeAt && kept.place[known] === placeAt) return known;
    const key = `${typeAt} ${placeAt} ${id}`;
    const other = byAll.get(key) ?? append(resource, typeAt, placeAt);
    byAll.set(key, other);
    return other;
  };

  // Results of one resource mostly follow each other.
  let last: { readonly resource: ResourceRef; readonly position: number } | undefined;
  const place = (resource: ResourceRef): number => {
    if (last?.resource !== resource) last = { resource, position: find(resource) };
    return last.position;
  };

  const takeAdded = () => ({
    types: types.takeAdded(),
    places: places.takeAdded(),
    resources: {
      type: drain(added.type),
      place: drain(added.place),
      id: drain(added.id),
      name: drain(added.name),
    },
  });
  return { place, takeAdded };
}

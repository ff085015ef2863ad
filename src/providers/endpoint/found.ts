import type { Cause } from '../../model/cause.ts';
import type { Endpoint, EndpointTarget } from '../../model/config.ts';
import type { Json } from '../../model/json.ts';
import type { Resource } from '../../model/resource.ts';
import { foundAttribute, foundTypes } from '../found-endpoints.ts';
import type { Found, Task, Wanted } from '../provider.ts';
import { nameEndpoint } from './describe-endpoint.ts';

/** An endpoint, and the resource of another target that it was found in, if it was. */
export interface KnownEndpoint extends Endpoint {
  readonly foundIn?: Pick<Resource, 'type' | 'id' | 'name'>;
}

/** The endpoints of a target, and why there may be more. */
export interface Population {
  readonly endpoints: readonly KnownEndpoint[];
  readonly cause?: Cause;
}

/** What a target has to know of those it names in `from`; nothing where it names none. */
export function buildsOn({ from }: EndpointTarget, wanted: Wanted): Pick<Task, 'after'> {
  if (from === undefined) return {};
  const asked = new Map(foundTypes(wanted).map((type) => [type, new Set([foundAttribute])]));
  return { after: { targets: from, wanted: asked } };
}

/** The endpoints that the user named and those that were found, each once. */
export function populate(
  { endpoints: named }: EndpointTarget,
  { after }: Pick<Task, 'after'>,
  found?: Found,
): Population {
  const known = new Map<string, KnownEndpoint>(named.map((endpoint) => [nameEndpoint(endpoint), endpoint]));
  const sources = [...(found?.resources ?? [])].sort(byId);
  for (const { type, id, name, attributes } of sources) {
    for (const endpoint of readEndpoints(attributes[foundAttribute])) {
      const key = nameEndpoint(endpoint);
      known.set(key, { foundIn: { type, id, name }, ...endpoint, ...known.get(key) });
    }
  }
  const cause = after && findGap(after, found ?? { resources: [], listings: [] });
  return { endpoints: [...known.values()], ...(cause && { cause }) };
}

/** Why an endpoint may be missing: a list that did not end, one that was not asked for, a resource that does not tell. */
function findGap({ targets, wanted }: NonNullable<Task['after']>, { resources, listings }: Found): Cause | undefined {
  const cut = listings.find(({ complete }) => !complete);
  if (cut) return cut.cause ?? { kind: 'interrupted' };
  const isListed = (target: string, type: string) =>
    listings.some((listing) => listing.target === target && listing.type === type);
  const whole =
    wanted.size > 0 && targets.every((target) => [...wanted.keys()].every((type) => isListed(target, type)));
  if (!whole) return { kind: 'not-asked' };
  const [cause] = resources.flatMap(({ unread, partial }) => Object.values({ ...unread, ...partial }));
  if (cause) return cause;
  const isTold = (value: Json | undefined) => Array.isArray(value) && readEndpoints(value).length === value.length;
  if (resources.every(({ attributes }) => isTold(attributes[foundAttribute]))) return undefined;
  return { kind: 'schema-mismatch' };
}

function readEndpoints(value: Json | undefined): readonly Endpoint[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => {
    const { host, port } = Object(item) as Readonly<Record<string, unknown>>;
    return isHost(host) && isPort(port) ? [{ host, port }] : [];
  });
}

/** In a snapshot from elsewhere it could be anything. */
function isHost(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9_][a-z0-9_.-]{0,252}$/.test(value);
}

function isPort(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 65535;
}

function byId(a: Resource, b: Resource): number {
  return a.id < b.id ? -1 : 1;
}

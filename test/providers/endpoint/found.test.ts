import { describe, expect, it } from 'vitest';
import type { EndpointTarget } from '../../../src/model/config.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Resource } from '../../../src/model/resource.ts';
import type { Listing } from '../../../src/model/snapshot.ts';
import { buildsOn, populate } from '../../../src/providers/endpoint/found.ts';
import type { Found } from '../../../src/providers/provider.ts';

const listener = 'aws/elbv2/listener';
const distribution = 'aws/cloudfront/distribution';
const wanted = new Map([
  [listener, new Set(['Port', 'TlsEndpoints'])],
  [distribution, new Set(['TlsEndpoints'])],
  ['aws/s3/bucket', new Set(['Name'])],
]);
const web: EndpointTarget = { name: 'web', provider: 'endpoint', endpoints: [], from: ['prod'] };
const scope = { target: 'prod', account: '111122223333', region: 'ap-northeast-1' };
const cause = { kind: 'denied', call: 'elasticloadbalancing:DescribeLoadBalancers' } as const;

function resource(id: string, TlsEndpoints: Json | undefined, more: Partial<Resource> = {}): Resource {
  const attributes = TlsEndpoints === undefined ? {} : { TlsEndpoints };
  const facts = { observedAt: '2026-01-31T00:00:00Z', attributes, unread: {}, partial: {} };
  return { ...scope, type: listener, id, name: `${id}:443`, ...facts, ...more };
}

function listing(type: string, more: Partial<Listing> = {}): Listing {
  return { kind: 'listing', ...scope, type, complete: true, ...more };
}

const whole = [listing(listener), listing(distribution)];

function populated(found: Partial<Found>, target = web) {
  return populate(target, buildsOn(target, wanted), { resources: [], listings: whole, ...found });
}

describe('the endpoints of a target', () => {
  it('are those the user named, each once, where it names no other target', () => {
    const { from: _, ...alone } = web;
    const api = { host: 'api.acme.example', port: 443 };
    expect(buildsOn(alone, wanted)).toEqual({});
    expect(populate({ ...alone, endpoints: [api, api] }, {})).toEqual({ endpoints: [api] });
  });

  it('ask of the others only what tells where servers are', () => {
    const only = new Set(['TlsEndpoints']);
    const asked = new Map([
      [listener, only],
      [distribution, only],
    ]);
    expect(buildsOn(web, wanted)).toEqual({ after: { targets: ['prod'], wanted: asked } });
  });

  it('are also those that were found, with where', () => {
    const at = { host: 'lb.acme.example', port: 8443 };
    const foundIn = { type: listener, id: 'b', name: 'b:443' };
    expect(populated({ resources: [resource('b', [at]), resource('a', [])] })).toEqual({
      endpoints: [{ ...at, foundIn }],
    });
  });

  it('found twice, in any order, are of the resource whose id comes first', () => {
    const at = { host: 'api.acme.example', port: 443 };
    const resources = [resource('b', [at]), resource('a', [at])];
    for (const order of [resources, resources.toReversed()]) {
      const { endpoints } = populated({ resources: order });
      expect(endpoints.map(({ foundIn }) => foundIn?.id)).toEqual(['a']);
    }
  });

  it('that were named and found keep what the user said of them', () => {
    const at = { host: 'api.acme.example', port: 443 };
    const named = { ...web, endpoints: [{ ...at, allAddresses: true } as const] };
    expect(populated({ resources: [resource('a', [at])] }, named).endpoints).toEqual([
      { ...at, allAddresses: true, foundIn: { type: listener, id: 'a', name: 'a:443' } },
    ]);
  });
});

describe('there may be more endpoints', () => {
  it.each<[string, Partial<Found>, object]>([
    ['a list did not end', { listings: [...whole, listing(listener, { complete: false, cause })] }, cause],
    ['it was stopped', { listings: [...whole, listing(listener, { complete: false })] }, { kind: 'interrupted' }],
    ['a resource does not tell', { resources: [resource('a', undefined, { unread: { TlsEndpoints: cause } })] }, cause],
    ['a resource tells in part', { resources: [resource('a', [], { partial: { TlsEndpoints: cause } })] }, cause],
    ['a type was not listed', { listings: [listing(listener)] }, { kind: 'not-asked' }],
    ['another target was listed', { listings: whole.map((one) => ({ ...one, target: 'dr' })) }, { kind: 'not-asked' }],
  ])('where %s', (_, found, expected) => {
    expect(populated(found).cause).toEqual(expected);
  });

  it('where nobody asked for what tells them', () => {
    const building = buildsOn(web, new Map([[listener, new Set(['Port'])]]));
    expect(populate(web, building, { resources: [], listings: [] }).cause).toEqual({ kind: 'not-asked' });
    expect(populate(web, building).cause).toEqual({ kind: 'not-asked' });
  });

  it.each<[Json | undefined]>([
    [undefined],
    ['lb.acme.example:443'],
    [[null]],
    [['lb.acme.example']],
    [[{ host: 'lb.acme.example', port: 70_000 }]],
    [[{ host: 'lb.acme.example', port: '443' }]],
    [[{ host: 'lb.acme.example\r\nX: y', port: 443 }]],
    [[{ host: '-oProxyCommand', port: 443 }]],
    [[{ port: 443 }]],
  ])('where what tells them is %j', (value) => {
    expect(populated({ resources: [resource('a', value)] })).toEqual({
      endpoints: [],
      cause: { kind: 'schema-mismatch' },
    });
  });

  it('not where a region is not enabled, or a service not offered', () => {
    const listings = [listing(listener, { absent: 'not-enabled' }), listing(distribution, { absent: 'not-offered' })];
    expect(populated({ listings })).toEqual({ endpoints: [] });
  });
});

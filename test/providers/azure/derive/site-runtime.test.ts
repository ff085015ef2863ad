import { expect, it } from 'vitest';
import { siteRuntime } from '../../../../src/providers/azure/derive/site-runtime.ts';

it.each<[string, string | undefined]>([
  ['NODE|24-lts', '2028-04-30T00:00:00Z'],
  ['node|20', '2026-04-30T00:00:00Z'],
  ['NODE|18.17.0', '2025-04-30T00:00:00Z'],
  ['PYTHON|3.9', '2025-10-31T00:00:00Z'],
  ['Python|3.10', '2026-10-31T00:00:00Z'],
  ['PHP|8.2', '2026-12-31T00:00:00Z'],
  ['DOTNETCORE|8.0', '2026-11-10T00:00:00Z'],
  ['DOTNET-ISOLATED|10', '2028-11-14T00:00:00Z'],
  ['JAVA|21-java21', undefined],
  ['NODE|99', undefined],
  ['NODE|', undefined],
  ['NODE', undefined],
  ['constructor|1', undefined],
])('%s', (version, end) => {
  expect(siteRuntime(version)).toEqual({ runtime: version, endOfSupport: end });
});

it.each(['', null, 'DOCKER|acmeimages.azurecr.io/tool:1', 'COMPOSE|dmVyc2lvbg==', 'sitecontainers'])(
  'judges nothing of %s',
  (version) => expect(siteRuntime(version)).toEqual({ runtime: null, endOfSupport: null }),
);

it.each([undefined, 7])('knows nothing of %s', (version) => {
  expect(siteRuntime(version)).toEqual({ runtime: undefined, endOfSupport: undefined });
});

import { expect, it } from 'vitest';
import { blockingFilters } from '../../../../src/providers/azure/derive/content-filters.ts';

const filter = (name: string, source: string, enabled: unknown, blocking: unknown) => ({
  name,
  source,
  enabled,
  blocking,
});

it('names what is on and blocks, of one source, in lower case and sorted', () => {
  const filters = [
    filter('Violence', 'Prompt', true, true),
    filter('Hate', 'prompt', true, true),
    filter('Hate', 'Prompt', true, true),
    filter('Sexual', 'Prompt', true, false),
    filter('Selfharm', 'Prompt', false, true),
    filter('Jailbreak', 'Completion', true, true),
  ];
  expect(blockingFilters(filters, 'prompt')).toEqual(['hate', 'violence']);
  expect(blockingFilters(filters, 'completion')).toEqual(['jailbreak']);
});

it('takes a filter without its switches for one that does not block', () =>
  expect(blockingFilters([{ name: 'Hate', source: 'Prompt' }], 'prompt')).toEqual([]));

it.each([
  ['no list', undefined],
  ['a filter without a name', [{ source: 'Prompt', enabled: true, blocking: true }]],
  ['a filter without a source', [{ name: 'Hate', enabled: true, blocking: true }]],
  ['null among them', [null]],
])('knows nothing of %s', (_what, filters) => expect(blockingFilters(filters, 'prompt')).toBeUndefined());

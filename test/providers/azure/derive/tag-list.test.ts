import { expect, it } from 'vitest';
import { toTagList } from '../../../../src/providers/azure/derive/tag-list.ts';

it.each<[unknown, unknown]>([
  [
    { owner: 'records', empty: '' },
    [
      { name: 'empty', value: '' },
      { name: 'owner', value: 'records' },
    ],
  ],
  [{ owner: null }, [{ name: 'owner', value: '' }]],
  [{}, []],
  [null, []],
  [undefined, []],
  [['owner'], undefined],
  ['owner', undefined],
])('%j', (tags, expected) => expect(toTagList(tags)).toEqual(expected));

import { expect, test } from 'vitest';
import { cosmosApi, requestCategories } from '../../../../src/providers/azure/derive/cosmos-api.ts';

test.each<[unknown, unknown, string | undefined]>([
  ['GlobalDocumentDB', [], 'NoSQL'],
  ['GlobalDocumentDB', [{ name: 'EnableServerless' }], 'NoSQL'],
  ['GlobalDocumentDB', [{ name: 'EnableServerless' }, { name: 'EnableCassandra' }], 'Cassandra'],
  ['GlobalDocumentDB', [{ name: 'EnableGremlin' }], 'Gremlin'],
  ['GlobalDocumentDB', [{ name: 'EnableTable' }], 'Table'],
  ['MongoDB', [{ name: 'EnableMongo' }], 'MongoDB'],
  ['MongoDB', undefined, 'MongoDB'],
  ['GlobalDocumentDB', [null, { name: '__proto__' }], 'NoSQL'],
  ['GlobalDocumentDB', undefined, 'NoSQL'],
  ['GlobalDocumentDB', null, 'NoSQL'],
  ['GlobalDocumentDB', 'EnableTable', undefined],
  ['Parse', [], undefined],
])('an account of kind %s with %j speaks %s', (kind, capabilities, api) =>
  expect(cosmosApi(kind, capabilities)).toBe(api),
);

test('each API has a category of its own', () => expect(new Set(Object.values(requestCategories)).size).toBe(5));

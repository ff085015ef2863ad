import { describe, expect, it, test } from 'vitest';
import { alertedEvents } from '../../../../src/providers/azure/derive/activity-log-alert.ts';

const is = (field: string, equals: string) => ({ field, equals });
const all = (...allOf: readonly object[]) => ({ allOf });
const administrative = is('category', 'Administrative');
const operation = is('operationName', 'Microsoft.Network/networkSecurityGroups/write');
const written = 'microsoft.network/networksecuritygroups/write';

describe('an operation', () => {
  it.each<[string, readonly object[]]>([
    ['by its name', [administrative, operation]],
    ['without a category', [operation]],
    [
      'in any case',
      [is('Category', 'administrative'), is('OPERATIONNAME', 'MICROSOFT.NETWORK/networksecuritygroups/WRITE')],
    ],
    ['where it succeeded', [administrative, operation, is('status', 'Succeeded')]],
    ['of the level that success has', [administrative, operation, is('level', 'Informational')]],
    ['of its own type', [administrative, operation, is('resourceType', 'Microsoft.Network/networkSecurityGroups')]],
    ['of its own provider', [administrative, operation, is('resourceProvider', 'Microsoft.Network')]],
    [
      'with other ends too',
      [administrative, operation, { anyOf: [is('status', 'Failed'), is('status', 'Succeeded')] }],
    ],
  ])('sets it off %s', (_how, terms) =>
    expect(alertedEvents(all(...terms))).toEqual({
      operations: [written],
      allOperations: false,
      serviceHealthEvents: [],
    }),
  );

  it.each<[string, readonly object[]]>([
    ['only where it failed', [administrative, operation, is('status', 'Failed')]],
    ['only as an error', [administrative, operation, is('level', 'Error')]],
    ['only by one caller', [administrative, operation, is('caller', 'admin@example.com')]],
    ['only in one group', [administrative, operation, is('resourceGroup', 'acme-prod')]],
    ['of another type', [administrative, operation, is('resourceType', 'Microsoft.Sql/servers')]],
    ['in a category that it is not in', [is('category', 'Security'), operation]],
  ])('does not set it off for all of it %s', (_how, terms) =>
    expect(alertedEvents(all(...terms))).toMatchObject({ operations: [], allOperations: false }),
  );
});

test('several operations of which any will do', () =>
  expect(
    alertedEvents(all(administrative, { anyOf: [operation, is('operationName', 'a/b/delete')] }))?.operations,
  ).toEqual([written, 'a/b/delete']));

test('without an operation it goes off for all of them', () => {
  expect(alertedEvents(all(administrative))?.allOperations).toBe(true);
  expect(alertedEvents(all(administrative, is('resourceProvider', 'Microsoft.Network')))?.allOperations).toBe(false);
});

describe('service health', () => {
  const health = is('category', 'ServiceHealth');
  it('goes off for every kind of event where none is named', () =>
    expect(alertedEvents(all(health))?.serviceHealthEvents).toContain('Incident'));
  it('goes off for the kinds that are named, of some services', () =>
    expect(
      alertedEvents(
        all(
          health,
          { anyOf: [is('properties.incidentType', 'incident'), is('properties.incidentType', 'Security')] },
          { field: 'properties.impactedServices[*].ServiceName', containsAny: ['Storage'] },
        ),
      )?.serviceHealthEvents,
    ).toEqual(['Incident', 'Security']));
  it('is no alert on operations', () =>
    expect(alertedEvents(all(health))).toMatchObject({ allOperations: false, operations: [] }));
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['no list', { allOf: {} }],
  ['a term without a value', all({ field: 'category' })],
  ['alternatives on two fields', all({ anyOf: [is('category', 'Administrative'), is('level', 'Error')] })],
  ['no term', all(null as unknown as object)],
])('of %s nothing is known', (_what, condition) => expect(alertedEvents(condition)).toBeUndefined());

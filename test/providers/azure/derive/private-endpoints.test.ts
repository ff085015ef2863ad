import { expect, it } from 'vitest';
import { approvedPrivateEndpoints } from '../../../../src/providers/azure/derive/private-endpoints.ts';

const connection = (name: string, status?: unknown) => ({
  id: `/Vaults/acme/privateEndpointConnections/${name}`,
  properties: { privateEndpoint: { id: `/PrivateEndpoints/${name}` }, privateLinkServiceConnectionState: { status } },
});

it('counts what was approved alone, in whatever case', () => {
  const connections = [
    connection('b', 'approved'),
    connection('waiting', 'Pending'),
    connection('a', 'Approved'),
    connection('no', 'Rejected'),
    connection('gone', 'Disconnected'),
  ];
  expect(approvedPrivateEndpoints(connections)).toEqual(['/privateendpoints/a', '/privateendpoints/b']);
});

it('names the connection where the endpoint is not told', () =>
  expect(
    approvedPrivateEndpoints([{ id: '/C', properties: { privateLinkServiceConnectionState: { status: 'Approved' } } }]),
  ).toEqual(['/c']));

it.each([undefined, null, []])('finds none in %s', (none) => expect(approvedPrivateEndpoints(none)).toEqual([]));

it.each([
  ['no list', {}],
  ['a connection without a status', [connection('a')]],
  ['null among them', [null]],
])('knows nothing of %s', (_what, connections) => expect(approvedPrivateEndpoints(connections)).toBeUndefined());

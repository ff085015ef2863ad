import { expect, it } from 'vitest';
import { replicaRegions } from '../../../../src/providers/aws/derive/replica-regions.ts';

const osaka = { RegionName: 'ap-northeast-3' };
const virginia = { RegionName: 'us-east-1' };

it.each([
  ['a table without replicas', {}, []],
  ['a list that is empty after a disassociation', { Replicas: [] }, []],
  ['replicas, sorted and each once', { Replicas: [virginia, osaka, osaka] }, ['ap-northeast-3', 'us-east-1']],
  ['a replica and a witness', { Replicas: [osaka], GlobalTableWitnesses: [virginia] }, ['ap-northeast-3', 'us-east-1']],
  ['the version that lists them', { GlobalTableVersion: '2019.11.21', Replicas: [osaka] }, ['ap-northeast-3']],
])('tells the regions of %s', (_, table, regions) => {
  expect(replicaRegions(table)).toEqual(regions);
});

it.each([
  ['no table', undefined],
  ['a replica without a region', { Replicas: [osaka, {}] }],
  ['a global table of the version that does not list replicas', { GlobalTableVersion: '2017.11.29' }],
])('does not tell those of %s', (_, table) => {
  expect(replicaRegions(table)).toBeUndefined();
});

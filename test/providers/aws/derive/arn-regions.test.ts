import { expect, it } from 'vitest';
import { otherRegions } from '../../../../src/providers/aws/derive/arn-regions.ts';

const home = 'ap-northeast-1';

it.each<[readonly string[], readonly string[] | undefined]>([
  [[], []],
  [['orders-replica'], []],
  [['arn:aws:rds:ap-northeast-1:111122223333:db:orders-replica'], []],
  [['orders-replica', 'arn:aws:rds:us-west-2:111122223333:db:orders-replica'], ['us-west-2']],
  [
    [
      'arn:aws:rds:us-west-2:111122223333:db:a',
      'arn:aws:rds:ap-northeast-3:111122223333:auto-backup:ab-1',
      'arn:aws:rds:us-west-2:111122223333:db:b',
    ],
    ['ap-northeast-3', 'us-west-2'],
  ],
  [['arn:aws:rds::111122223333:global-cluster:orders'], undefined],
  [['arn:'], undefined],
])('copies named %j lie in %j', (identifiers, regions) => {
  expect(otherRegions(identifiers, home)).toEqual(regions);
});

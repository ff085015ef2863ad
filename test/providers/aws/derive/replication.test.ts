import { describe, expect, it } from 'vitest';
import { normaliseReplication } from '../../../../src/providers/aws/derive/replication.ts';

const own = {
  regions: new Map([
    ['here', 'ap-northeast-1'],
    ['somewhere', undefined],
  ]),
  complete: true,
};
const rule = (bucket: string, Status = 'Enabled') => ({ Status, Destination: { Bucket: `arn:aws:s3:::${bucket}` } });

describe('replication rules', () => {
  it('say where the destination is, where the account owns it', () => {
    expect(
      normaliseReplication([{ ...rule('here'), ID: 'x', DeleteMarkerReplication: { Status: 'Disabled' } }], own),
    ).toEqual({
      ReplicationRules: [
        {
          ID: 'x',
          Status: 'Enabled',
          DestinationBucket: 'here',
          DestinationIsOwn: true,
          DestinationRegion: 'ap-northeast-1',
          DeleteMarkerReplication: 'Disabled',
        },
      ],
      ForeignDestination: null,
    });
  });

  it('of the older kind replicate delete markers', () => {
    expect(normaliseReplication([rule('here')], own).ReplicationRules?.[0]?.DeleteMarkerReplication).toBe('Enabled');
  });

  it.each([
    ['one', [rule('vault')], 'vault'],
    ['one, named twice', [rule('vault'), rule('vault')], 'vault'],
    ['one that is disabled', [rule('vault', 'Disabled')], null],
    ['one beside an own bucket', [rule('here'), rule('vault')], 'vault'],
    ['several', [rule('vault'), rule('other')], undefined],
  ])('name the bucket of another account: %s', (_, rules, name) => {
    expect(normaliseReplication(rules, own).ForeignDestination).toBe(name);
  });

  it('leave open what a region or a list that was not read would say', () => {
    expect(normaliseReplication([rule('somewhere')], own).ReplicationRules).toMatchObject([
      { DestinationIsOwn: true, DestinationRegion: undefined },
    ]);
    const cut = normaliseReplication([rule('vault')], { ...own, complete: false });
    expect(cut.ReplicationRules).toMatchObject([{ DestinationIsOwn: undefined, DestinationRegion: undefined }]);
    expect(cut).not.toHaveProperty('ForeignDestination');
    expect(normaliseReplication(undefined, own)).toEqual({});
  });
});

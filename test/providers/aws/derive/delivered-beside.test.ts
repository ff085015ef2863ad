import { describe, expect, it } from 'vitest';
import { type Delivery, deliveredBeside } from '../../../../src/providers/aws/derive/delivered-beside.ts';

const group = 'arn:aws:logs:us-east-1:111122223333:log-group:/acme/edge';
const targets = {
  group: `${group}:*`,
  bucket: 'arn:aws:s3:::acme-edge',
  folder: 'arn:aws:s3:::acme-edge/cdn/',
  other: 'arn:aws:s3:::acme-copy',
};
const destinations = Object.entries(targets).map(([arn, destinationResourceArn]) => ({
  arn,
  deliveryDestinationConfiguration: { destinationResourceArn },
}));

function delivery(
  deliverySourceName: string,
  deliveryDestinationArn: string,
  deliveryDestinationType = 'S3',
): Delivery {
  return { deliverySourceName, deliveryDestinationArn, deliveryDestinationType };
}
const toGroup = delivery('edge', 'group', 'CWL');
const none = { OtherDeliveryBucketName: null, OtherDeliveryPath: null };
const open = { OtherDeliveryBucketName: undefined, OtherDeliveryPath: undefined };

describe('where what is delivered to a log group goes as well', () => {
  it.each([
    ['nothing is delivered to it', [delivery('edge', 'bucket')], none],
    ['it goes nowhere else', [toGroup], none],
    [
      'a bucket',
      [toGroup, delivery('edge', 'bucket')],
      { OtherDeliveryBucketName: 'acme-edge', OtherDeliveryPath: '' },
    ],
    [
      'a folder',
      [toGroup, delivery('edge', 'folder')],
      { OtherDeliveryBucketName: 'acme-edge', OtherDeliveryPath: 'cdn/' },
    ],
    ['a bucket, of another source', [toGroup, delivery('waf', 'bucket')], none],
    ['two buckets', [toGroup, delivery('edge', 'bucket'), delivery('edge', 'other')], open],
    ['Firehose', [toGroup, delivery('edge', 'stream', 'FH')], open],
    ['a bucket and Firehose', [toGroup, delivery('edge', 'bucket'), delivery('edge', 'stream', 'FH')], open],
    ['a destination of another account', [toGroup, delivery('edge', 'foreign')], open],
    [
      'one bucket, of two sources',
      [toGroup, delivery('edge', 'bucket'), delivery('waf', 'group', 'CWL'), delivery('waf', 'bucket')],
      { OtherDeliveryBucketName: 'acme-edge', OtherDeliveryPath: '' },
    ],
    [
      'a bucket each, of two sources',
      [toGroup, delivery('edge', 'bucket'), delivery('waf', 'group', 'CWL'), delivery('waf', 'other')],
      open,
    ],
    ['a bucket, of one of two sources', [toGroup, delivery('edge', 'bucket'), delivery('waf', 'group', 'CWL')], none],
  ])('%s', (_, deliveries, expected) => {
    expect(deliveredBeside(group, deliveries, destinations)).toEqual(expected);
  });
});

import { loadWorld, type WorldAnswer } from '../support/aws-world.ts';
import { emptyAccount } from './empty-account.ts';

/** How much an account has. */
export interface Size {
  readonly buckets: number;
  readonly logGroups: number;
  readonly keys: number;
}

const region = 'ap-northeast-1';

const aliases: WorldAnswer = { call: 'kms:ListAliases', status: 200, body: '{"Aliases":[],"Truncated":false}' };

/** An account of this size; each bucket, log group and key answers as those of the fixtures do. */
export function largeAccount(size: Size): readonly WorldAnswer[] {
  const lists = [...buckets(size.buckets), ...logGroups(size.logGroups), keys(size.keys), aliases];
  const listed = new Set(lists.map(({ call }) => call));
  // One answer for all of a kind: the first that is no error.
  const details = loadWorld('s3/compliant', 'kms/compliant', 'logs/compliant')
    .filter(({ call, status, token }) => !listed.has(call) && status === 200 && token === undefined)
    .filter((answer, index, all) => all.findIndex(({ call }) => call === answer.call) === index)
    .map(({ call, status, body }) => ({ call, status, body }));
  return [...emptyAccount, ...lists, ...details];
}

function buckets(count: number): readonly WorldAnswer[] {
  const items = range(count).map(
    (index) =>
      `<Bucket><Name>acme-${index}</Name><CreationDate>2024-04-01T00:00:00.000Z</CreationDate><BucketRegion>${region}</BucketRegion></Bucket>`,
  );
  const xmlns = 'http://s3.amazonaws.com/doc/2006-03-01/';
  const body = `<ListAllMyBucketsResult xmlns="${xmlns}"><Buckets>${items.join('')}</Buckets></ListAllMyBucketsResult>`;
  return [{ call: 's3:ListBuckets', status: 200, body }];
}

function logGroups(count: number): readonly WorldAnswer[] {
  const pages = Math.max(1, Math.ceil(count / 50));
  return range(pages).map((page) => {
    const groups = range(Math.min(50, count - page * 50)).map((index) => {
      const logGroupName = `/acme/${page * 50 + index}`;
      const logGroupArn = `arn:aws:logs:${region}:111122223333:log-group:${logGroupName}`;
      return { logGroupName, logGroupArn, arn: `${logGroupArn}:*`, retentionInDays: 2192, logGroupClass: 'STANDARD' };
    });
    const next = page + 1 < pages ? { nextToken: `page-${page + 1}` } : {};
    return {
      call: 'logs:DescribeLogGroups',
      ...(page === 0 ? {} : { token: `page-${page}` }),
      status: 200,
      body: JSON.stringify({ logGroups: groups, ...next }),
    };
  });
}

function keys(count: number): WorldAnswer {
  const Keys = range(count).map((index) => {
    const KeyId = `00000000-0000-0000-0000-${String(index).padStart(12, '0')}`;
    return { KeyId, KeyArn: `arn:aws:kms:${region}:111122223333:key/${KeyId}` };
  });
  return { call: 'kms:ListKeys', status: 200, body: JSON.stringify({ Keys, Truncated: false }) };
}

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

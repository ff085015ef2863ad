import { expect, it } from 'vitest';
import { accessLogSink } from '../../../../src/providers/aws/derive/access-log-sink.ts';

const place = { account: '111122223333', region: 'ap-northeast-1' };
const path = 'AWSLogs/111122223333/elasticloadbalancing/ap-northeast-1/';

it.each([
  [
    { enabled: 'true', bucket: 'acme-logs', prefix: '' },
    { AccessLogBucketName: 'acme-logs', AccessLogPath: path },
  ],
  [
    { enabled: 'true', bucket: 'acme-logs', prefix: 'alb' },
    { AccessLogBucketName: 'acme-logs', AccessLogPath: `alb/${path}` },
  ],
  [{ enabled: 'true' }, { AccessLogBucketName: undefined, AccessLogPath: path }],
  [
    { enabled: 'false', bucket: 'acme-logs' },
    { AccessLogBucketName: null, AccessLogPath: null },
  ],
  [{}, { AccessLogBucketName: null, AccessLogPath: null }],
])('where access logs go by %j', (keys, sink) => {
  const attributes = Object.entries(keys).map(([name, Value]) => ({ Key: `access_logs.s3.${name}`, Value }));
  expect(accessLogSink(attributes, place)).toEqual(sink);
});

it('is not told without an answer', () => {
  expect(accessLogSink(undefined, place)).toEqual({});
});

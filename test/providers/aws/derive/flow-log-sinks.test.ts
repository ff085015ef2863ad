import { describe, expect, it } from 'vitest';
import { type FlowLog, flowLogSink, otherFlowLogSinks } from '../../../../src/providers/aws/derive/flow-log-sinks.ts';

const place = { partition: 'aws', account: '111122223333', region: 'ap-northeast-1' };
const group = 'arn:aws:logs:ap-northeast-1:111122223333:log-group:/acme/network';

function flowLog(id: string, rest: Partial<FlowLog> = {}): FlowLog {
  return {
    FlowLogId: id,
    ResourceId: 'vpc-0a1',
    FlowLogStatus: 'ACTIVE',
    DeliverLogsStatus: 'SUCCESS',
    TrafficType: 'ALL',
    LogDestinationType: 's3',
    LogDestination: 'arn:aws:s3:::acme-flow',
    ...rest,
  };
}
const toGroup: Partial<FlowLog> = { LogDestinationType: 'cloud-watch-logs', LogDestination: undefined };

describe('where a flow log goes', () => {
  it.each([
    ['arn:aws:s3:::acme-flow', {}, 'AWSLogs/111122223333/vpcflowlogs/ap-northeast-1/'],
    ['arn:aws:s3:::acme-flow/net/tokyo/', {}, 'net/tokyo/AWSLogs/111122223333/vpcflowlogs/ap-northeast-1/'],
    [
      'arn:aws:s3:::acme-flow/net',
      { HiveCompatiblePartitions: true },
      'net/AWSLogs/aws-account-id=111122223333/aws-service=vpcflowlogs/aws-region=ap-northeast-1/',
    ],
  ])('is a bucket with the path of its files: %s', (LogDestination, DestinationOptions, LogPath) => {
    const sink = flowLogSink(flowLog('fl-1', { LogDestination, DestinationOptions }), place);
    expect(sink).toEqual({ LogGroupArn: null, LogBucketName: 'acme-flow', LogPath });
  });

  it.each([
    [{ LogDestination: group }, group],
    [{ LogDestination: `${group}:*` }, group],
    [{ LogGroupName: '/acme/network' }, group],
    [{ LogGroupName: '/acme/network', DeliverCrossAccountRole: 'arn:aws:iam::444455556666:role/logs' }, undefined],
    [{}, undefined],
  ])('is a log group: %j', (named, LogGroupArn) => {
    const sink = flowLogSink(flowLog('fl-1', { ...toGroup, ...named }), place);
    expect(sink).toEqual({ LogGroupArn, LogBucketName: null, LogPath: null });
  });

  it.each([['kinesis-data-firehose'], [undefined]])('is not told of %s', (LogDestinationType) => {
    const sink = flowLogSink(flowLog('fl-1', { LogDestinationType }), place);
    expect(sink).toEqual({ LogGroupArn: null, LogBucketName: undefined, LogPath: undefined });
  });
});

describe('where else the traffic is kept', () => {
  const own = flowLog('fl-1', { ...toGroup, LogDestination: group });
  const none = { OtherLogGroupArns: [], OtherLogBucketName: null, OtherLogPath: null };
  const LogPath = 'AWSLogs/111122223333/vpcflowlogs/ap-northeast-1/';

  it('is where the other flow logs of the resource go', () => {
    const short = flowLog('fl-3', { ...toGroup, LogDestination: `${group}-2` });
    expect(otherFlowLogSinks(own, [own, flowLog('fl-2'), short], place)).toEqual({
      OtherLogGroupArns: [`${group}-2`],
      OtherLogBucketName: 'acme-flow',
      OtherLogPath: LogPath,
    });
  });

  it.each([
    ['of another resource', { ResourceId: 'vpc-0a2' }],
    ['that is not delivered', { DeliverLogsStatus: 'FAILED' }],
    ['that is not active', { FlowLogStatus: 'INACTIVE' }],
    ['that records less', { TrafficType: 'REJECT' }],
  ])('is not that of a flow log %s', (_, rest) => {
    expect(otherFlowLogSinks(own, [own, flowLog('fl-2', rest)], place)).toEqual(none);
  });

  it('is that of one which records the same part of the traffic', () => {
    const rejected = { ...own, TrafficType: 'REJECT' };
    const other = flowLog('fl-2', { TrafficType: 'REJECT' });
    expect(otherFlowLogSinks(rejected, [other], place)).toMatchObject({ OtherLogBucketName: 'acme-flow' });
  });

  it('is the same bucket twice, but not several', () => {
    const logs = [flowLog('fl-2'), flowLog('fl-3')];
    expect(otherFlowLogSinks(own, logs, place)).toMatchObject({ OtherLogBucketName: 'acme-flow' });
    const more = [...logs, flowLog('fl-4', { LogDestination: 'arn:aws:s3:::acme-copy' })];
    expect(otherFlowLogSinks(own, more, place)).toEqual({
      ...none,
      OtherLogBucketName: undefined,
      OtherLogPath: undefined,
    });
  });

  it('is left open where Firehose takes them, or where a log group cannot be told', () => {
    const firehose = flowLog('fl-2', { LogDestinationType: 'kinesis-data-firehose' });
    expect(otherFlowLogSinks(own, [firehose], place)).toEqual({
      ...none,
      OtherLogBucketName: undefined,
      OtherLogPath: undefined,
    });
    expect(otherFlowLogSinks(own, [flowLog('fl-2', toGroup)], place)).toEqual({
      ...none,
      OtherLogGroupArns: undefined,
    });
  });
});

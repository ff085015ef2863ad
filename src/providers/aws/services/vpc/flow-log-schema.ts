import type { Field, ResourceSchema } from '../../../schema.ts';

const path: Field = {
  type: 'string',
  nullable: true,
  derived:
    'where the log files begin in the bucket: the folder of the destination (if any), AWSLogs/, account and region',
};

export const flowLogSchema: ResourceSchema = {
  type: 'aws/vpc/flow-log',
  title: { en: 'VPC flow log', ja: 'VPCフローログ' },
  scope: 'region',
  list: [{ call: 'ec2:DescribeFlowLogs', permission: 'ec2:DescribeFlowLogs' }],
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_FlowLog.html',
  fields: {
    FlowLogId: { type: 'string' },
    Region: { type: 'string', derived: 'the region that was asked' },
    ResourceId: {
      type: 'string',
      doc: { en: 'a VPC, a subnet or an interface', ja: 'VPC、サブネット、インターフェイスのいずれか' },
    },
    FlowLogStatus: { type: 'string' },
    // "This parameter is not supported for transit gateway or Cloud WAN resource types": API_CreateFlowLogs.html
    TrafficType: { type: 'string', nullable: true, absentMeans: null, enum: ['ACCEPT', 'REJECT', 'ALL'] },
    DeliverLogsStatus: { type: 'string', enum: ['SUCCESS', 'FAILED'] },
    LogDestinationType: { type: 'string', enum: ['cloud-watch-logs', 's3', 'kinesis-data-firehose'] },
    LogGroupArn: {
      type: 'string',
      nullable: true,
      derived:
        'LogDestination without the :* at its end, or where it is left out LogGroupName in this account and region',
      doc: { en: 'null: not sent to CloudWatch Logs', ja: 'null はCloudWatch Logsへの送信なし' },
    },
    LogBucketName: {
      type: 'string',
      nullable: true,
      derived: 'the bucket in LogDestination',
      doc: { en: 'null: not sent to S3', ja: 'null はS3への送信なし' },
    },
    LogPath: path,
    OtherLogGroupArns: {
      type: 'list',
      derived: 'LogGroupArn of the other active flow logs of the resource that record at least the same traffic',
      items: { type: 'string' },
    },
    OtherLogBucketName: {
      type: 'string',
      nullable: true,
      derived: 'LogBucketName of them; left open where there are several, or where Firehose takes one on',
      doc: { en: 'null: none of them is sent to S3', ja: 'null はS3に送信するものなし' },
    },
    OtherLogPath: path,
  },
};

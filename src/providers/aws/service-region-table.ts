/**
 * Which regions offer which services: generated from the endpoint data of botocore, `data/endpoints.json`, by
 * test/live/service-regions.test.ts; `npm run test:live -- -u` writes it anew. FIPS and dual-stack forms are left out, and
 * the services of isolated partitions. Lists are separated by spaces.
 */
export interface PartitionTable {
  readonly partition: string;
  readonly regions: string;
  /** Services with one endpoint for the whole partition. */
  readonly accountWide: string;
  /** Services that every region has. */
  readonly everywhere: string;
  /** Services that some regions have, and which. */
  readonly somewhere: Readonly<Record<string, string>>;
  /** Services that no region has. */
  readonly nowhere: string;
}

export const botocoreVersion = '1.44.8';

export const partitions: readonly PartitionTable[] = [
  {
    partition: 'aws',
    regions:
      'af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2',
    accountWide: 'account cloudfront iam organizations',
    everywhere:
      'access-analyzer acm api.ecr api.sagemaker apigateway backup cloudtrail cognito-idp config dynamodb ec2 ecs eks elasticache elasticfilesystem elasticloadbalancing es guardduty identitystore kinesis kms lambda logs monitoring rds redshift s3 s3-control secretsmanager securityhub sns sqs ssm sso sts tagging transfer wafv2',
    somewhere: {
      'api.detective':
        'af-south-1 ap-east-1 ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-north-1 eu-south-1 eu-west-1 eu-west-2 eu-west-3 il-central-1 me-south-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2',
      bedrock:
        'af-south-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2',
      healthlake: 'ap-south-1 ap-southeast-2 ca-central-1 eu-west-1 eu-west-2 us-east-1 us-east-2 us-west-2',
      inspector2:
        'af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-7 ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2',
      macie2:
        'af-south-1 ap-east-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-north-1 eu-south-1 eu-west-1 eu-west-2 eu-west-3 il-central-1 me-south-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2',
    },
    nowhere: '',
  },
  {
    partition: 'aws-cn',
    regions: 'cn-north-1 cn-northwest-1',
    accountWide: 'account cloudfront iam organizations',
    everywhere:
      'access-analyzer acm api.ecr api.sagemaker apigateway backup cloudtrail config dynamodb ec2 ecs eks elasticache elasticfilesystem elasticloadbalancing es guardduty identitystore inspector2 kinesis kms lambda logs monitoring rds redshift s3 s3-control secretsmanager securityhub sns sqs ssm sso sts tagging transfer wafv2',
    somewhere: {},
    nowhere: 'api.detective bedrock cognito-idp healthlake macie2',
  },
  {
    partition: 'aws-us-gov',
    regions: 'us-gov-east-1 us-gov-west-1',
    accountWide: 'iam organizations',
    everywhere:
      'access-analyzer acm api.detective api.ecr api.sagemaker apigateway backup bedrock cloudtrail cognito-idp config dynamodb ec2 ecs eks elasticache elasticfilesystem elasticloadbalancing es guardduty identitystore inspector2 kinesis kms lambda logs monitoring rds redshift s3 s3-control secretsmanager securityhub sns sqs ssm sso sts tagging transfer wafv2',
    somewhere: {},
    nowhere: 'account cloudfront healthlake macie2',
  },
  {
    partition: 'aws-iso',
    regions: 'us-iso-east-1 us-iso-west-1',
    accountWide: '',
    everywhere: '',
    somewhere: {},
    nowhere: '',
  },
  {
    partition: 'aws-iso-b',
    regions: 'us-isob-east-1 us-isob-west-1',
    accountWide: '',
    everywhere: '',
    somewhere: {},
    nowhere: '',
  },
  { partition: 'aws-iso-e', regions: 'eu-isoe-west-1', accountWide: '', everywhere: '', somewhere: {}, nowhere: '' },
  {
    partition: 'aws-iso-f',
    regions: 'us-isof-east-1 us-isof-south-1',
    accountWide: '',
    everywhere: '',
    somewhere: {},
    nowhere: '',
  },
  {
    partition: 'aws-eusc',
    regions: 'eusc-de-east-1',
    accountWide: '',
    everywhere:
      'access-analyzer acm api.ecr api.sagemaker apigateway backup bedrock cloudtrail cognito-idp config dynamodb ec2 ecs eks elasticache elasticfilesystem elasticloadbalancing es guardduty identitystore kinesis kms lambda logs monitoring rds redshift s3 s3-control secretsmanager securityhub sns sqs ssm sso sts tagging transfer wafv2',
    somewhere: {},
    nowhere: 'account api.detective cloudfront healthlake iam inspector2 macie2 organizations',
  },
];

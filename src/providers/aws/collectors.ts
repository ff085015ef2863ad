import type { ResourceSchema } from '../schema.ts';
import type { Collector } from './collector.ts';
import { accessanalyzerService } from './services/accessanalyzer/schema.ts';
import { accountService } from './services/account/schema.ts';
import { acmService } from './services/acm/schema.ts';
import { apigatewayService } from './services/apigateway/schema.ts';
import { apigatewayv2Service } from './services/apigatewayv2/schema.ts';
import { backupService } from './services/backup/schema.ts';
import { bedrockService } from './services/bedrock/schema.ts';
import { cloudfrontService } from './services/cloudfront/schema.ts';
import { cloudtrailService } from './services/cloudtrail/schema.ts';
import { cloudwatchService } from './services/cloudwatch/schema.ts';
import { cognitoService } from './services/cognito/schema.ts';
import { configService } from './services/config/schema.ts';
import { detectiveService } from './services/detective/schema.ts';
import { dynamodbService } from './services/dynamodb/schema.ts';
import { ec2Service } from './services/ec2/schema.ts';
import { ecrService } from './services/ecr/schema.ts';
import { ecsService } from './services/ecs/schema.ts';
import { efsService } from './services/efs/schema.ts';
import { eksService } from './services/eks/schema.ts';
import { elasticacheService } from './services/elasticache/schema.ts';
import { elbv2Service } from './services/elbv2/schema.ts';
import { guarddutyService } from './services/guardduty/schema.ts';
import { healthlakeService } from './services/healthlake/schema.ts';
import { iamService } from './services/iam/schema.ts';
import { inspector2Service } from './services/inspector2/schema.ts';
import { kinesisService } from './services/kinesis/schema.ts';
import { kmsService } from './services/kms/schema.ts';
import { lambdaService } from './services/lambda/schema.ts';
import { logsService } from './services/logs/schema.ts';
import { macie2Service } from './services/macie2/schema.ts';
import { opensearchService } from './services/opensearch/schema.ts';
import { organizationsService } from './services/organizations/schema.ts';
import { rdsService } from './services/rds/schema.ts';
import { redshiftService } from './services/redshift/schema.ts';
import { s3Service } from './services/s3/schema.ts';
import { sagemakerService } from './services/sagemaker/schema.ts';
import { secretsmanagerService } from './services/secretsmanager/schema.ts';
import { securityhubService } from './services/securityhub/schema.ts';
import { snsService } from './services/sns/schema.ts';
import { sqsService } from './services/sqs/schema.ts';
import { ssmService } from './services/ssm/schema.ts';
import { ssoService } from './services/sso/schema.ts';
import { taggingService } from './services/tagging/schema.ts';
import { transferService } from './services/transfer/schema.ts';
import { vpcService } from './services/vpc/schema.ts';
import { wafv2Service } from './services/wafv2/schema.ts';

/** The services that are read, in the order of their names. Loads no SDK. */
export const collectors: readonly Collector[] = [
  accessanalyzerService,
  accountService,
  acmService,
  apigatewayService,
  apigatewayv2Service,
  backupService,
  bedrockService,
  cloudfrontService,
  cloudtrailService,
  cloudwatchService,
  cognitoService,
  configService,
  detectiveService,
  dynamodbService,
  ec2Service,
  ecrService,
  ecsService,
  efsService,
  eksService,
  elasticacheService,
  elbv2Service,
  guarddutyService,
  healthlakeService,
  iamService,
  inspector2Service,
  kinesisService,
  kmsService,
  lambdaService,
  logsService,
  macie2Service,
  opensearchService,
  organizationsService,
  rdsService,
  redshiftService,
  s3Service,
  sagemakerService,
  secretsmanagerService,
  securityhubService,
  snsService,
  sqsService,
  ssmService,
  ssoService,
  taggingService,
  transferService,
  vpcService,
  wafv2Service,
];

/** Every resource type that they yield. */
export const awsSchemas: readonly ResourceSchema[] = collectors.flatMap(({ schemas }) => schemas);

import { createRequire } from 'node:module';

/** The packages of the SDK that collectors ask by. */
interface Packages {
  readonly '@aws-sdk/client-accessanalyzer': typeof import('@aws-sdk/client-accessanalyzer');
  readonly '@aws-sdk/client-account': typeof import('@aws-sdk/client-account');
  readonly '@aws-sdk/client-acm': typeof import('@aws-sdk/client-acm');
  readonly '@aws-sdk/client-api-gateway': typeof import('@aws-sdk/client-api-gateway');
  readonly '@aws-sdk/client-apigatewayv2': typeof import('@aws-sdk/client-apigatewayv2');
  readonly '@aws-sdk/client-backup': typeof import('@aws-sdk/client-backup');
  readonly '@aws-sdk/client-bedrock': typeof import('@aws-sdk/client-bedrock');
  readonly '@aws-sdk/client-cloudfront': typeof import('@aws-sdk/client-cloudfront');
  readonly '@aws-sdk/client-cloudtrail': typeof import('@aws-sdk/client-cloudtrail');
  readonly '@aws-sdk/client-cloudwatch': typeof import('@aws-sdk/client-cloudwatch');
  readonly '@aws-sdk/client-cloudwatch-logs': typeof import('@aws-sdk/client-cloudwatch-logs');
  readonly '@aws-sdk/client-cognito-identity-provider': typeof import('@aws-sdk/client-cognito-identity-provider');
  readonly '@aws-sdk/client-config-service': typeof import('@aws-sdk/client-config-service');
  readonly '@aws-sdk/client-detective': typeof import('@aws-sdk/client-detective');
  readonly '@aws-sdk/client-dynamodb': typeof import('@aws-sdk/client-dynamodb');
  readonly '@aws-sdk/client-ec2': typeof import('@aws-sdk/client-ec2');
  readonly '@aws-sdk/client-ecr': typeof import('@aws-sdk/client-ecr');
  readonly '@aws-sdk/client-ecs': typeof import('@aws-sdk/client-ecs');
  readonly '@aws-sdk/client-efs': typeof import('@aws-sdk/client-efs');
  readonly '@aws-sdk/client-eks': typeof import('@aws-sdk/client-eks');
  readonly '@aws-sdk/client-elastic-load-balancing-v2': typeof import('@aws-sdk/client-elastic-load-balancing-v2');
  readonly '@aws-sdk/client-elasticache': typeof import('@aws-sdk/client-elasticache');
  readonly '@aws-sdk/client-guardduty': typeof import('@aws-sdk/client-guardduty');
  readonly '@aws-sdk/client-iam': typeof import('@aws-sdk/client-iam');
  readonly '@aws-sdk/client-inspector2': typeof import('@aws-sdk/client-inspector2');
  readonly '@aws-sdk/client-kinesis': typeof import('@aws-sdk/client-kinesis');
  readonly '@aws-sdk/client-kms': typeof import('@aws-sdk/client-kms');
  readonly '@aws-sdk/client-lambda': typeof import('@aws-sdk/client-lambda');
  readonly '@aws-sdk/client-opensearch': typeof import('@aws-sdk/client-opensearch');
  readonly '@aws-sdk/client-organizations': typeof import('@aws-sdk/client-organizations');
  readonly '@aws-sdk/client-rds': typeof import('@aws-sdk/client-rds');
  readonly '@aws-sdk/client-redshift': typeof import('@aws-sdk/client-redshift');
  readonly '@aws-sdk/client-resource-groups-tagging-api': typeof import('@aws-sdk/client-resource-groups-tagging-api');
  readonly '@aws-sdk/client-s3': typeof import('@aws-sdk/client-s3');
  readonly '@aws-sdk/client-s3-control': typeof import('@aws-sdk/client-s3-control');
  readonly '@aws-sdk/client-sagemaker': typeof import('@aws-sdk/client-sagemaker');
  readonly '@aws-sdk/client-secrets-manager': typeof import('@aws-sdk/client-secrets-manager');
  readonly '@aws-sdk/client-sns': typeof import('@aws-sdk/client-sns');
  readonly '@aws-sdk/client-sqs': typeof import('@aws-sdk/client-sqs');
  readonly '@aws-sdk/client-ssm': typeof import('@aws-sdk/client-ssm');
  readonly '@aws-sdk/client-sso-admin': typeof import('@aws-sdk/client-sso-admin');
  readonly '@aws-sdk/client-sts': typeof import('@aws-sdk/client-sts');
  readonly '@aws-sdk/client-wafv2': typeof import('@aws-sdk/client-wafv2');
}

const require = createRequire(import.meta.url);

/**
 * A package of the SDK, loaded when something of it is first asked for. They are CommonJS, which `import()` has to read twice
 * more: once to tell that it is, once to tell what it exports. Of all of them together that is a fifth of their loading.
 */
export function sdk<Name extends keyof Packages>(name: Name): Packages[Name] {
  return require(name);
}

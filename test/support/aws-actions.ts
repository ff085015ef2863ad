/**
 * IAM actions of the operations that are not authorised under their own name, from the Service Authorization Reference.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const others: Readonly<Record<string, readonly string[]>> = {
  's3:ListBuckets': ['s3:ListAllMyBuckets'],
  's3:GetBucketEncryption': ['s3:GetEncryptionConfiguration'],
  's3:GetBucketLifecycleConfiguration': ['s3:GetLifecycleConfiguration'],
  's3:GetBucketReplication': ['s3:GetReplicationConfiguration'],
  's3:GetObjectLockConfiguration': ['s3:GetBucketObjectLockConfiguration'],
  's3:GetPublicAccessBlock': ['s3:GetBucketPublicAccessBlock'],
  's3control:GetPublicAccessBlock': ['s3:GetAccountPublicAccessBlock'],
  'access-analyzer:ListFindingsV2': ['access-analyzer:ListFindings'],
  'wafv2:GetWebACLForResource': [
    'wafv2:GetWebACLForResource',
    'wafv2:GetWebACL',
    'elasticloadbalancing:GetLoadBalancerWebACL',
  ],
  'lambda:ListFunctionUrlConfigs': ['lambda:ListFunctionUrlConfigs'],
};

/** What a caller has to be allowed to make a call: `ec2:DescribeVpcs`, `apigateway:GET`. */
export function actionsOf(call: string): readonly string[] {
  const [prefix = ''] = call.split(':');
  // API Gateway authorises by HTTP method: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-iam-policy-examples.html
  if (prefix === 'apigateway' || prefix === 'apigatewayv2') return ['apigateway:GET'];
  return others[call] ?? [call];
}

import { covers, type NormalForm, normalise } from './filter-coverage.ts';
import { parseFilterPattern } from './filter-pattern.ts';

/** A metric filter as far as it says what it counts. */
export interface MetricFilter {
  readonly filterPattern?: string | undefined;
  /** Limits it to some accounts of a group that gathers several. */
  readonly fieldSelectionCriteria?: string | undefined;
  readonly metricTransformations?:
    | readonly { readonly metricNamespace?: string | undefined; readonly metricName?: string | undefined }[]
    | undefined;
}

function ofSource(source: string, names: string): string {
  const events = names.split(' ').map((name) => `$.eventName = ${name}`);
  return `{ $.eventSource = ${source}.amazonaws.com && (${events.join(' || ')}) }`;
}

/**
 * The least that a filter has to match to see all of a family of events, each as narrow as the events allow, so that
 * wider filters cover it too. The events are those of the controls CloudWatch.1 to CloudWatch.14 of Security Hub (the
 * calls of EC2-Classic, which is gone, left out), and of changes to an organisation.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
const patterns = {
  UnauthorizedCalls:
    '{ ($.errorCode = "*UnauthorizedOperation" || $.errorCode = "AccessDenied*") && $.sourceIPAddress != "delivery.logs.amazonaws.com" && $.eventName != "HeadBucket" }',
  ConsoleSignInWithoutMfa:
    '{ $.eventSource = signin.amazonaws.com && $.eventName = ConsoleLogin && $.additionalEventData.MFAUsed = No && $.userIdentity.type = IAMUser && $.responseElements.ConsoleLogin = Success }',
  ConsoleSignInFailures:
    '{ $.eventSource = signin.amazonaws.com && $.eventName = ConsoleLogin && $.errorMessage = "Failed authentication" && $.responseElements.ConsoleLogin = Failure }',
  RootUse: '{ $.userIdentity.type = Root && $.userIdentity.invokedBy NOT EXISTS && $.eventType != AwsServiceEvent }',
  IamChanges: ofSource(
    'iam',
    'DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion AttachRolePolicy DetachRolePolicy AttachUserPolicy DetachUserPolicy AttachGroupPolicy DetachGroupPolicy',
  ),
  CloudTrailChanges: ofSource('cloudtrail', 'CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging'),
  ConfigChanges: ofSource(
    'config',
    'StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder',
  ),
  KeyDeletion: ofSource('kms', 'DisableKey ScheduleKeyDeletion'),
  BucketPolicyChanges: ofSource(
    's3',
    'PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication DeleteBucketPolicy DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication',
  ),
  SecurityGroupChanges: ofSource(
    'ec2',
    'AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup',
  ),
  NetworkAclChanges: ofSource(
    'ec2',
    'CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry ReplaceNetworkAclEntry ReplaceNetworkAclAssociation',
  ),
  GatewayChanges: ofSource(
    'ec2',
    'CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway DeleteInternetGateway DetachInternetGateway',
  ),
  RouteTableChanges: ofSource(
    'ec2',
    'CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute DisassociateRouteTable',
  ),
  VpcChanges: ofSource(
    'ec2',
    'CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection CreateVpcPeeringConnection DeleteVpcPeeringConnection RejectVpcPeeringConnection',
  ),
  OrganizationChanges: ofSource(
    'organizations',
    'AcceptHandshake AttachPolicy CreateAccount CreateOrganizationalUnit CreatePolicy DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy DetachPolicy DisablePolicyType EnablePolicyType InviteAccountToOrganization LeaveOrganization MoveAccount RemoveAccountFromOrganization UpdatePolicy UpdateOrganizationalUnit',
  ),
};

export type AuditEvents = keyof typeof patterns;
export const auditEvents = Object.keys(patterns) as readonly AuditEvents[];

/** The patterns as they are compared, read when they are first needed. */
const read = new Map<AuditEvents, NormalForm>();

function wantedOf(family: AuditEvents): NormalForm {
  const form = read.get(family) ?? readPattern(patterns[family]) ?? [];
  read.set(family, form);
  return form;
}

function readPattern(pattern: string): NormalForm | undefined {
  const expression = parseFilterPattern(pattern);
  return expression && normalise(expression);
}

/**
 * By family of audited events the metrics, as `namespace:name`, that count them all: filters of one log group that write
 * to one metric are taken together. A family is left out where only a filter that could not be read might count it.
 */
export function auditMetrics(filters: readonly MetricFilter[]): Partial<Record<AuditEvents, readonly string[]>> {
  const byMetric = new Map<string, NormalForm>();
  let unclear = false;
  for (const filter of filters) {
    const form = filter.fieldSelectionCriteria ? undefined : readPattern(filter.filterPattern ?? '');
    unclear ||= form === undefined;
    for (const { metricNamespace, metricName } of filter.metricTransformations ?? []) {
      const metric = `${metricNamespace}:${metricName}`;
      byMetric.set(metric, [...(byMetric.get(metric) ?? []), ...(form ?? [])]);
    }
  }
  const families = auditEvents.map((family) => {
    const metrics = [...byMetric].filter(([, form]) => covers(form, wantedOf(family))).map(([metric]) => metric);
    return [family, metrics.length === 0 && unclear ? undefined : metrics.sort()] as const;
  });
  return Object.fromEntries(families.filter(([, metrics]) => metrics !== undefined));
}

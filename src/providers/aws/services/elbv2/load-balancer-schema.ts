import type { Field, ResourceSchema } from '../../../schema.ts';
import { deliveriesCall, deliverySourcesCall } from '../../read/log-deliveries.ts';

/** Names the load balancers; their listeners are listed one by one after it. */
export const loadBalancersCall = {
  call: 'elasticloadbalancing:DescribeLoadBalancers',
  permission: 'elasticloadbalancing:DescribeLoadBalancers',
};
const attributes = {
  call: 'elasticloadbalancing:DescribeLoadBalancerAttributes',
  permission: 'elasticloadbalancing:DescribeLoadBalancerAttributes',
};
/** https://docs.aws.amazon.com/waf/latest/developerguide/security_iam_service-with-iam.html */
const webAcl = {
  call: 'wafv2:GetWebACLForResource',
  permission: 'wafv2:GetWebACLForResource',
  also: ['wafv2:GetWebACL', 'elasticloadbalancing:GetLoadBalancerWebACL'],
};

/** A load balancer of another type does not have it: "supported by only …". API_LoadBalancerAttribute.html */
function ofSomeTypes(fields: Readonly<Record<string, Field>>): Field {
  return { type: 'object', nullable: true, absentMeans: null, fields };
}

export const loadBalancerSchema: ResourceSchema = {
  type: 'aws/elbv2/load-balancer',
  title: { en: 'Load balancer (ALB, NLB, GWLB)', ja: 'ロードバランサー（ALB・NLB・GWLB）' },
  scope: 'region',
  list: [loadBalancersCall],
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancer.html',
  fields: {
    LoadBalancerArn: { type: 'string' },
    LoadBalancerName: { type: 'string' },
    Type: { type: 'string', enum: ['application', 'network', 'gateway'] },
    Scheme: {
      type: 'string',
      nullable: true,
      // "You can't specify a scheme for a Gateway Load Balancer": API_CreateLoadBalancer.html
      absentMeans: null,
      enum: ['internet-facing', 'internal'],
    },
    AvailabilityZones: { type: 'list', items: { type: 'object', fields: { ZoneName: { type: 'string' } } } },
    Attributes: {
      type: 'object',
      from: [attributes],
      derived: 'the list of keys and values as an object: a key is split at its dots, true and false are booleans',
      fields: {
        deletion_protection: { type: 'object', fields: { enabled: { type: 'boolean' } } },
        access_logs: ofSomeTypes({ s3: { type: 'object', fields: { enabled: { type: 'boolean' } } } }),
        routing: ofSomeTypes({
          http: {
            type: 'object',
            fields: {
              drop_invalid_header_fields: { type: 'object', fields: { enabled: { type: 'boolean' } } },
              desync_mitigation_mode: { type: 'string', enum: ['monitor', 'defensive', 'strictest'] },
            },
          },
        }),
      },
    },
    AccessLogBucketName: {
      type: 'string',
      nullable: true,
      from: [attributes],
      derived: 'access_logs.s3.bucket, where access_logs.s3.enabled is true',
      doc: { en: 'null: no access logs to S3', ja: 'null はS3へのアクセスログなし' },
    },
    AccessLogPath: {
      type: 'string',
      nullable: true,
      from: [attributes],
      derived: 'access_logs.s3.prefix (if any), AWSLogs/, account, service and region: where the log files begin',
    },
    LogDeliveries: {
      type: 'list',
      from: [deliverySourcesCall, deliveriesCall],
      derived: 'types of log (ALB_ACCESS_LOGS, NLB_ACCESS_LOGS) that CloudWatch Logs delivers of it',
      items: { type: 'string' },
    },
    WebACL: {
      type: 'object',
      nullable: true,
      // "If there is no associated resource, WAF returns a null web ACL": API_GetWebACLForResource.html
      absentMeans: null,
      from: [webAcl],
      doc: {
        en: 'null: no web ACL; asked of Application Load Balancers only',
        ja: 'null はウェブACLの関連付けなし。Application Load Balancerでのみ取得する',
      },
      fields: { ARN: { type: 'string' } },
    },
  },
};

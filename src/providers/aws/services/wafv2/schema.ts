import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const acl = { call: 'wafv2:GetWebACL', permission: 'wafv2:GetWebACL' };
const logging = { call: 'wafv2:ListLoggingConfigurations', permission: 'wafv2:ListLoggingConfigurations' };

/** A web ACL of a region, or of CloudFront, whose home is us-east-1. */
export const webAclSchema: ResourceSchema = {
  type: 'aws/wafv2/web-acl',
  title: { en: 'WAF web ACL', ja: 'AWS WAFのウェブACL' },
  scope: 'region',
  list: [{ call: 'wafv2:ListWebACLs', permission: 'wafv2:ListWebACLs' }],
  source: 'https://docs.aws.amazon.com/waf/latest/APIReference/API_WebACL.html',
  fields: {
    Name: { type: 'string' },
    Id: { type: 'string' },
    ARN: { type: 'string' },
    Scope: { type: 'string', enum: ['REGIONAL', 'CLOUDFRONT'], derived: 'the scope it was listed in' },
    DefaultAction: {
      type: 'string',
      enum: ['Allow', 'Block'],
      from: [acl],
      derived: 'which of its members DefaultAction has',
    },
    Rules: {
      type: 'list',
      from: [acl],
      derived: 'its own rules and the rule groups that Firewall Manager puts before and after them',
      items: {
        type: 'object',
        fields: {
          Name: { type: 'string' },
          Kind: {
            type: 'string',
            enum: ['managed-rule-group', 'rule-group', 'rate-based', 'other'],
            derived: 'what its statement is',
          },
          Effect: {
            type: 'string',
            enum: ['enforce', 'count', 'allow'],
            derived: 'count: it only counts (Action or OverrideAction Count); allow: Action Allow; else enforce',
          },
        },
      },
    },
    Logging: {
      type: 'list',
      from: [logging],
      derived: 'the logging configurations whose ResourceArn it is: one at most in each log scope',
      items: {
        type: 'object',
        fields: {
          LogScope: { type: 'string', enum: ['CUSTOMER', 'SECURITY_LAKE', 'CLOUDWATCH_TELEMETRY_RULE_MANAGED'] },
          LogDestinationConfigs: { type: 'list', items: { type: 'string' } },
        },
      },
    },
  },
};

/** The reader of AWS WAF. */
export const wafv2Service: Collector = {
  service: 'wafv2',
  scope: 'region',
  schemas: [webAclSchema],
  serviceId: 'WAFV2',
  endpointPrefix: 'wafv2',
  load: async () => (await import('./collector.ts')).collectWebAcls,
};

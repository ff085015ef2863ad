import {
  AssociateWebACLCommand,
  CreateWebACLCommand,
  PutLoggingConfigurationCommand,
  type Scope,
  WAFV2Client,
} from '@aws-sdk/client-wafv2';
import { account, region, type Settings } from './settings.ts';

/** An ACL in front of a load balancer, with a log, and one for distributions. */
export async function seedFirewall(settings: Settings, loadBalancer: string): Promise<void> {
  const regional = await createAcl(settings, 'REGIONAL');
  const waf = new WAFV2Client(settings);
  await waf.send(new AssociateWebACLCommand({ WebACLArn: regional, ResourceArn: loadBalancer }));
  await waf.send(
    new PutLoggingConfigurationCommand({
      LoggingConfiguration: {
        ResourceArn: regional,
        LogDestinationConfigs: [`arn:aws:logs:${region}:${account}:log-group:aws-waf-logs-acme`],
      },
    }),
  );
  await createAcl({ ...settings, region: 'us-east-1' }, 'CLOUDFRONT');
}

async function createAcl(settings: Settings, Scope: Scope): Promise<string> {
  const VisibilityConfig = { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: 'acme' };
  const { Summary } = await new WAFV2Client(settings).send(
    new CreateWebACLCommand({
      Name: 'acme',
      Scope,
      DefaultAction: { Allow: {} },
      VisibilityConfig,
      Rules: [
        {
          Name: 'common',
          Priority: 1,
          Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' } },
          OverrideAction: { None: {} },
          VisibilityConfig,
        },
      ],
    }),
  );
  return Summary?.ARN ?? '';
}

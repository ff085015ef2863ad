import type { ElasticLoadBalancingV2Client, LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2';
import { isWanted, readAttributes } from '../../../read/attributes.ts';
import { reportListed } from '../../../read/list-resources.ts';
import type { Listed } from '../../../read/read.ts';
import type { Shaped } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { accessLogSink } from '../../derive/access-log-sink.ts';
import { nestAttributes } from '../../derive/load-balancer-attributes.ts';
import { readLogDeliveries } from '../../read/log-deliveries.ts';
import { loadBalancersCall, loadBalancerSchema as schema } from './load-balancer-schema.ts';

/** Reads what is wanted of each of the listed load balancers. */
export async function reportLoadBalancers(
  context: Context,
  client: ElasticLoadBalancingV2Client,
  listed: Listed<LoadBalancer>,
): Promise<void> {
  if (!isWanted(context, schema)) return;
  const deliveries = await readLogDeliveries(context, { schema, attribute: 'LogDeliveries' });
  await reportListed(context, {
    schema,
    call: loadBalancersCall,
    listed,
    identify: ({ LoadBalancerArn = '', LoadBalancerName = LoadBalancerArn }) => ({
      id: LoadBalancerArn,
      name: LoadBalancerName,
    }),
    details: ({ LoadBalancerArn = '', Type }) =>
      Promise.all([
        deliveries(LoadBalancerArn),
        readBalancerAttributes(context, client, LoadBalancerArn),
        // "For an Application Load Balancer": no other type can have a web ACL. API_GetWebACLForResource.html
        ...(Type === 'application' ? [readWebAcl(context, LoadBalancerArn)] : []),
      ]),
  });
}

async function readBalancerAttributes(
  context: Context,
  client: ElasticLoadBalancingV2Client,
  LoadBalancerArn: string,
): Promise<Shaped> {
  const { DescribeLoadBalancerAttributesCommand } = sdk('@aws-sdk/client-elastic-load-balancing-v2');
  return readAttributes(context, {
    schema,
    call: 'elasticloadbalancing:DescribeLoadBalancerAttributes',
    subject: LoadBalancerArn,
    send: (options) => client.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn }), options),
    shape: ({ Attributes }) => ({
      Attributes: nestAttributes(Attributes),
      ...accessLogSink(Attributes, context.scope),
    }),
  });
}

async function readWebAcl(context: Context, ResourceArn: string): Promise<Shaped> {
  const { GetWebACLForResourceCommand, WAFV2Client } = sdk('@aws-sdk/client-wafv2');
  const client = new WAFV2Client(context.settings('WAFV2', context.scope.region));
  return readAttributes(context, {
    schema,
    call: 'wafv2:GetWebACLForResource',
    subject: ResourceArn,
    send: (options) => client.send(new GetWebACLForResourceCommand({ ResourceArn }), options),
    shape: ({ WebACL }) => ({ WebACL }),
  });
}

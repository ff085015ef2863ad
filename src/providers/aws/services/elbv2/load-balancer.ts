import type { ElasticLoadBalancingV2Client, LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2';
import { joinShaped, type Shaped, shapeFields } from '../../../shape.ts';
import { listedFields, readAttributes, reportResource } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { nestAttributes } from '../../derive/load-balancer-attributes.ts';
import { loadBalancersCall, loadBalancerSchema as schema } from './load-balancer-schema.ts';

export interface ListedLoadBalancer {
  readonly item: LoadBalancer;
  /** Its log deliveries, by its ARN. */
  readonly deliveries: (arn: string) => Shaped;
}

/** Asks for the wanted attributes of one load balancer and reports it. */
export async function reportLoadBalancer(
  context: Context,
  client: ElasticLoadBalancingV2Client,
  { item, deliveries }: ListedLoadBalancer,
): Promise<void> {
  const { DescribeLoadBalancerAttributesCommand } = await import('@aws-sdk/client-elastic-load-balancing-v2');
  const { LoadBalancerArn = '', LoadBalancerName = LoadBalancerArn } = item;
  const parts = await Promise.all([
    readAttributes(context, {
      schema,
      call: 'elasticloadbalancing:DescribeLoadBalancerAttributes',
      subject: LoadBalancerArn,
      send: (options) => client.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn }), options),
      shape: ({ Attributes }) => ({ Attributes: nestAttributes(Attributes) }),
    }),
    // "For an Application Load Balancer": no other type can have a web ACL. API_GetWebACLForResource.html
    ...(item.Type === 'application' ? [readWebAcl(context, LoadBalancerArn)] : []),
  ]);
  reportResource(context, {
    schema,
    id: LoadBalancerArn,
    name: LoadBalancerName,
    shaped: joinShaped([
      shapeFields(listedFields(context, schema), item, loadBalancersCall),
      deliveries(LoadBalancerArn),
      ...parts,
    ]),
  });
}

async function readWebAcl(context: Context, ResourceArn: string): Promise<Shaped> {
  const { GetWebACLForResourceCommand, WAFV2Client } = await import('@aws-sdk/client-wafv2');
  const client = new WAFV2Client(context.settings('WAFV2', context.scope.region));
  return readAttributes(context, {
    schema,
    call: 'wafv2:GetWebACLForResource',
    subject: ResourceArn,
    send: (options) => client.send(new GetWebACLForResourceCommand({ ResourceArn }), options),
    shape: ({ WebACL }) => ({ WebACL }),
  });
}

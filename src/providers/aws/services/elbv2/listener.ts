import type { ElasticLoadBalancingV2Client, LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2';
import { isWanted, listCall, readListAttribute } from '../../../read/attributes.ts';
import { listChildren, reportListed } from '../../../read/list-resources.ts';
import type { Listed } from '../../../read/read.ts';
import type { Shaped } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { normaliseListenerRules } from '../../derive/listener-rules.ts';
import { listenerEndpoints } from '../../derive/tls-endpoints.ts';
import { listenerSchema as schema } from './schema.ts';

/** Reads the listeners of each load balancer. They are all listed when each of these lists is whole. */
export async function collectListeners(
  context: Context,
  client: ElasticLoadBalancingV2Client,
  loadBalancers: Listed<LoadBalancer>,
): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { DescribeListenersCommand } = sdk('@aws-sdk/client-elastic-load-balancing-v2');
  const call = listCall(schema, 'elasticloadbalancing:DescribeListeners');
  const listed = await listChildren(64, loadBalancers, ({ LoadBalancerArn = '' }) =>
    context.reader.readPages({
      call,
      subject: LoadBalancerArn,
      send: (Marker, options) => client.send(new DescribeListenersCommand({ LoadBalancerArn, Marker }), options),
      items: (page) => page.Listeners,
      next: (page) => page.NextMarker,
    }),
  );
  await reportListed(context, {
    schema,
    call,
    listed,
    identify: ({ parent, item: { ListenerArn = '', Port = '' } }) => ({
      id: ListenerArn,
      name: `${parent.LoadBalancerName ?? parent.LoadBalancerArn}:${Port}`,
    }),
    shape: ({ parent, item }) => ({
      ...item,
      LoadBalancerName: parent.LoadBalancerName,
      LoadBalancerType: parent.Type,
      Region: context.scope.region,
      TlsEndpoints: listenerEndpoints(parent, item),
    }),
    details: async ({ parent, item: { ListenerArn = '' } }) =>
      parent.Type === 'application' ? [await readRules(context, client, ListenerArn)] : [],
  });
}

/** The rules of one listener, the default one among them. */
async function readRules(context: Context, client: ElasticLoadBalancingV2Client, ListenerArn: string): Promise<Shaped> {
  const { DescribeRulesCommand } = sdk('@aws-sdk/client-elastic-load-balancing-v2');
  return readListAttribute(context, {
    schema,
    call: 'elasticloadbalancing:DescribeRules',
    attribute: 'Rules',
    subject: ListenerArn,
    send: (Marker, options) => client.send(new DescribeRulesCommand({ ListenerArn, Marker }), options),
    items: (page) => page.Rules && normaliseListenerRules(page.Rules),
    next: (page) => page.NextMarker,
  });
}

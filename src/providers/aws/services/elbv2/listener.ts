import type { ElasticLoadBalancingV2Client, LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Cause } from '../../../../model/cause.ts';
import { joinShaped, leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import { fieldsFrom, isWanted, listCall, listedFields, reportListing, reportResource } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { normaliseListenerRules } from '../../derive/listener-rules.ts';
import { forEachAtMost } from '../../list-resources.ts';
import type { Listed } from '../../read.ts';
import { listenerSchema as schema } from './schema.ts';

/** Reads the listeners of each load balancer. They are all listed when each of these lists is whole. */
export async function collectListeners(
  context: Context,
  client: ElasticLoadBalancingV2Client,
  loadBalancers: Listed<LoadBalancer>,
): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { DescribeListenersCommand } = await import('@aws-sdk/client-elastic-load-balancing-v2');
  const call = listCall(schema, 'elasticloadbalancing:DescribeListeners');
  const causes: Cause[] = loadBalancers.cause ? [loadBalancers.cause] : [];
  await forEachAtMost(64, loadBalancers.items, async (loadBalancer) => {
    const { LoadBalancerArn = '' } = loadBalancer;
    const listed = await context.reader.readPages({
      call,
      subject: LoadBalancerArn,
      send: (Marker, options) => client.send(new DescribeListenersCommand({ LoadBalancerArn, Marker }), options),
      items: (page) => page.Listeners,
      next: (page) => page.NextMarker,
    });
    if (listed.cause) causes.push(listed.cause);
    await forEachAtMost(64, listed.items, async (listener) => {
      const { ListenerArn = '' } = listener;
      const own = {
        ...listener,
        LoadBalancerName: loadBalancer.LoadBalancerName,
        LoadBalancerType: loadBalancer.Type,
        Region: context.scope.region,
      };
      reportResource(context, {
        schema,
        id: ListenerArn,
        name: `${loadBalancer.LoadBalancerName ?? LoadBalancerArn}:${listener.Port ?? ''}`,
        shaped: joinShaped([
          shapeFields(listedFields(context, schema), own, call),
          ...(loadBalancer.Type === 'application' ? [await readRules(context, client, ListenerArn)] : []),
        ]),
      });
    });
  });
  reportListing(context, schema, causes[0]);
}

/** The rules of one listener, the default one among them. */
async function readRules(context: Context, client: ElasticLoadBalancingV2Client, ListenerArn: string): Promise<Shaped> {
  const call = 'elasticloadbalancing:DescribeRules';
  const { Rules: field } = fieldsFrom(context, schema, call);
  const ref = field?.from?.[0];
  if (!field || !ref) return shapeFields({}, {});
  const { DescribeRulesCommand } = await import('@aws-sdk/client-elastic-load-balancing-v2');
  const { items, cause } = await context.reader.readPages({
    call: ref,
    subject: ListenerArn,
    send: (Marker, options) => client.send(new DescribeRulesCommand({ ListenerArn, Marker }), options),
    items: (page) => page.Rules,
    next: (page) => page.NextMarker,
  });
  if (cause && items.length === 0) return leaveUnread(['Rules'], cause);
  const shaped = shapeFields({ Rules: field }, { Rules: normaliseListenerRules(items) }, ref);
  return cause ? { ...shaped, partial: { ...shaped.partial, Rules: cause } } : shaped;
}

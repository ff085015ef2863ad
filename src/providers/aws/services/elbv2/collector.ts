import { isWanted, listCall, reportListing } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { readCipherSuite } from '../../derive/cipher-suite.ts';
import { forEachAtMost, listResources } from '../../list-resources.ts';
import { readLogDeliveries } from '../../log-deliveries.ts';
import { collectListeners } from './listener.ts';
import { reportLoadBalancer } from './load-balancer.ts';
import { loadBalancerSchema, loadBalancersCall } from './load-balancer-schema.ts';
import { listenerSchema, sslPolicySchema } from './schema.ts';

/** Reads the load balancers of a region with their listeners, and the security policies that AWS offers there. */
export async function collectElbv2(context: Context): Promise<void> {
  await Promise.all([collectLoadBalancers(context), collectSslPolicies(context)]);
}

/** One list of load balancers serves them and their listeners. */
async function collectLoadBalancers(context: Context): Promise<void> {
  const wanted = isWanted(context, loadBalancerSchema);
  if (!wanted && !isWanted(context, listenerSchema)) return;
  const { DescribeLoadBalancersCommand, ElasticLoadBalancingV2Client } = await import(
    '@aws-sdk/client-elastic-load-balancing-v2'
  );
  const client = new ElasticLoadBalancingV2Client(context.settings('Elastic Load Balancing v2', context.scope.region));
  const listed = await context.reader.readPages({
    call: loadBalancersCall,
    send: (Marker, options) => client.send(new DescribeLoadBalancersCommand({ Marker, PageSize: 400 }), options),
    items: (page) => page.LoadBalancers,
    next: (page) => page.NextMarker,
  });
  if (wanted) {
    const deliveries = await readLogDeliveries(context, { schema: loadBalancerSchema, attribute: 'LogDeliveries' });
    await forEachAtMost(64, listed.items, (item) => reportLoadBalancer(context, client, { item, deliveries }));
    reportListing(context, loadBalancerSchema, listed.cause);
  }
  await collectListeners(context, client, listed);
}

/** One call of a few pages: what the SslPolicy of a listener stands for. */
async function collectSslPolicies(context: Context): Promise<void> {
  if (!isWanted(context, sslPolicySchema)) return;
  const { DescribeSSLPoliciesCommand, ElasticLoadBalancingV2Client } = await import(
    '@aws-sdk/client-elastic-load-balancing-v2'
  );
  const { region } = context.scope;
  const client = new ElasticLoadBalancingV2Client(context.settings('Elastic Load Balancing v2', region));
  await listResources(context, {
    schema: sslPolicySchema,
    call: listCall(sslPolicySchema, 'elasticloadbalancing:DescribeSSLPolicies').call,
    send: (Marker, options) => client.send(new DescribeSSLPoliciesCommand({ Marker, PageSize: 400 }), options),
    items: (page) => page.SslPolicies,
    next: (page) => page.NextMarker,
    identify: ({ Name = '' }) => ({ id: `aws/elbv2/ssl-policy/${region}/${Name}`, name: Name }),
    shape: ({ Name, SslProtocols, Ciphers }) => ({
      Name,
      Region: region,
      SslProtocols,
      Ciphers: Ciphers?.map((cipher) => ({ Name: cipher.Name, ...readCipherSuite(cipher.Name) })),
    }),
  });
}

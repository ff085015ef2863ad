import type { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { isWanted } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { readCipherSuite } from '../../derive/cipher-suite.ts';
import { collectListeners } from './listener.ts';
import { reportLoadBalancers } from './load-balancer.ts';
import { loadBalancerSchema, loadBalancersCall } from './load-balancer-schema.ts';
import { listenerSchema, sslPolicySchema } from './schema.ts';

/** Reads the load balancers of a region with their listeners, and the security policies that AWS offers there. */
export async function collectElbv2(context: Context): Promise<void> {
  const { ElasticLoadBalancingV2Client } = sdk('@aws-sdk/client-elastic-load-balancing-v2');
  const client = new ElasticLoadBalancingV2Client(context.settings('Elastic Load Balancing v2', context.scope.region));
  await Promise.all([collectLoadBalancers(context, client), collectSslPolicies(context, client)]);
}

/** One list of load balancers serves them and their listeners. */
async function collectLoadBalancers(context: Context, client: ElasticLoadBalancingV2Client): Promise<void> {
  if (!isWanted(context, loadBalancerSchema) && !isWanted(context, listenerSchema)) return;
  const { DescribeLoadBalancersCommand } = sdk('@aws-sdk/client-elastic-load-balancing-v2');
  const listed = await context.reader.readPages({
    call: loadBalancersCall,
    send: (Marker, options) => client.send(new DescribeLoadBalancersCommand({ Marker, PageSize: 400 }), options),
    items: (page) => page.LoadBalancers,
    next: (page) => page.NextMarker,
  });
  await reportLoadBalancers(context, client, listed);
  await collectListeners(context, client, listed);
}

/** One call of a few pages: what the SslPolicy of a listener stands for. */
async function collectSslPolicies(context: Context, client: ElasticLoadBalancingV2Client): Promise<void> {
  const { DescribeSSLPoliciesCommand } = sdk('@aws-sdk/client-elastic-load-balancing-v2');
  const { region } = context.scope;
  await listResources(context, {
    schema: sslPolicySchema,
    call: 'elasticloadbalancing:DescribeSSLPolicies',
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

import { tlsEndpointsField } from '../../../found-endpoints.ts';
import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import { loadBalancerSchema, loadBalancersCall } from './load-balancer-schema.ts';

const rules = { call: 'elasticloadbalancing:DescribeRules', permission: 'elasticloadbalancing:DescribeRules' };

/** A listener of an Application, Network or Gateway Load Balancer. */
export const listenerSchema: ResourceSchema = {
  type: 'aws/elbv2/listener',
  title: { en: 'Load balancer listener', ja: 'ロードバランサーのリスナー' },
  scope: 'region',
  list: [
    loadBalancersCall,
    { call: 'elasticloadbalancing:DescribeListeners', permission: 'elasticloadbalancing:DescribeListeners' },
  ],
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Listener.html',
  fields: {
    ListenerArn: { type: 'string' },
    LoadBalancerArn: { type: 'string' },
    LoadBalancerName: { type: 'string', derived: 'the name of the load balancer it is of' },
    LoadBalancerType: { type: 'string', derived: 'Type of the load balancer it is of' },
    Region: { type: 'string', derived: 'the region that was asked' },
    // "You can't specify a port for a Gateway Load Balancer", nor a protocol: API_CreateListener.html
    Port: { type: 'integer', nullable: true, absentMeans: null },
    Protocol: { type: 'string', nullable: true, absentMeans: null },
    // "[HTTPS or TLS listener] The security policy": API_Listener.html
    SslPolicy: { type: 'string', nullable: true, absentMeans: null },
    TlsEndpoints: tlsEndpointsField(
      'the port of an HTTPS or TLS listener at DNSName of its load balancer; none where that is internal',
    ),
    MutualAuthentication: {
      type: 'object',
      nullable: true,
      // Of its Mode "the default value is off": API_MutualAuthenticationAttributes.html
      absentMeans: null,
      fields: {
        Mode: { type: 'string', absentMeans: 'off', enum: ['off', 'passthrough', 'verify'] },
        IgnoreClientCertificateExpiry: { type: 'boolean', nullable: true, absentMeans: null },
      },
    },
    Rules: {
      type: 'list',
      from: [rules],
      doc: {
        en: 'the default rule included; asked of listeners of Application Load Balancers only',
        ja: 'デフォルトルールを含む。Application Load Balancerのリスナーでのみ取得する',
      },
      items: {
        type: 'object',
        fields: {
          IsDefault: { type: 'boolean' },
          Actions: {
            type: 'list',
            items: {
              type: 'object',
              fields: {
                Type: { type: 'string' },
                RedirectConfig: {
                  type: 'object',
                  nullable: true,
                  // "Specify only when Type is redirect": API_Action.html
                  absentMeans: null,
                  fields: { Protocol: { type: 'string' } },
                },
                SessionTimeout: {
                  type: 'integer',
                  nullable: true,
                  derived:
                    'seconds: SessionTimeout of an authenticate-oidc or authenticate-cognito action, 604800 where it has none; null of other actions',
                },
              },
            },
          },
        },
      },
    },
  },
};

/** A security policy that AWS keeps for listeners: what a listener's SslPolicy names. */
export const sslPolicySchema: ResourceSchema = {
  type: 'aws/elbv2/ssl-policy',
  title: { en: 'Load balancer security policy', ja: 'ロードバランサーのセキュリティポリシー' },
  scope: 'region',
  list: [{ call: 'elasticloadbalancing:DescribeSSLPolicies', permission: 'elasticloadbalancing:DescribeSSLPolicies' }],
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SslPolicy.html',
  fields: {
    Name: { type: 'string' },
    Region: { type: 'string', derived: 'the region that was asked' },
    SslProtocols: { type: 'list', items: { type: 'string' } },
    Ciphers: {
      type: 'list',
      items: {
        type: 'object',
        fields: {
          Name: { type: 'string' },
          ForwardSecrecy: { type: 'boolean', derived: 'the suite has an ephemeral key exchange, as its name says' },
          Mode: {
            type: 'string',
            enum: ['AEAD', 'CBC', 'STREAM', 'NULL'],
            derived: 'how the suite encrypts, as its name says',
          },
        },
      },
    },
  },
};

/** The reader of Elastic Load Balancing v2: Application, Network and Gateway Load Balancers. */
export const elbv2Service: Collector = {
  service: 'elbv2',
  scope: 'region',
  schemas: [loadBalancerSchema, listenerSchema, sslPolicySchema],
  serviceId: 'Elastic Load Balancing v2',
  otherServiceIds: ['WAFV2', 'CloudWatch Logs'],
  endpointPrefix: 'elasticloadbalancing',
  load: async () => (await import('./collector.ts')).collectElbv2,
};

import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { type Base, given, type Settings } from './settings.ts';

/** A load balancer that speaks TLS and redirects what does not, and one that only forwards. Returns the first one's ARN. */
export async function seedLoadBalancers(settings: Settings, { certificate, network }: Base): Promise<string> {
  const elb = new ElasticLoadBalancingV2Client(settings);
  const create = async (Name: string, Type: 'application' | 'network') => {
    const { LoadBalancers } = await elb.send(
      new CreateLoadBalancerCommand({
        Name,
        Type,
        Scheme: 'internet-facing',
        Subnets: network.subnets.slice(0, 2),
        ...(Type === 'application' && { SecurityGroups: [network.group] }),
      }),
    );
    return given(LoadBalancers?.[0]?.LoadBalancerArn, 'load balancer');
  };
  const { TargetGroups } = await elb.send(
    new CreateTargetGroupCommand({ Name: 'app', Protocol: 'HTTP', Port: 80, VpcId: network.vpc }),
  );
  const forward = { Type: 'forward', TargetGroupArn: TargetGroups?.[0]?.TargetGroupArn } as const;
  const web = await create('web', 'application');
  await elb.send(
    new CreateListenerCommand({
      LoadBalancerArn: web,
      Protocol: 'HTTPS',
      Port: 443,
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      Certificates: [{ CertificateArn: certificate }],
      DefaultActions: [forward],
    }),
  );
  const { Listeners } = await elb.send(
    new CreateListenerCommand({
      LoadBalancerArn: web,
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [
        { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } },
      ],
    }),
  );
  await elb.send(
    new CreateRuleCommand({
      ListenerArn: Listeners?.[0]?.ListenerArn,
      Priority: 1,
      Conditions: [{ Field: 'path-pattern', Values: ['/health'] }],
      Actions: [forward],
    }),
  );
  const plain = await create('plain', 'network');
  await elb.send(
    new CreateListenerCommand({ LoadBalancerArn: plain, Protocol: 'TCP', Port: 80, DefaultActions: [forward] }),
  );
  return web;
}

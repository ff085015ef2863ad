import { findPublicIngress } from './public-ingress.ts';

interface EndpointConfig {
  readonly endpointPublicAccess?: boolean | undefined;
  readonly publicAccessCidrs?: readonly string[] | undefined;
}

/** Public addresses that reach a Kubernetes API endpoint: `PrefixLength` is that of one network as large as all together. */
export interface EndpointIngress {
  readonly Family: 'ipv4' | 'ipv6';
  readonly PrefixLength: number;
  readonly Sources: readonly string[];
}

/**
 * From where the public endpoint of an EKS cluster is reached: nowhere where it is off. `undefined` where the answer does
 * not say, or a network cannot be read.
 * https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
 */
export function findEndpointIngress(config: EndpointConfig | undefined): readonly EndpointIngress[] | undefined {
  if (config?.endpointPublicAccess === false) return [];
  if (config?.endpointPublicAccess === undefined || config.publicAccessCidrs === undefined) return undefined;
  const sources = config.publicAccessCidrs.map((cidr) => ({ cidr, name: cidr }));
  const https = { allow: true, protocol: 'tcp', ports: { from: 443, to: 443 }, sources };
  return findPublicIngress([https])?.map(({ Family, PrefixLength, Sources }) => ({ Family, PrefixLength, Sources }));
}

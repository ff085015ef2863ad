import type { Endpoint } from '../../../model/config.ts';

type TlsEndpoints = readonly Endpoint[] | undefined;

/** https: the one port of CloudFront and API Gateway for TLS. */
const https = 443;

interface Balancer {
  readonly Scheme?: string | undefined;
  readonly DNSName?: string | undefined;
}
interface Listener {
  readonly Protocol?: string | undefined;
  readonly Port?: number | undefined;
}

/**
 * Where a listener answers in TLS: its port at the name of the load balancer, which is kept in the case it was made in.
 * Nothing where it is internal, or passes on what it gets. `undefined` where the answer lacks what says so.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancer.html
 */
export function listenerEndpoints({ Scheme, DNSName }: Balancer, { Protocol, Port }: Listener): TlsEndpoints {
  if ((Protocol !== 'HTTPS' && Protocol !== 'TLS') || Scheme === 'internal') return [];
  if (Scheme === undefined || DNSName === undefined || Port === undefined) return undefined;
  return [{ host: DNSName.toLowerCase(), port: Port }];
}

interface Distribution {
  readonly Enabled?: boolean | undefined;
  readonly DomainName?: string | undefined;
  readonly Aliases?: readonly string[] | undefined;
}

/**
 * Where a distribution answers: at its alternate domain names, else at its own. A name with a wildcard is no server.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionSummary.html
 */
export function distributionEndpoints({ Enabled, DomainName, Aliases }: Distribution): TlsEndpoints {
  if (Enabled === false) return [];
  if (Enabled === undefined || DomainName === undefined || Aliases === undefined) return undefined;
  const names = Aliases.filter(isServer);
  return (names.length > 0 ? names : [DomainName]).map((name) => ({ host: name.toLowerCase(), port: https }));
}

interface ApiDomain {
  readonly domainName?: string | undefined;
  readonly endpointConfiguration?: { readonly types?: readonly string[] | undefined } | undefined;
}

/**
 * Where an API's custom domain name answers. A private one does so in its VPC alone, and a wildcard is no server.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_DomainName.html
 */
export function apiDomainEndpoints({ domainName, endpointConfiguration }: ApiDomain): TlsEndpoints {
  if (domainName === undefined) return undefined;
  if (endpointConfiguration?.types?.includes('PRIVATE') || !isServer(domainName)) return [];
  return [{ host: domainName.toLowerCase(), port: https }];
}

function isServer(name: string): boolean {
  return !name.includes('*');
}

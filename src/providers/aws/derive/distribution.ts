import { distributionEndpoints } from './tls-endpoints.ts';

interface Distribution {
  readonly Enabled?: boolean | undefined;
  readonly DomainName?: string | undefined;
  readonly Aliases?: Items<string>;
  readonly ViewerCertificate?: ViewerCertificate | undefined;
  readonly DefaultCacheBehavior?: Behavior | undefined;
  readonly CacheBehaviors?: Items<Behavior & { readonly PathPattern?: string | undefined }>;
  readonly Origins?: Items<Origin>;
  readonly WebACLId?: string | undefined;
}
type Items<Item> = { readonly Quantity?: number | undefined; readonly Items?: readonly Item[] | undefined } | undefined;
interface ViewerCertificate {
  readonly CloudFrontDefaultCertificate?: boolean | undefined;
  readonly MinimumProtocolVersion?: string | undefined;
}
interface Behavior {
  readonly ViewerProtocolPolicy?: string | undefined;
}
interface Origin {
  readonly Id?: string | undefined;
  readonly DomainName?: string | undefined;
  readonly OriginAccessControlId?: string | undefined;
  readonly S3OriginConfig?: { readonly OriginAccessIdentity?: string | undefined } | undefined;
  readonly CustomOriginConfig?:
    | { readonly OriginProtocolPolicy?: string | undefined; readonly OriginSslProtocols?: Items<string> }
    | undefined;
  readonly VpcOriginConfig?: unknown;
}

/**
 * What we read of a distribution's summary, lists as lists.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionSummary.html
 */
export function readDistribution(summary: Distribution) {
  const { DefaultCacheBehavior, WebACLId } = summary;
  const ordered = listOf(summary.CacheBehaviors);
  const origins = listOf(summary.Origins);
  const Aliases = listOf(summary.Aliases);
  return {
    Aliases,
    TlsEndpoints: distributionEndpoints({ ...summary, Aliases }),
    MinimumViewerTls: minimumViewerTls(summary.ViewerCertificate),
    Behaviors: DefaultCacheBehavior && ordered && [{ ...DefaultCacheBehavior, PathPattern: '*' }, ...ordered],
    Origins: origins?.map(readOrigin),
    S3OriginAccessControlIds: origins && accessControlsOf(origins),
    WebACLId: WebACLId === '' ? null : WebACLId,
  };
}

/**
 * The lowest TLS version for viewers, as `TLSv1.2`, of a security policy such as `TLSv1.2_2021`. "If the distribution uses
 * the CloudFront domain name …, CloudFront automatically sets the security policy to TLSv1 regardless of the value that you
 * set here." `undefined` for what says neither.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ViewerCertificate.html
 */
export function minimumViewerTls(certificate: ViewerCertificate | undefined): string | undefined {
  if (certificate?.CloudFrontDefaultCertificate === true) return 'TLSv1.0';
  const policy = certificate?.MinimumProtocolVersion;
  if (policy === 'SSLv3') return policy;
  const [, major, minor = '0'] = /^TLSv(\d)(?:\.(\d))?(?:_\d{4})?$/.exec(policy ?? '') ?? [];
  return major === undefined ? undefined : `TLSv${major}.${minor}`;
}

/** Empty lists come without their items. */
function listOf<Item>(list: Items<Item>): readonly Item[] | undefined {
  return list?.Quantity === 0 ? [] : list?.Items;
}

function readOrigin(origin: Origin) {
  const { Id, DomainName, S3OriginConfig, CustomOriginConfig, VpcOriginConfig } = origin;
  const base = { Id, DomainName, OriginProtocolPolicy: null, OriginSslProtocols: null, AccessRestricted: null };
  if (CustomOriginConfig) {
    const { OriginProtocolPolicy, OriginSslProtocols } = CustomOriginConfig;
    return { ...base, Kind: 'custom', OriginProtocolPolicy, OriginSslProtocols: listOf(OriginSslProtocols) };
  }
  if (VpcOriginConfig) return { ...base, Kind: 'vpc' };
  return S3OriginConfig ? { ...base, Kind: 's3', AccessRestricted: isRestricted(origin) } : { Id, DomainName };
}

function accessControlsOf(origins: readonly Origin[]): readonly string[] {
  const own = origins.filter(({ S3OriginConfig }) => S3OriginConfig);
  return [...new Set(own.flatMap(({ OriginAccessControlId }) => OriginAccessControlId || []))];
}

/** Both are empty where there is none: API_Origin.html, API_S3OriginConfig.html */
function isRestricted({ OriginAccessControlId, S3OriginConfig }: Origin): boolean {
  return Boolean(OriginAccessControlId) || Boolean(S3OriginConfig?.OriginAccessIdentity);
}

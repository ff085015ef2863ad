/**
 * The lowest TLS version that a TLS security policy of OpenSearch accepts, as `1.2`: the name begins with it.
 * https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DomainEndpointOptions.html
 */
export function lowestTlsVersion(policy: string | undefined): number | undefined {
  const [, major, minor] = /^Policy-Min-TLS-(\d)-(\d)(?:-|$)/.exec(policy ?? '') ?? [];
  return major === undefined ? undefined : Number(`${major}.${minor}`);
}

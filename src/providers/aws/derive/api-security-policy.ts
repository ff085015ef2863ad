/**
 * The lowest TLS version that a security policy of API Gateway accepts, as `TLSv1.2`: `TLS_1_0`, `TLS_1_2`, and the enhanced
 * ones, whose name gives the highest and, where it differs, the lowest (`SecurityPolicy_TLS13_1_2_2021_06`). `undefined` for
 * a name that says neither.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html
 */
export function securityPolicyVersion(policy: string | undefined): string | undefined {
  const [, major, minor] =
    /^TLS_(\d)_(\d)$/.exec(policy ?? '') ??
    /^SecurityPolicy_TLS\d\d_(\d)_(\d)_[A-Za-z0-9_]+$/.exec(policy ?? '') ??
    /^SecurityPolicy_TLS(\d)(\d)_(?:[A-Z]+_)*\d{4}_[A-Z]+$/.exec(policy ?? '') ??
    [];
  return major === undefined ? undefined : `TLSv${major}.${minor}`;
}

/**
 * The lowest TLS version of an API's own endpoint. Without a policy it is TLS 1.0 for edge-optimized and Regional APIs,
 * TLS 1.2 for private ones.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html
 */
export function defaultEndpointVersion(
  policy: string | undefined,
  endpointTypes: readonly string[] | undefined,
): string | undefined {
  if (policy !== undefined) return securityPolicyVersion(policy);
  if (endpointTypes?.some((type) => type === 'EDGE' || type === 'REGIONAL')) return 'TLSv1.0';
  return endpointTypes?.includes('PRIVATE') ? 'TLSv1.2' : undefined;
}

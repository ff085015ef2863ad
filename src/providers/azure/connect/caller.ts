/** Who a token was given to. */
export interface Caller {
  /** Entra tenant; absent: the token does not say. */
  readonly tenant?: string;
  /** The user, or the application, as a person would look for it. */
  readonly name?: string;
}

/**
 * Reads the claims of an access token: tenant (`tid`), user (`upn`) or application (`appid`). They are only told, never
 * relied on; a token without them tells less.
 * https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export function readCaller(token: string): Caller {
  const claims = parseClaims(token);
  const text = (name: string): string | undefined => {
    const value = claims[name];
    return typeof value === 'string' && /^[\x21-\x7e]{1,200}$/.test(value) ? value : undefined;
  };
  const tenant = text('tid')?.toLowerCase();
  const name = text('upn') ?? text('unique_name') ?? text('appid') ?? text('azp') ?? text('oid');
  return { ...(tenant !== undefined && { tenant }), ...(name !== undefined && { name }) };
}

function parseClaims(token: string): Readonly<Record<string, unknown>> {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    return typeof claims === 'object' && claims !== null ? (claims as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

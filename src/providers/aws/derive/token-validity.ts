interface Client {
  readonly AccessTokenValidity?: number | undefined;
  readonly IdTokenValidity?: number | undefined;
  readonly RefreshTokenValidity?: number | undefined;
  readonly TokenValidityUnits?: Units | undefined;
}
interface Units {
  readonly AccessToken?: string | undefined;
  readonly IdToken?: string | undefined;
  readonly RefreshToken?: string | undefined;
}

interface SignIn {
  readonly AllowedOAuthFlows?: readonly string[] | undefined;
  readonly ExplicitAuthFlows?: readonly string[] | undefined;
}

/**
 * Whether an app client signs users in. One of the client credentials grant alone serves programs, as long as no further
 * flow is named for it: "If you don't specify a value for ExplicitAuthFlows", flows for users are supported.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html
 */
export function signsUsersIn({ AllowedOAuthFlows = [], ExplicitAuthFlows }: SignIn): boolean {
  const forPrograms = AllowedOAuthFlows.length > 0 && AllowedOAuthFlows.every((flow) => flow === 'client_credentials');
  return !forPrograms || !ExplicitAuthFlows || ExplicitAuthFlows.some((flow) => flow !== 'ALLOW_REFRESH_TOKEN_AUTH');
}

const minutesOf: Readonly<Record<string, number>> = { seconds: 1 / 60, minutes: 1, hours: 60, days: 1440 };

/**
 * How long the tokens of an app client are valid, in minutes. "The default time unit is hours", of refresh tokens days;
 * without a value access and ID tokens are valid for one hour, refresh tokens for 30 days, as they are with the value 0.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html
 */
export function tokenMinutes(client: Client) {
  const { AccessToken = 'hours', IdToken = 'hours', RefreshToken = 'days' } = client.TokenValidityUnits ?? {};
  return {
    AccessTokenMinutes: toMinutes(client.AccessTokenValidity || undefined, AccessToken, 60),
    IdTokenMinutes: toMinutes(client.IdTokenValidity || undefined, IdToken, 60),
    RefreshTokenMinutes: toMinutes(client.RefreshTokenValidity || undefined, RefreshToken, 30 * 1440),
  };
}

function toMinutes(value: number | undefined, unit: string, standard: number): number | undefined {
  if (value === undefined) return standard;
  const length = Object.hasOwn(minutesOf, unit) ? minutesOf[unit] : undefined;
  return length === undefined ? undefined : value * length;
}

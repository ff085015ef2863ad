import { describe, expect, it } from 'vitest';
import { durationMinutes } from '../../../../src/providers/aws/derive/iso-duration.ts';
import { signsUsersIn, tokenMinutes } from '../../../../src/providers/aws/derive/token-validity.ts';

describe('an ISO 8601 duration', () => {
  it.each([
    ['PT1H', 60],
    ['PT12H', 720],
    ['PT1H30M', 90],
    ['PT45M', 45],
    ['PT90S', 1.5],
    ['P1D', 1440],
    ['P1DT2H', 1560],
  ])('%s is %d minutes', (text, minutes) => {
    expect(durationMinutes(text)).toBe(minutes);
  });

  it.each([['P'], ['PT'], ['P1DT'], ['8H'], ['PT8'], ['P1M'], ['P1Y'], [''], [undefined]])('%s is none', (text) => {
    expect(durationMinutes(text)).toBeUndefined();
  });
});

describe('the validity of tokens', () => {
  it('is an hour, an hour and 30 days where nothing is set', () => {
    const standard = { AccessTokenMinutes: 60, IdTokenMinutes: 60, RefreshTokenMinutes: 43_200 };
    expect(tokenMinutes({})).toEqual(standard);
    expect(tokenMinutes({ RefreshTokenValidity: 0 })).toEqual(standard);
  });

  it('is in hours, of refresh tokens in days, where no unit is set', () => {
    expect(tokenMinutes({ AccessTokenValidity: 2, IdTokenValidity: 3, RefreshTokenValidity: 1 })).toEqual({
      AccessTokenMinutes: 120,
      IdTokenMinutes: 180,
      RefreshTokenMinutes: 1440,
    });
  });

  it('is in the unit that is set, each for itself', () => {
    const units = { AccessToken: 'minutes', IdToken: 'seconds', RefreshToken: 'hours' };
    expect(
      tokenMinutes({
        AccessTokenValidity: 15,
        IdTokenValidity: 600,
        RefreshTokenValidity: 8,
        TokenValidityUnits: units,
      }),
    ).toEqual({ AccessTokenMinutes: 15, IdTokenMinutes: 10, RefreshTokenMinutes: 480 });
  });

  it('is not known in a unit that is not', () => {
    const client = { AccessTokenValidity: 1, TokenValidityUnits: { AccessToken: 'constructor' } };
    expect(tokenMinutes(client).AccessTokenMinutes).toBeUndefined();
  });
});

describe('an app client', () => {
  const programs = { AllowedOAuthFlows: ['client_credentials'], ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] };

  it('of programs signs no users in', () => {
    expect(signsUsersIn(programs)).toBe(false);
    expect(signsUsersIn({ ...programs, ExplicitAuthFlows: [] })).toBe(false);
  });

  it.each([
    ['without a grant', {}],
    ['with an empty list of grants', { ...programs, AllowedOAuthFlows: [] }],
    ['with a grant for users', { ...programs, AllowedOAuthFlows: ['code'] }],
    ['with a flow for users beside', { ...programs, ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] }],
    ['with the flows that hold where none is named', { AllowedOAuthFlows: ['client_credentials'] }],
  ])('%s does', (_, client) => {
    expect(signsUsersIn(client)).toBe(true);
  });
});

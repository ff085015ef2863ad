import type { Body } from '../send/api.ts';
import { asBody } from './as-body.ts';
import { textsOf } from './texts-of.ts';

/** What a policy of conditional access asks before it lets a sign-in through. */
export interface GrantControls {
  /** A second factor, or nobody gets in. */
  readonly asksMfa: boolean;
  /** A second factor that cannot be phished, or nobody gets in. */
  readonly asksPhishingResistant: boolean;
  /** A new password, or nobody gets in. */
  readonly asksNewPassword: boolean;
}

/** What can satisfy a policy. */
type Control = 'block' | 'mfa' | 'phishing-resistant' | 'password-change' | 'other';

/**
 * Methods of the built-in strength "Phishing-resistant MFA".
 * https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strengths
 */
const phishingResistant = ['windowshelloforbusiness', 'fido2', 'x509certificatemultifactor'];

/**
 * With `OR` one control is enough, so each of them must ask it: "MFA or a compliant device" does not ask for MFA.
 * https://learn.microsoft.com/graph/api/resources/conditionalaccessgrantcontrols
 */
export function readGrantControls(grant: Body | undefined): GrantControls {
  const controls = grant ? controlsOf(grant) : [];
  const isAnd = String(grant?.operator ?? 'OR').toUpperCase() === 'AND';
  const asks = (...accepted: readonly Control[]): boolean => {
    const fits = (control: Control): boolean => control === 'block' || accepted.includes(control);
    return controls.length > 0 && (isAnd ? controls.some(fits) : controls.every(fits));
  };
  return {
    asksMfa: asks('mfa', 'phishing-resistant'),
    asksPhishingResistant: asks('phishing-resistant'),
    asksNewPassword: asks('password-change'),
  };
}

function controlsOf(grant: Body): readonly Control[] {
  const strength = asBody(grant.authenticationStrength);
  return [
    ...textsOf(grant.builtInControls).map(toControl),
    ...(strength ? [strengthOf(strength)] : []),
    ...textsOf(grant.customAuthenticationFactors).map((): Control => 'other'),
    ...textsOf(grant.termsOfUse).map((): Control => 'other'),
  ];
}

function toControl(name: string): Control {
  if (name === 'block' || name === 'mfa') return name;
  return name === 'passwordchange' ? 'password-change' : 'other';
}

/** https://learn.microsoft.com/graph/api/resources/authenticationstrengthpolicy */
function strengthOf({ allowedCombinations, requirementsSatisfied }: Body): Control {
  const combinations = textsOf(allowedCombinations);
  if (combinations.length > 0 && combinations.every((one) => phishingResistant.includes(one))) {
    return 'phishing-resistant';
  }
  return requirementsSatisfied === 'mfa' ? 'mfa' : 'other';
}

import type { Body } from '../send/api.ts';
import { administratorRoles } from './administrator-roles.ts';
import { asBody } from './as-body.ts';
import { type Coverage, cover, join, type Subject } from './conditional-access-coverage.ts';
import { type Policy, readPolicies } from './conditional-access-policy.ts';

/**
 * "Windows Azure Service Management API": Azure Resource Manager and what stands before it.
 * https://learn.microsoft.com/entra/identity/conditional-access/policy-old-require-mfa-azure-mgmt
 */
const azureManagement = '797f4846-ba00-4fd7-ba43-dac1f8f63013';

/** How often administrators sign in anew, and who does not. */
export interface SignInFrequency extends Coverage {
  /** 0: every time. */
  readonly hours: number;
}

/** What the policies of conditional access that are enforced ask, by requirement. */
export interface ConditionalAccessFacts {
  readonly mfaForAllUsers: Coverage;
  readonly mfaForAdministrators: Coverage;
  readonly mfaForAzureManagement: Coverage;
  readonly legacyAuthenticationBlocked: Coverage;
  readonly phishingResistantForAdministrators: Coverage;
  readonly browserSessionsOfAdministrators: Coverage;
  /** In ascending order; each with all policies that ask it at least so often. */
  readonly signInFrequencyOfAdministrators: readonly SignInFrequency[];
  readonly mfaForRiskySignIns: Coverage;
  readonly newPasswordForRiskyUsers: Coverage;
}

const everyone: Subject = { name: 'all users' };
const administrators: readonly Subject[] = administratorRoles.map(({ id, name }) => ({ name, role: id }));

/** Frequencies that are told apart: a tenant has one or two. */
const mostFrequencies = 8;

/** `undefined` where a policy is not what it should be. */
export function conditionalAccessFacts(items: readonly Body[]): ConditionalAccessFacts | undefined {
  const all = readPolicies(items);
  if (!all) return undefined;
  const plain = all.filter(({ signInRisks, userRisks }) => signInRisks.size + userRisks.size === 0);
  const modern = plain.filter((policy) => holdsForClients(policy, ['browser', 'mobileappsanddesktopclients']));
  const mfa = modern.filter(({ grant }) => grant.asksMfa);
  const risky = all.filter((policy) => holdsForClients(policy, ['browser', 'mobileappsanddesktopclients']));
  return {
    mfaForAllUsers: cover(mfa, [everyone]),
    mfaForAdministrators: cover(mfa, administrators),
    mfaForAzureManagement: cover(mfa, [{ ...everyone, application: azureManagement }]),
    legacyAuthenticationBlocked: legacyAuthentication(plain),
    phishingResistantForAdministrators: cover(
      modern.filter(({ grant }) => grant.asksPhishingResistant),
      administrators,
    ),
    browserSessionsOfAdministrators: cover(modern.filter(endsWithBrowser), administrators),
    signInFrequencyOfAdministrators: frequencies(modern),
    // Microsoft's template: risk high and medium. https://learn.microsoft.com/entra/identity/conditional-access/policy-risk-based-sign-in
    mfaForRiskySignIns: cover(
      risky.filter(
        ({ signInRisks, userRisks, grant }) =>
          signInRisks.has('high') && signInRisks.has('medium') && userRisks.size === 0 && grant.asksMfa,
      ),
      [everyone],
    ),
    // Microsoft's template: risk high. https://learn.microsoft.com/entra/identity/conditional-access/policy-risk-based-user
    newPasswordForRiskyUsers: cover(
      risky.filter(
        ({ signInRisks, userRisks, grant }) => userRisks.has('high') && signInRisks.size === 0 && grant.asksNewPassword,
      ),
      [everyone],
    ),
  };
}

/**
 * Clients of old protocols cannot do MFA, so that asking it of them shuts them out as `block` does.
 * https://learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication
 */
function legacyAuthentication(policies: readonly Policy[]): Coverage {
  const clients = [
    { id: 'exchangeactivesync', name: 'Exchange ActiveSync' },
    { id: 'other', name: 'other clients' },
  ];
  const asking = policies.filter(({ grant }) => grant.asksMfa);
  return join(
    clients.map(({ id, name }) =>
      cover(
        asking.filter((policy) => holdsForClients(policy, [id])),
        [{ name }],
      ),
    ),
  );
}

function holdsForClients({ clientApps }: Policy, clients: readonly string[]): boolean {
  return clientApps.has('all') || clients.every((client) => clientApps.has(client));
}

/** https://learn.microsoft.com/graph/api/resources/persistentbrowsersessioncontrol */
function endsWithBrowser({ session }: Policy): boolean {
  const control = asBody(session.persistentBrowser);
  return control?.isEnabled === true && control.mode === 'never';
}

function frequencies(policies: readonly Policy[]): readonly SignInFrequency[] {
  const asked = policies.flatMap((policy) => {
    const hours = hoursOf(policy);
    return hours === undefined ? [] : [{ policy, hours }];
  });
  const distinct = [...new Set(asked.map(({ hours }) => hours))].sort((a, b) => a - b).slice(0, mostFrequencies);
  return distinct.map((hours) => ({
    hours,
    ...cover(
      asked.filter((one) => one.hours <= hours).map(({ policy }) => policy),
      administrators,
    ),
  }));
}

/** https://learn.microsoft.com/graph/api/resources/signinfrequencysessioncontrol */
function hoursOf({ session }: Policy): number | undefined {
  const { isEnabled, frequencyInterval, type, value } = asBody(session.signInFrequency) ?? {};
  if (isEnabled !== true) return undefined;
  if (frequencyInterval === 'everyTime') return 0;
  if (!Number.isSafeInteger(value)) return undefined;
  if (type === 'hours') return Number(value);
  return type === 'days' ? 24 * Number(value) : undefined;
}

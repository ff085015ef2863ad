import type { Body } from '../send/api.ts';
import { bodiesOf } from './reference.ts';

/** The template "Password Rule Settings". https://learn.microsoft.com/graph/group-directory-settings */
const template = '5cf42378-d67d-4f36-ba46-e8b86229381d';

/**
 * When an account is locked after wrong passwords. Until somebody changes the settings there are none, and the defaults hold:
 * ten attempts, one minute. https://learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout
 */
export function smartLockout(settings: readonly Body[]): Body {
  const own = settings.find(({ templateId }) => String(templateId).toLowerCase() === template);
  const values = new Map(bodiesOf(own?.values).map(({ name, value }) => [name, value]));
  return {
    lockoutThreshold: numberOf(values.get('LockoutThreshold') ?? '10'),
    lockoutDurationSeconds: numberOf(values.get('LockoutDurationInSeconds') ?? '60'),
  };
}

/** Values of settings are texts. */
function numberOf(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

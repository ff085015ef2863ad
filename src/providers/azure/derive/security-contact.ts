import type { Body } from '../send/api.ts';
import { inKnownCase } from './known-case.ts';

/** Whom Defender for Cloud writes to, and of what. No address is kept. */
export interface SecurityContact {
  readonly name: unknown;
  readonly isEnabled: unknown;
  readonly emailCount: number | undefined;
  readonly roles: readonly unknown[] | undefined;
  readonly minimalSeverity: unknown;
}

const severities = ['High', 'Medium', 'Low'] as const;

/** A security contact by what its notifications say. https://learn.microsoft.com/rest/api/defenderforcloud/security-contacts/list */
export function describeContact({ name, properties }: Body): SecurityContact {
  const { isEnabled, emails, notificationsByRole, notificationsSources } = (properties ?? {}) as Body;
  const { state, roles } = (notificationsByRole ?? {}) as Body;
  const sources: readonly Body[] | undefined = Array.isArray(notificationsSources) ? notificationsSources : undefined;
  const alert = sources?.find(({ sourceType }) => inKnownCase(sourceType, ['Alert']) === 'Alert');
  return {
    name,
    isEnabled,
    emailCount: countAddresses(emails),
    roles: inKnownCase(state, ['On']) === 'On' ? listOf(roles) : [],
    // The discriminator says which kind it is; without it there is no mail on alerts.
    minimalSeverity: sources && (alert ? inKnownCase(alert.minimalSeverity, severities) : null),
  };
}

/** "List of email addresses which will get notifications ... by the configurations defined in this security contact", with `;` between them. */
function countAddresses(emails: unknown): number | undefined {
  if (emails === undefined || emails === null) return 0;
  if (typeof emails !== 'string') return undefined;
  return emails.split(/[;,]/).filter((address) => address.includes('@')).length;
}

function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

import type { Body } from '../send/api.ts';
import { periodDays } from './retention-period.ts';

/** Units of a retention, as ISO 8601 writes them. */
const units: Readonly<Record<string, string>> = { days: 'D', weeks: 'W', months: 'M', years: 'Y' };

/**
 * How many days every scheduled backup of a policy is kept: by its daily schedule, or the weekly one where there is no daily.
 * What is kept longer for the sake of a month or a year is only some of them. `undefined` where the policy does not say.
 * https://learn.microsoft.com/rest/api/backup/protection-policies/get
 */
export function vaultPolicyRetentionDays(properties: Body): number | undefined {
  const { subProtectionPolicy } = properties;
  if (!Array.isArray(subProtectionPolicy))
    return retentionOf(properties.retentionPolicy ?? properties.vaultRetentionPolicy);
  // Databases in a machine: a full backup is what the differences and the logs begin from.
  const full = (subProtectionPolicy as readonly Body[]).find(({ policyType }) =>
    /^(?:snapshot)?full$/i.test(String(policyType)),
  );
  return retentionOf(full?.retentionPolicy);
}

function retentionOf(policy: unknown): number | undefined {
  const { vaultRetention, retentionDuration, dailySchedule, weeklySchedule } = (policy ?? {}) as Body;
  if (vaultRetention) return retentionOf(vaultRetention);
  const schedule = (dailySchedule ?? weeklySchedule) as Body | null | undefined;
  return durationDays(schedule?.retentionDuration ?? retentionDuration);
}

function durationDays(duration: unknown): number | undefined {
  const { count, durationType } = (duration ?? {}) as Body;
  return periodDays(`P${count}${units[String(durationType).toLowerCase()]}`);
}

/**
 * The same of a policy of a Backup vault: what its default retention rules keep, wherever it is kept longest.
 * https://learn.microsoft.com/rest/api/dataprotection/backup-policies/get
 */
export function backupPolicyRetentionDays({ policyRules }: Body): number | undefined {
  if (!Array.isArray(policyRules)) return undefined;
  // One rule for what stays where it is and one for the vault can both be default ones.
  const rules = (policyRules as readonly Body[]).filter(
    ({ objectType, isDefault }) => objectType === 'AzureRetentionRule' && isDefault === true,
  );
  const lifecycles = rules.flatMap((rule) =>
    Array.isArray(rule.lifecycles) ? (rule.lifecycles as readonly Body[]) : [],
  );
  const kept = lifecycles.map(({ deleteAfter }) => periodDays((deleteAfter as Body | undefined)?.duration));
  const known = kept.filter((count) => count !== undefined);
  return known.length === 0 || known.length < kept.length ? undefined : Math.max(...known);
}

/** Words of the older interface for what both kinds of vault now call otherwise. */
const words: Readonly<Record<string, string>> = {
  Protected: 'ProtectionConfigured',
  IRPending: 'ConfiguringProtection',
  ProtectionPaused: 'ProtectionStopped',
  BackupsSuspended: 'BackupSchedulesSuspended',
};

/**
 * Whether backups of an item are made, in one vocabulary: `ProtectionConfigured`, `ConfiguringProtection`, `ProtectionStopped`,
 * `ProtectionError`, `SoftDeleted` and others. `undefined` where the item does not say.
 * https://learn.microsoft.com/rest/api/backup/protected-items/get#protectionstate and
 * https://learn.microsoft.com/rest/api/dataprotection/backup-instances/get#currentprotectionstate
 */
export function protectionState(current: unknown, older: unknown): string | undefined {
  if (typeof current === 'string' && current !== '') return current;
  if (typeof older !== 'string' || older === '') return undefined;
  return words[older] ?? older;
}

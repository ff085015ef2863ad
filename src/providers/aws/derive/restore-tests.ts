/** A restore job that was completed. */
export interface RestoreJob {
  readonly ResourceType?: string | undefined;
  readonly CompletionDate?: Date | undefined;
  /** Of a restore test: what the validation of the restored resource found. */
  readonly ValidationStatus?: string | undefined;
}

/**
 * By type of protected resource when one was last restored, `null` where none was. A restore whose validation failed
 * does not count. Where a job does not say what it restored, a type with no restore of its own is left open.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/API_RestoreJobsListMember.html
 */
export function restoreTests(types: readonly string[], jobs: readonly RestoreJob[]) {
  const good = jobs.filter(({ ValidationStatus = '' }) => !['FAILED', 'TIMED_OUT'].includes(ValidationStatus));
  const nameless = good.some(({ ResourceType }) => ResourceType === undefined);
  return [...new Set(types)].sort().map((ResourceType) => {
    const dates = good
      .filter((job) => job.ResourceType === ResourceType)
      .map((job) => job.CompletionDate?.getTime() ?? 0);
    const latest = dates.length === 0 ? undefined : new Date(Math.max(...dates));
    return { ResourceType, LastRestore: latest ?? (nameless ? undefined : null) };
  });
}

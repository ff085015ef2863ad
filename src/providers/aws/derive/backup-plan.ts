import { longestGapHours } from './schedule-gap.ts';

interface Lifecycle {
  readonly DeleteAfterDays?: number | undefined;
  readonly DeleteAfterEvent?: string | undefined;
}

/** The parts of a backup rule that say when it runs and how long what it makes is kept where. */
export interface BackupRule {
  readonly RuleName?: string | undefined;
  readonly TargetBackupVaultName?: string | undefined;
  readonly ScheduleExpression?: string | undefined;
  readonly EnableContinuousBackup?: boolean | undefined;
  readonly Lifecycle?: Lifecycle | undefined;
  readonly CopyActions?:
    | readonly { readonly DestinationBackupVaultArn?: string | undefined; readonly Lifecycle?: Lifecycle | undefined }[]
    | undefined;
}

/** "When no CRON expression is provided, Backup will use the default expression cron(0 5 ? * * *)": API_BackupRule.html */
const defaultSchedule = 'cron(0 5 ? * * *)';

/** Backup rules with the longest time between two runs, and the account and region of each copy. */
export function normaliseBackupRules(rules: readonly BackupRule[] | undefined) {
  return rules?.map(({ ScheduleExpression = defaultSchedule, Lifecycle, CopyActions = [], ...rule }) => ({
    RuleName: rule.RuleName,
    TargetBackupVaultName: rule.TargetBackupVaultName,
    ScheduleExpression,
    LongestGapHours: longestGapHours(ScheduleExpression),
    EnableContinuousBackup: rule.EnableContinuousBackup ?? false,
    DeleteAfterDays: daysKept(Lifecycle),
    CopyActions: CopyActions.map((copy) => {
      const [, , , region, account] = copy.DestinationBackupVaultArn?.split(':') ?? [];
      return {
        DestinationBackupVaultArn: copy.DestinationBackupVaultArn,
        DestinationAccount: account,
        DestinationRegion: region,
        DeleteAfterDays: daysKept(copy.Lifecycle),
      };
    }),
  }));
}

/** What goes as soon as it is copied is kept for no day; without a number it is kept for ever. API_Lifecycle.html */
function daysKept(lifecycle: Lifecycle | undefined): number | null {
  return lifecycle?.DeleteAfterEvent ? 0 : (lifecycle?.DeleteAfterDays ?? null);
}

/** A selection as far as it says what it takes in. */
export interface Selection {
  readonly SelectionName?: string | undefined;
  readonly Resources?: readonly string[] | undefined;
  readonly NotResources?: readonly string[] | undefined;
  readonly ListOfTags?: readonly unknown[] | undefined;
  /** By operator, a list of conditions that must all hold. */
  readonly Conditions?: object | undefined;
}

/**
 * A selection, and whether it takes in resources that are made later: by a wildcard in an ARN, by tags, or by leaving
 * some out of all.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html
 */
export function describeSelection({
  SelectionName,
  Resources = [],
  NotResources = [],
  ListOfTags = [],
  Conditions = {},
}: Selection) {
  const byCondition = Object.values(Conditions).some((list) => Array.isArray(list) && list.length > 0);
  const open =
    Resources.some((arn) => arn.includes('*')) || (Resources.length === 0 && (NotResources.length > 0 || byCondition));
  return { SelectionName, Resources, NotResources, TakesInNewResources: open || ListOfTags.length > 0 };
}

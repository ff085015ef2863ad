interface ObjectLock {
  readonly ObjectLockEnabled?: string | undefined;
  readonly Rule?: { readonly DefaultRetention?: Retention | undefined } | undefined;
}
interface Retention {
  readonly Mode?: string | undefined;
  readonly Days?: number | undefined;
  readonly Years?: number | undefined;
}

/**
 * Object Lock with its default retention in days: it is set as days or as years, never both.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_DefaultRetention.html
 */
export function normaliseObjectLock(lock: ObjectLock | undefined) {
  const retention = lock?.Rule?.DefaultRetention;
  if (!lock || !retention) return lock;
  const { Mode, Days, Years } = retention;
  return {
    ...lock,
    Rule: { DefaultRetention: { Mode, Days: Days ?? (Years === undefined ? undefined : Years * 365) } },
  };
}

import type { Assessment } from '../model/assessment.ts';

type Account = NonNullable<Assessment['targets'][number]['accounts']>[number];

/** What the accounts that were entered are called, where they have names. */
export function namesOf(accounts: readonly Account[]): readonly string[] {
  return accounts.flatMap(({ name, caller }) => (name === undefined || caller === undefined ? [] : [name]));
}

import type { Assessment } from '../model/assessment.ts';
import type { Text } from '../model/text.ts';

/** A safeguard of which a scanned provider's API shows nothing, or not all. */
export interface BlindSpot {
  readonly title: Text;
  readonly provider: string;
  readonly reason: Text;
}

/** Those that controls in scope demand. */
export function blindSpots({ safeguards, frameworks }: Assessment): readonly BlindSpot[] {
  const demanded = new Set(
    frameworks.flatMap(({ controls }) =>
      controls.flatMap((control) => (control.status === 'out-of-scope' ? [] : control.safeguards)),
    ),
  );
  return safeguards
    .filter(({ id }) => demanded.has(id))
    .flatMap(({ title, notVisible = [] }) => notVisible.map(({ provider, reason }) => ({ title, provider, reason })));
}

/**
 * Most days a public authority may let a certificate be valid that it issues from this day on: CA/Browser Forum, Baseline
 * Requirements for TLS server certificates 2.2.7, section 6.3.2 (ballot SC-081v3); 825 days for older ones, since 2018-03-01.
 * Newest first.
 */
const limits = [
  { from: '2029-03-15', days: 47 },
  { from: '2027-03-15', days: 100 },
  { from: '2026-03-15', days: 200 },
  { from: '2020-09-01', days: 398 },
] as const;

/** How many days longer a certificate is valid than a public authority may make it; negative: shorter. */
export function daysOverPublicLimit({
  notBefore,
  validityDays,
}: {
  /** RFC 3339, UTC. */
  readonly notBefore: string;
  readonly validityDays: number;
}): number {
  const limit = limits.find(({ from }) => notBefore >= from)?.days ?? 825;
  return validityDays - limit;
}

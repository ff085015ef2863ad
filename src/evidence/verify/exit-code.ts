import {
  type CheckResult,
  type VerificationCheck,
  type VerificationExit,
  verificationExits,
} from '../../model/verification.ts';

const exits: Readonly<Record<VerificationCheck, VerificationExit>> = {
  schema: verificationExits.integrity,
  files: verificationExits.integrity,
  merkle: verificationExits.integrity,
  counts: verificationExits.integrity,
  signature: verificationExits.trust,
  timestamp: verificationExits.trust,
  chain: verificationExits.chain,
  coverage: verificationExits.coverage,
  reperform: verificationExits.reperformance,
  derived: verificationExits.reperformance,
};

/** Gravest first. */
const order = [
  verificationExits.integrity,
  verificationExits.trust,
  verificationExits.chain,
  verificationExits.reperformance,
  verificationExits.coverage,
];

/** What the process ends with: of all that failed, or could not be checked for what did, the gravest. */
export function exitCodeOf(checks: readonly Pick<CheckResult, 'check' | 'status' | 'blocked'>[]): VerificationExit {
  const bad = checks.filter(({ status, blocked }) => status === 'failed' || blocked === true);
  const failed = new Set(bad.map(({ check }) => exits[check]));
  return order.find((code) => failed.has(code)) ?? verificationExits.ok;
}

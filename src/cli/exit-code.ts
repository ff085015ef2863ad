import type { VerificationExit } from '../model/verification.ts';

/** What the process ends with. `cli.md` fixes the numbers. */
export const exitCodes = {
  /** Ran, complete, and the gate holds. */
  ok: 0,
  /** Ran, and the gate does not hold (or a rule's own tests failed). */
  gate: 1,
  /** Did not run: usage, config or catalog. */
  usage: 2,
  /** Ran and the gate would hold, but something in scope could not be read. */
  incomplete: 3,
  /** A bug of ours. */
  bug: 70,
  sigint: 130,
  sigterm: 143,
} as const;
/** `evidence verify` and `period` have codes of their own. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes] | VerificationExit;

import { type CheckLogOptions, createLogChecker } from '../../src/logs/check-log.ts';
import type { LogSummary } from '../../src/model/log-check.ts';

/** Checks a log as it comes. Throws what `chunks` throws. */
export async function checkLog(chunks: AsyncIterable<Uint8Array>, options: CheckLogOptions): Promise<LogSummary> {
  const checker = createLogChecker(options);
  for await (const chunk of chunks) checker.push(chunk);
  return checker.end();
}

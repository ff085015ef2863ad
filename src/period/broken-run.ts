import { InputError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';

/** A bundle is not what its manifest says, or contradicts itself. Nothing is reported of runs with such a one among them. */
export class BrokenRunError extends InputError {
  override name = 'BrokenRunError';
}

/** Where it was found. */
interface Whereabouts {
  readonly file: string;
  readonly runId: string;
  readonly line?: number;
}

/** The error that names file and run. */
export function brokenRun({ file, runId, line }: Whereabouts, what: Text): BrokenRunError {
  const run = runId.slice(0, 80);
  return new BrokenRunError(line === undefined ? { file } : { file, line }, {
    en: `run ${run}: ${what.en}; take the bundle from where it is kept unchanged`,
    ja: `実行 ${run}: ${what.ja}。変更されていない保管元のバンドルを使うこと`,
  });
}

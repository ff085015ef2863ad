import { createHash } from 'node:crypto';
import type { Scope } from '../model/resource.ts';

/** A plain name in the snapshot's folder. */
export const partFilePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}\.ndjson$/;

/**
 * The file of one account and region: `prod_111122223333_ap-northeast-1.ndjson`. Names come from the user's config
 * and from providers, so what is not plainly safe on every file system (case folding, reserved characters, length)
 * is replaced, and a digest of the true names keeps the file its own.
 */
export function partFile({ target, account, region }: Scope): string {
  const names = [target, account, region];
  const safe = names.map((name) =>
    name
      .toLowerCase()
      .replace(/[^a-z0-9.-]+/g, '-')
      .slice(0, 40),
  );
  const isTrue = names.every((name, index) => name === safe[index] && name !== '');
  const digest = createHash('sha256').update(JSON.stringify(names)).digest('hex').slice(0, 16);
  return `${isTrue && /^[a-z0-9]/.test(target) ? '' : `x${digest}_`}${safe.join('_')}.ndjson`;
}

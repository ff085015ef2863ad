import type { Target } from '../model/config.ts';

/**
 * The targets, with what a records target does not say itself: which of the others have resources that may be data stores, and
 * the folder of comply.yaml as messages name it.
 */
export function completeRecords(targets: readonly Target[], folder: string): readonly Target[] {
  const over = targets.filter(({ provider }) => provider === 'aws' || provider === 'azure').map(({ name }) => name);
  return targets.map((target) =>
    target.provider === 'records'
      ? { ...target, ...(over.length > 0 && { over }), ...(folder !== '.' && { beside: folder }) }
      : target,
  );
}

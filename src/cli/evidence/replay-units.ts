import { replayUnit } from '../../collect/replay-unit.ts';
import type { ReplayUnit } from '../../evidence/verify/check-answers.ts';
import { providerNames } from '../../model/config.ts';
import { loadProvider } from '../../providers/index.ts';

/** Reads recorded answers as the collectors of their provider do; each provider is loaded when a unit of it is met. */
export const replayRecorded: ReplayUnit = async ({ target, unit, lines, asked }) => {
  const name = providerNames.find((known) => known === target.provider);
  if (name === undefined || !lines.some(({ kind }) => kind === 'answer')) return undefined;
  const wanted = new Map(Object.entries(asked).map(([type, attributes]) => [type, new Set(attributes)] as const));
  return replayUnit({ provider: await loadProvider(name), target, unit, lines, wanted });
};

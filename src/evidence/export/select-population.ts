import type { ControlDossier, DossierRule } from '../../model/dossier.ts';
import { evidenceFiles, type InventoryEntry } from '../../model/evidence.ts';
import { compareText } from '../../text/order.ts';
import { readLines } from '../bundle/read-file.ts';
import { parseInventoryEntry } from '../verify/parse-result.ts';
import { parseAt } from './open-bundle.ts';

/** Resources that are kept. */
export const populationLimit = 50_000;

/** The resources of the types that rules judge, whole in count. Throws InputError on what is no inventory. */
export async function selectPopulation(
  folder: string,
  rules: readonly Pick<DossierRule, 'resource'>[],
): Promise<ControlDossier['population']> {
  const judged = Map.groupBy(rules, ({ resource }) => resource);
  const counts = new Map([...judged.keys()].map((type) => [type, 0]));
  const rows: InventoryEntry[] = [];
  let total = 0;
  const path = evidenceFiles.inventory;
  for await (const line of readLines(folder, path)) {
    const { value, place } = parseAt(folder, path, line);
    const entry = parseInventoryEntry(value, place);
    const count = counts.get(entry.type);
    if (count === undefined) continue;
    counts.set(entry.type, count + 1);
    total += 1;
    if (rows.length < populationLimit) rows.push(entry);
  }
  const types = [...counts]
    .map(([type, resources]) => ({ type, resources, rules: judged.get(type)?.length ?? 0 }))
    .sort((a, b) => compareText(a.type, b.type));
  return { rows, total, types };
}

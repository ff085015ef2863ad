import type { ResourceRef } from '../../model/result.ts';
import { findingKey } from '../../text/finding-key.ts';

/**
 * Names the findings of one file: `comply/` and the finding's key, the same in every run. Security Hub keeps one finding of an id
 * in an account and region, so where a rule judged one resource of them in two targets the second has its own place behind it.
 */
export function findingIds(): (rule: string, resource: ResourceRef, hub: string) => string {
  const taken = new Set<string>();
  return (rule, { id, target, account, region }, hub) => {
    const plain = `comply/${findingKey(rule, id)}`;
    const placed = `${plain}/${findingKey(target, region)}`;
    let name = taken.has(`${account} ${hub} ${plain}`) ? placed : plain;
    for (let n = 2; taken.has(`${account} ${hub} ${name}`); n++) name = `${placed}/${n}`;
    taken.add(`${account} ${hub} ${name}`);
    return name;
  };
}

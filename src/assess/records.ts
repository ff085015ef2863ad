import { namespaceOf } from '../text/rule-id.ts';

/** Whether a rule judges what an organisation declares, and no system. */
export function isOfRecords(rule: string): boolean {
  return namespaceOf(rule) === 'records';
}

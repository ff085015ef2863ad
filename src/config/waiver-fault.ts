import type { Text } from '../model/text.ts';
import type { Waiver } from '../model/waiver.ts';
import { isBroadResource, isBroadRule } from './broad.ts';

/** What is wrong with a waiver by itself, and the key that says so. */
export interface WaiverFault {
  readonly key: 'type' | 'rule' | 'resources';
  /** Of `resources`: which of them. */
  readonly index: number;
  readonly text: Text;
}

type Judged = Pick<Waiver, 'rule' | 'resources' | 'type' | 'compensating' | 'allowBroad'>;

/**
 * What keeps a waiver from being accepted, whatever the catalog: a compensating control without its evidence, or a
 * pattern that is broader than what it names and does not say `allowBroad`.
 */
export function findWaiverFault({ rule, resources, type, compensating, allowBroad }: Judged): WaiverFault | undefined {
  if (type === 'compensating-control' && compensating === undefined) return { key: 'type', index: 0, text: unproven };
  if (allowBroad === true) return undefined;
  if (isBroadRule(rule)) return { key: 'rule', index: 0, text: everyProvider(start(rule)) };
  const index = resources.findIndex(isBroadResource);
  if (index === -1) return undefined;
  return { key: 'resources', index, text: unnamed(start(resources[index] ?? '')) };
}

const unproven: Text = {
  en: "a compensating control needs its evidence; say in 'compensating' what stands in for the measure, and where that can be seen",
  ja: '代替策には根拠の記載が必要。何を代替策とし、どこで確認できるかを compensating に書くこと',
};

function everyProvider(rule: string): Text {
  return {
    en: `'${rule}' takes in rules of every provider; begin it with one, as aws/s3/*, or say allowBroad`,
    ja: `'${rule}' は全プロバイダーのルールに一致する。aws/s3/* のようにプロバイダーから書くか、allowBroad を指定すること`,
  };
}

function unnamed(glob: string): Text {
  return {
    en: `'${glob}' takes in resources that it does not name, also those to come; keep at least three letters of their names, or say allowBroad`,
    ja: `'${glob}' は名前を特定していないリソースに、今後作るものも含めて一致する。名前の文字を3文字以上残すか、allowBroad を指定すること`,
  };
}

function start(glob: string): string {
  return glob.slice(0, 80);
}

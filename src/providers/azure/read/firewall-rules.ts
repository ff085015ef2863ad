import type { CallRef, Field, ResourceSchema } from '../../schema.ts';
import type { Shaped } from '../../shape.ts';
import type { Context } from '../collector.ts';
import { firewallReach } from '../derive/firewall-ranges.ts';
import { propertiesOf, readWholeList } from './whole-list.ts';

/** What a database server's firewall lets in: fields of a schema. The rules count only while public access is on. */
export function firewallFields(call: CallRef): Readonly<Record<'firewallAddresses' | 'firewallAllowsAzure', Field>> {
  return {
    firewallAddresses: {
      type: 'integer',
      from: [call],
      derived: 'how many addresses the ranges of all firewall rules hold together, that of 0.0.0.0 alone left out',
      doc: {
        en: 'addresses that the firewall rules let in, each counted once',
        ja: 'ファイアウォール規則が許可するアドレスの数（重複は除く）',
      },
    },
    firewallAllowsAzure: {
      type: 'boolean',
      from: [call],
      derived: 'whether a rule is from 0.0.0.0 to 0.0.0.0',
      doc: {
        en: 'a rule lets in any address within Azure, of other customers too',
        ja: '他の利用者を含むAzure内のすべてのアドレスを許可する規則がある',
      },
    },
  };
}

export interface FirewallRulesAsk {
  readonly schema: ResourceSchema;
  /** As the schema's `from` declares it. */
  readonly call: string;
  /** Of the server. */
  readonly id: string;
  readonly apiVersion: string;
}

/** Asks for what the firewall of a database server lets in, if it is wanted. */
export function readFirewallRules(
  context: Context,
  { schema, call, id, apiVersion }: FirewallRulesAsk,
): Promise<Shaped> {
  return readWholeList(context, {
    schema,
    call,
    subject: id,
    path: `${id}/firewallRules?api-version=${apiVersion}`,
    shape: (rules) => {
      const reach = firewallReach(rules.map(propertiesOf));
      return { firewallAddresses: reach?.addresses, firewallAllowsAzure: reach?.azureServices };
    },
  });
}

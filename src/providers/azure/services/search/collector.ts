import type { Context } from '../../collector.ts';
import { ipRulesPrefixLength } from '../../derive/ip-rules.ts';
import { inKnownCase, publicNetworkAccess } from '../../derive/known-case.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { readDiagnosticSettings } from '../../read/diagnostic-settings.ts';
import type { Row } from '../../read/graph-page.ts';
import { listInventory } from '../../read/list-inventory.ts';
import type { Body } from '../../send/api.ts';
import { searchServiceEntry, searchServiceSchema } from './schema.ts';

/** Reads the Azure AI Search services of a subscription. */
export async function collectSearch(context: Context): Promise<void> {
  await listInventory(context, {
    entry: searchServiceEntry,
    shape: shapeService,
    details: async ({ id }) => [
      await readDiagnosticSettings(context, { schema: searchServiceSchema, attribute: 'diagnosticSettings', id }),
    ],
  });
}

function shapeService({ id, name, location, properties }: Row): Body {
  const { networkRuleSet, encryptionWithCmk, ...rest } = properties ?? {};
  const keys = encryptionWithCmk as Body | null | undefined;
  return {
    ...rest,
    id: lowerId(id),
    name,
    location,
    publicNetworkAccess: inKnownCase(rest.publicNetworkAccess, publicNetworkAccess),
    ipRulesPrefixLength: ipRulesPrefixLength((networkRuleSet as Body | null | undefined)?.ipRules ?? []),
    encryptionWithCmk: keys && {
      enforcement: inKnownCase(keys.enforcement, ['Enabled', 'Disabled', 'Unspecified']),
      encryptionComplianceStatus: inKnownCase(keys.encryptionComplianceStatus, ['Compliant', 'NonCompliant']),
    },
  };
}

import type { Context } from '../../collector.ts';
import { inKnownCase, publicNetworkAccess } from '../../derive/known-case.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { readDiagnosticSettings } from '../../read/diagnostic-settings.ts';
import type { Row } from '../../read/graph-page.ts';
import { listInventory } from '../../read/list-inventory.ts';
import type { Body } from '../../send/api.ts';
import { dicomServiceEntry, fhirServiceEntry } from './schema.ts';

/** Reads the FHIR and DICOM services of a subscription. */
export async function collectHealthcareApis(context: Context): Promise<void> {
  await Promise.all(
    [fhirServiceEntry, dicomServiceEntry].map((entry) =>
      listInventory(context, {
        entry,
        shape: shapeService,
        details: async ({ id }) => [
          await readDiagnosticSettings(context, { schema: entry.schema, attribute: 'diagnosticSettings', id }),
        ],
      }),
    ),
  );
}

function shapeService({ id, name, location, properties }: Row): Body {
  const { corsConfiguration, encryption, publicNetworkAccess: access } = properties ?? {};
  const { origins = [] } = (corsConfiguration ?? {}) as Body;
  const { customerManagedKeyEncryption } = (encryption ?? {}) as Body;
  const { keyEncryptionKeyUrl } = (customerManagedKeyEncryption ?? {}) as Body;
  return {
    id: lowerId(id),
    name,
    location,
    publicNetworkAccess: inKnownCase(access, publicNetworkAccess),
    corsOrigins: origins,
    keyEncryptionKeyUrl: keyEncryptionKeyUrl || null,
  };
}

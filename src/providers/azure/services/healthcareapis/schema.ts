import type { Field, ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import { tagsField } from '../../derive/tags-field.ts';
import { diagnosticSettingsField } from '../../read/diagnostic-settings.ts';
import type { InventoryEntry } from '../../read/inventory.ts';
import { publicNetworkAccessField } from '../../read/network-fields.ts';

/** What a FHIR service and a DICOM service have in common. */
const serviceFields = {
  id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
  name: { type: 'string' },
  tags: tagsField,
  location: { type: 'string', derived: 'as the name of a location: japaneast' },
  // Read-only, and turned off for all services of a workspace with the access to the workspace.
  publicNetworkAccess: publicNetworkAccessField,
  corsOrigins: {
    type: 'list',
    items: { type: 'string' },
    derived: 'corsConfiguration.origins; none where it is left out',
  },
  keyEncryptionKeyUrl: {
    type: 'string',
    nullable: true,
    derived: 'encryption.customerManagedKeyEncryption.keyEncryptionKeyUrl',
    doc: { en: 'null: a key that Microsoft manages', ja: 'null はMicrosoftマネージドキー' },
  },
  diagnosticSettings: diagnosticSettingsField,
} as const satisfies Record<string, Field>;

export const fhirServiceSchema: ResourceSchema = {
  type: 'azure/healthcareapis/fhir-service',
  title: { en: 'FHIR service of Azure Health Data Services', ja: 'Azure Health Data ServicesのFHIRサービス' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.HealthcareApis/workspaces/fhirservices/read' }],
  source: 'https://learn.microsoft.com/rest/api/healthcareapis/fhir-services/get',
  fields: serviceFields,
};

export const dicomServiceSchema: ResourceSchema = {
  type: 'azure/healthcareapis/dicom-service',
  title: { en: 'DICOM service of Azure Health Data Services', ja: 'Azure Health Data ServicesのDICOMサービス' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.HealthcareApis/workspaces/dicomservices/read' }],
  source: 'https://learn.microsoft.com/rest/api/healthcareapis/dicom-services/get',
  fields: serviceFields,
};

export const fhirServiceEntry: InventoryEntry = {
  schema: fhirServiceSchema,
  table: 'resources',
  type: 'microsoft.healthcareapis/workspaces/fhirservices',
};

export const dicomServiceEntry: InventoryEntry = {
  schema: dicomServiceSchema,
  table: 'resources',
  type: 'microsoft.healthcareapis/workspaces/dicomservices',
};

/** The reader of Azure Health Data Services. */
export const healthcareapisService: Collector = {
  service: 'healthcareapis',
  scope: 'subscription',
  schemas: [fhirServiceSchema, dicomServiceSchema],
  inventory: [fhirServiceEntry, dicomServiceEntry],
  load: async () => (await import('./collector.ts')).collectHealthcareApis,
};

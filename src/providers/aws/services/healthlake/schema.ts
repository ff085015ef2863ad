import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const describe = { call: 'healthlake:DescribeFHIRDatastore', permission: 'healthlake:DescribeFHIRDatastore' };

export const datastoreSchema: ResourceSchema = {
  type: 'aws/healthlake/datastore',
  title: { en: 'HealthLake FHIR data store', ja: 'HealthLake FHIRデータストア' },
  scope: 'region',
  list: [{ call: 'healthlake:ListFHIRDatastores', permission: 'healthlake:ListFHIRDatastores' }],
  source: 'https://docs.aws.amazon.com/healthlake/latest/APIReference/API_DatastoreProperties.html',
  fields: {
    DatastoreId: { type: 'string' },
    // DatastoreName is not required at creation: API_CreateFHIRDatastore.html
    DatastoreName: { type: 'string', nullable: true, absentMeans: null },
    Region: { type: 'string', derived: 'the region that was asked' },
    DatastoreStatus: {
      type: 'string',
      enum: ['CREATING', 'CREATE_FAILED', 'ACTIVE', 'DELETING', 'DELETED'],
      doc: {
        en: 'deleted data stores stay in the list for a while',
        ja: '削除済みのデータストアも、しばらく一覧に残る',
      },
    },
    SseConfiguration: {
      type: 'object',
      from: [describe],
      fields: {
        KmsEncryptionConfig: {
          type: 'object',
          fields: {
            CmkType: { type: 'string', enum: ['CUSTOMER_MANAGED_KMS_KEY', 'AWS_OWNED_KMS_KEY'] },
            // Named for a customer managed key only: API_KmsEncryptionConfig.html
            KmsKeyId: { type: 'string', nullable: true, absentMeans: null },
          },
        },
      },
    },
    IdentityProviderConfiguration: {
      type: 'object',
      from: [describe],
      fields: {
        AuthorizationStrategy: { type: 'string', enum: ['SMART_ON_FHIR', 'SMART_ON_FHIR_V1', 'AWS_AUTH'] },
        FineGrainedAuthorizationEnabled: { type: 'boolean' },
      },
    },
  },
};

/** The reader of HealthLake. */
export const healthlakeService: Collector = {
  service: 'healthlake',
  scope: 'region',
  schemas: [datastoreSchema],
  serviceId: 'HealthLake',
  endpointPrefix: 'healthlake',
  load: async () => (await import('./collector.ts')).collectDatastores,
};

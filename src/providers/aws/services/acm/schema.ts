import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const describe = { call: 'acm:DescribeCertificate', permission: 'acm:DescribeCertificate' };

export const certificateSchema: ResourceSchema = {
  type: 'aws/acm/certificate',
  title: { en: 'ACM certificate', ja: 'ACM証明書' },
  scope: 'region',
  list: [{ call: 'acm:ListCertificates', permission: 'acm:ListCertificates' }],
  source: 'https://docs.aws.amazon.com/acm/latest/APIReference/API_CertificateSummary.html',
  fields: {
    CertificateArn: { type: 'string' },
    DomainName: { type: 'string' },
    Status: {
      type: 'string',
      enum: ['PENDING_VALIDATION', 'ISSUED', 'INACTIVE', 'EXPIRED', 'VALIDATION_TIMED_OUT', 'REVOKED', 'FAILED'],
    },
    Type: { type: 'string', enum: ['AMAZON_ISSUED', 'IMPORTED', 'PRIVATE'] },
    InUse: { type: 'boolean' },
    NotAfter: {
      type: 'time',
      nullable: true,
      derived: 'NotAfter; null while Status says that no certificate was issued',
    },
    KeyType: { type: 'string', enum: ['RSA', 'EC'], derived: 'the kind of key that KeyAlgorithm names' },
    KeySize: { type: 'integer', derived: 'the bits of the key that KeyAlgorithm names' },
    RenewalEligibility: { type: 'string', enum: ['ELIGIBLE', 'INELIGIBLE'] },
    RenewalSummary: {
      type: 'object',
      nullable: true,
      // "If you don't see the status, ACM hasn't started the managed renewal process for this certificate."
      // https://docs.aws.amazon.com/acm/latest/userguide/check-certificate-renewal-status.html
      absentMeans: null,
      from: [describe],
      doc: { en: 'null: no renewal has begun', ja: 'null は更新処理が未開始' },
      fields: {
        RenewalStatus: { type: 'string', enum: ['PENDING_AUTO_RENEWAL', 'PENDING_VALIDATION', 'SUCCESS', 'FAILED'] },
      },
    },
  },
};

/** The reader of AWS Certificate Manager. */
export const acmService: Collector = {
  service: 'acm',
  scope: 'region',
  schemas: [certificateSchema],
  serviceId: 'ACM',
  endpointPrefix: 'acm',
  load: async () => (await import('./collector.ts')).collectCertificates,
};

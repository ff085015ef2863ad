import type { CertificateSummary, KeyAlgorithm } from '@aws-sdk/client-acm';
import { readAttributes } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { readCertificateKey } from '../../derive/certificate-key.ts';
import { certificateSchema as schema } from './schema.ts';

/** All of them: "default filtering returns only RSA_1024 and RSA_2048 certificates". API_Filters.html */
const keyTypes: KeyAlgorithm[] = [
  'RSA_1024',
  'RSA_2048',
  'RSA_3072',
  'RSA_4096',
  'EC_prime256v1',
  'EC_secp384r1',
  'EC_secp521r1',
];

/**
 * Reads the certificates of a region, used or not: the list says most of it. Those issued through ACME are in it only
 * when named. https://docs.aws.amazon.com/acm/latest/APIReference/API_ListCertificates.html
 */
export async function collectCertificates(context: Context): Promise<void> {
  const { ACMClient, DescribeCertificateCommand, ListCertificatesCommand } = sdk('@aws-sdk/client-acm');
  const client = new ACMClient(context.settings('ACM', context.scope.region));
  await listResources(context, {
    schema,
    call: 'acm:ListCertificates',
    send: (NextToken, options) =>
      client.send(
        new ListCertificatesCommand({
          NextToken,
          MaxItems: 1000,
          Includes: { keyTypes },
          CertificateKeyPairOrigins: ['AWS_MANAGED', 'CUSTOMER_PROVIDED', 'ACME'],
        }),
        options,
      ),
    items: (page) => page.CertificateSummaryList,
    next: (page) => page.NextToken,
    identify: ({ CertificateArn = '', DomainName }) => ({ id: CertificateArn, name: DomainName ?? CertificateArn }),
    shape: shapeSummary,
    details: async ({ CertificateArn }) => [
      await readAttributes(context, {
        schema,
        call: 'acm:DescribeCertificate',
        ...(CertificateArn === undefined ? {} : { subject: CertificateArn }),
        send: (options) => client.send(new DescribeCertificateCommand({ CertificateArn }), options),
        // An answer without a certificate says nothing of its renewal.
        shape: ({ Certificate }) => ({ RenewalSummary: Certificate ? Certificate.RenewalSummary : '' }),
      }),
    ],
  });
}

/** There is no certificate yet, or none came of the request. API_CertificateSummary.html, Status */
const unissued = ['PENDING_VALIDATION', 'VALIDATION_TIMED_OUT', 'FAILED'];

function shapeSummary(summary: CertificateSummary) {
  const none = unissued.includes(summary.Status ?? '');
  const { NotAfter = none ? null : undefined } = summary;
  return { ...summary, NotAfter, ...readCertificateKey(summary.KeyAlgorithm) };
}

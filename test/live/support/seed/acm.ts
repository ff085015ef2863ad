import { ACMClient, ImportCertificateCommand, RequestCertificateCommand } from '@aws-sdk/client-acm';
import type { Identity } from '../../../support/certificate.ts';
import { given, type Settings } from './settings.ts';

/** One that was imported, whose ARN is returned, and one that is waited for. */
export async function seedCertificates(settings: Settings, certificate: Identity): Promise<string> {
  const acm = new ACMClient(settings);
  await acm.send(new RequestCertificateCommand({ DomainName: 'www.acme.example', ValidationMethod: 'DNS' }));
  const { CertificateArn } = await acm.send(
    new ImportCertificateCommand({
      Certificate: Buffer.from(certificate.pem),
      PrivateKey: Buffer.from(certificate.keyPem),
    }),
  );
  return given(CertificateArn, 'certificate');
}

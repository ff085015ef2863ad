import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { getCACertificates } from 'node:tls';
import { UsageError } from '../../../model/errors.ts';
import type { Env, Profile } from './profile.ts';

const certificate =
  /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[\s\S]*?-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g;

/**
 * The authorities that `AWS_CA_BUNDLE`, or else the profile's `ca_bundle`, names in place of the usual ones, as PEM; with
 * them those of `NODE_EXTRA_CA_CERTS`. Absent: none is named.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-gen-config.html
 * @throws UsageError for a file that cannot be read or holds no certificate.
 */
export async function readCaBundle(env: Env, profile: Profile): Promise<readonly string[] | undefined> {
  const fromEnv = env.AWS_CA_BUNDLE !== undefined && env.AWS_CA_BUNDLE !== '';
  const file = fromEnv ? env.AWS_CA_BUNDLE : profile.caBundle;
  if (!file) return undefined;
  const setting = fromEnv ? 'AWS_CA_BUNDLE' : `ca_bundle (${profile.name ?? 'default'})`;
  const text = await readFile(file, 'latin1').catch((error: unknown) => {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'Error';
    throw new UsageError({
      en: `${setting} names '${file}', which cannot be read (${reason}); name a file of PEM certificates, or unset it`,
      ja: `${setting} の '${file}' を読めない（${reason}）。PEM証明書のファイルを指定するか、設定を外すこと`,
    });
  });
  const found = text.match(certificate) ?? [];
  if (found.length === 0 || !found.every(isCertificate)) {
    throw new UsageError({
      en: `${setting} names '${file}', which ${found.length === 0 ? 'holds no PEM certificate' : 'holds a broken certificate'}; name a file of PEM certificates, or unset it`,
      ja: `${setting} の '${file}' に${found.length === 0 ? 'PEM証明書がない' : '壊れた証明書がある'}。PEM証明書のファイルを指定するか、設定を外すこと`,
    });
  }
  // Node has no such list before 22.15.
  return [...found, ...(getCACertificates?.('extra') ?? [])];
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPrograms, type Nginx, startNginx } from '../support/nginx.ts';
import { createLab, type Lab } from './certificates.ts';
import { protocolCases } from './nginx-cases.ts';
import { certificateCases } from './nginx-certificate-cases.ts';
import { featureCases } from './nginx-feature-cases.ts';
import { agreeWithOpenssl } from './openssl-oracle.ts';
import { expectCase, scanAll } from './scan-case.ts';

const missing = !hasPrograms('nginx', 'openssl');
if (missing) {
  if (process.env.CI) throw new Error('nginx and openssl are needed');
  console.warn('skipping the TLS lab: nginx and openssl are needed');
}

describe.skipIf(missing)('nginx', () => {
  const lab: Lab = missing ? { folder: '', root: '', file: () => '' } : createLab();
  const cases = missing ? {} : { ...protocolCases(lab), ...certificateCases(lab), ...featureCases(lab) };
  let nginx: Nginx;
  beforeAll(async () => {
    const sites = Object.fromEntries(Object.entries(cases).map(([name, { site }]) => [name, site]));
    nginx = await startNginx(sites, {});
  });
  afterAll(() => nginx?.stop());

  it.each(Object.entries(cases).filter(([, { site }]) => site.listen !== ''))(
    '%s',
    async (name, { asked = {}, expected }) => {
      const port = nginx.ports[name] ?? 0;
      const result = await scanAll(lab, port, asked, asked.plain === undefined ? undefined : nginx.ports[asked.plain]);
      expectCase(result, expected);
      await agreeWithOpenssl(result);
      expect(result.stats.backOffMs).toBe(0);
    },
  );
});

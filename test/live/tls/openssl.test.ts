import { describe, expect, it, onTestFinished } from 'vitest';
import { hasPrograms } from '../support/nginx.ts';
import { createLab } from './certificates.ts';
import { opensslCases } from './openssl-cases.ts';
import { agreeWithOpenssl } from './openssl-oracle.ts';
import { startProgram } from './program.ts';
import { expectCase, scanAll } from './scan-case.ts';

const missing = !hasPrograms('openssl');
if (missing) {
  if (process.env.CI) throw new Error('openssl is needed');
  console.warn('skipping the servers of openssl: the program is not there');
}

// One connection at a time: the others wait in the kernel's queue.
describe.skipIf(missing)('openssl s_server', () => {
  const lab = missing ? { folder: '', root: '', file: () => '' } : createLab();

  it.each(Object.entries(missing ? {} : opensslCases(lab)))(
    '%s',
    async (_name, { args, asked = {}, expected, noOracle }) => {
      const server = await startProgram(
        'openssl',
        (port) => ['s_server', '-accept', `127.0.0.1:${port}`, '-quiet', ...args],
        lab.folder,
      );
      onTestFinished(server.stop);
      const result = await scanAll(lab, server.port, asked);
      expectCase(result, expected);
      if (noOracle === undefined) await agreeWithOpenssl(result);
      expect(result.stats.backOffMs).toBe(0);
    },
  );
});

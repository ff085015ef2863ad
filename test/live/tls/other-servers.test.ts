import { describe, expect, it, onTestFinished } from 'vitest';
import { startStarttlsServer } from '../../support/starttls-server.ts';
import { hasPrograms } from '../support/nginx.ts';
import { createLab } from './certificates.ts';
import { agreeWithOpenssl } from './openssl-oracle.ts';
import { otherServers } from './other-servers.ts';
import { startProgram } from './program.ts';
import { expectCase, scanAll } from './scan-case.ts';

const ready = hasPrograms('openssl');
const lab = ready ? createLab() : { folder: '', root: '', file: () => '' };
const servers = Object.entries(ready ? otherServers(lab) : {});
const absent = [...new Set(servers.map(([, { program }]) => program))].filter((program) => !hasPrograms(program));
if (absent.length > 0) console.warn(`skipping TLS servers that are not installed: ${absent.join(', ')}`);

describe.skipIf(!ready)('a server of another library', () => {
  it.each(servers.filter(([, { program }]) => !absent.includes(program)))('%s', async (_name, server) => {
    const { backend: protocol } = server;
    const backend =
      protocol === undefined ? undefined : await startStarttlsServer({ protocol, offered: false, cert: '', key: '' });
    const running = await startProgram(server.program, (port) => server.args(port, backend?.port ?? 0), lab.folder);
    onTestFinished(running.stop);
    const result = await scanAll(lab, running.port, server.asked ?? {});
    expectCase(result, server.expected);
    if (server.noOracle === undefined) await agreeWithOpenssl(result);
    expect(result.stats.backOffMs).toBe(0);
  });
});

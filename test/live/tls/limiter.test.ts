import { describe, expect, it, onTestFinished } from 'vitest';
import { scanTlsEndpoints } from '../../../src/tls-scanner-lite/index.ts';
import { limitedProxy } from '../../support/scripted-tls/limiter.ts';
import { listen } from '../../support/scripted-tls/listen.ts';
import { pictureOf } from '../../support/tls-picture.ts';
import { hasPrograms, startNginx } from '../support/nginx.ts';
import { createLab, labNow } from './certificates.ts';
import { protocolCases } from './nginx-cases.ts';

const missing = !hasPrograms('nginx', 'openssl');
const whole = { 'TLSv1.0': 10, 'TLSv1.1': 10, 'TLSv1.2': 44, 'TLSv1.3': 3 };

describe.skipIf(missing)('nginx of 67 suites behind a limiter that resets for 2 s after every 40 connections', () => {
  it('is read whole by 20 scans, or one of them says that it was not', async () => {
    const site = protocolCases(createLab())['67 suites']?.site.lines ?? [];
    const nginx = await startNginx({ all: site }, {});
    onTestFinished(nginx.stop);
    const to = { host: '127.0.0.1', port: nginx.ports.all ?? 0 };
    const proxies = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        listen(limitedProxy({ after: 40, shutFor: 2000 }, to), `127.0.0.${index + 1}`),
      ),
    );
    onTestFinished(async () => void (await Promise.all(proxies.map(({ stop }) => stop()))));
    const targets = proxies.map(({ host, port }) => ({ host, port, serverName: 'localhost' }));
    const signal = new AbortController().signal;
    const options = { parts: ['protocols', 'cipherSuites'], timeoutMs: 5000, signal, now: labNow } as const;
    let found = 0;
    const waits: number[] = [];
    for await (const result of scanTlsEndpoints(targets, options)) {
      const { suites, incomplete } = pictureOf(result);
      const counts = Object.entries(suites).map(([version, names]) => [version, names.length]);
      const isWhole = JSON.stringify(Object.fromEntries(counts)) === JSON.stringify(whole);
      if (isWhole) found += 1;
      else expect(`${suites} ${incomplete}`).toMatch(/rate-limited/);
      waits.push(result.stats.backOffMs);
    }
    console.info(`limiter of 2 s: ${found} of 20 whole; back-off ${Math.min(...waits)} to ${Math.max(...waits)} ms`);
    expect(waits).toHaveLength(20);
    expect(found).toBeGreaterThanOrEqual(19);
  });
});

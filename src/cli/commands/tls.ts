import { parseEndpoint, parseServerName, withStarttls } from '../../config/parse-endpoint.ts';
import { tlsMessagesIn } from '../../i18n/tls.ts';
import type { Endpoint } from '../../model/config.ts';
import { reportTlsJson } from '../../report/tls/json.ts';
import type { RatedEndpoint } from '../../report/tls/rated-endpoint.ts';
import { reportTlsEndpoint, reportTlsSummary } from '../../report/tls/text.ts';
import { listUnread } from '../../report/tls/unread.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { readDelay, readTimeout } from '../limits.ts';
import type { TlsOptions } from '../program.ts';
import { createStatusLine } from '../progress.ts';
import { languageOf, reportOptions } from '../settings.ts';
import { rateEndpoint } from '../tls/rate-endpoint.ts';
import { scanEndpoints } from '../tls/scan-endpoints.ts';

/** Longest wait for one answer, in milliseconds: servers answer within a round trip or two. */
const defaultTimeout = 10_000;

/** Scans each endpoint whole, prints it, and says by its exit code whether everything could be read. */
export async function tls(hosts: readonly string[], options: TlsOptions, io: Io): Promise<ExitCode> {
  const endpoints = readEndpoints(hosts, options);
  const timeoutMs = readTimeout(options.timeout, defaultTimeout);
  const delayMs = options.delay === undefined ? 0 : readDelay(options.delay);
  const language = languageOf(io);
  const printing = { ...reportOptions(io, options, language), now: io.now() };
  const t = tlsMessagesIn(language);
  const draw = createStatusLine(io, options.progress && options.quiet !== true);
  const controller = new AbortController();
  let signal: 'SIGINT' | 'SIGTERM' | undefined;
  const stopListening = io.onInterrupt((received) => {
    signal = received;
    controller.abort();
  });
  const found: RatedEndpoint[] = [];
  try {
    const scanning = scanEndpoints(endpoints, {
      timeoutMs,
      delayMs,
      signal: controller.signal,
      now: printing.now,
      onProgress: ({ done, total, target }) => draw(t.progress({ done, total, what: `${target.host}:${target.port}` })),
    });
    for await (const result of scanning) {
      const endpoint = rateEndpoint(result, printing.now);
      found.push(endpoint);
      draw('');
      if (options.format === 'json') continue;
      const gap = found.length > 1 ? '\n\n\n' : '';
      await io.stdout.write(gap + [...reportTlsEndpoint(endpoint, printing)].join(''));
    }
  } finally {
    draw('');
    stopListening();
  }
  if (options.format === 'json') await io.stdout.write([...reportTlsJson(found)].join(''));
  else if (found.length > 1) await io.stdout.write([...reportTlsSummary(found, printing)].join(''));
  if (signal) return signal === 'SIGINT' ? exitCodes.sigint : exitCodes.sigterm;
  return found.some(({ result }) => listUnread(result).length > 0) ? exitCodes.incomplete : exitCodes.ok;
}

/** The endpoints the arguments name, one named twice once. Throws UsageError. */
function readEndpoints(hosts: readonly string[], options: TlsOptions): readonly Endpoint[] {
  const { starttls, allAddresses } = options;
  const serverName = options.serverName === undefined ? undefined : parseServerName(options.serverName);
  const endpoints = hosts.map((text): Endpoint => {
    const endpoint = parseEndpoint(text);
    return {
      ...(starttls === undefined ? endpoint : withStarttls(endpoint, starttls)),
      ...(serverName !== undefined && { serverName }),
      ...(allAddresses === true && { allAddresses }),
    };
  });
  return [...new Map(endpoints.map((endpoint) => [`${endpoint.host} ${endpoint.port}`, endpoint])).values()];
}

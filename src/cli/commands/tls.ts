import { setImmediate } from 'node:timers/promises';
import { parseEndpoint, parseServerName, withStarttls } from '../../config/parse-endpoint.ts';
import type { Endpoint } from '../../model/config.ts';
import type { RatedEndpoint } from '../../report/tls/rated-endpoint.ts';
import type { TlsOptions } from '../command-options.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { readDelay, readTimeout } from '../limits.ts';
import { createStatusLine } from '../progress.ts';
import { languageOf, reportOptions } from '../settings.ts';
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
  const draw = createStatusLine(io, options.progress && options.quiet !== true);
  const controller = new AbortController();
  let signal: 'SIGINT' | 'SIGTERM' | undefined;
  const stopListening = io.onInterrupt((received) => {
    signal = received;
    controller.abort();
  });
  const found: RatedEndpoint[] = [];
  const presenting = loadPresenter();
  try {
    const scanning = scanEndpoints(endpoints, {
      timeoutMs,
      delayMs,
      signal: controller.signal,
      now: printing.now,
      onProgress: ({ done, total, target: { host, port } }) =>
        void presenting.then(({ tlsMessagesIn }) =>
          draw(tlsMessagesIn(language).progress({ done, total, what: `${host}:${port}` })),
        ),
    });
    for await (const result of scanning) {
      const { rateEndpoint, reportTlsEndpoint } = await presenting;
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
  const { listUnread, reportTlsJson, reportTlsSummary } = await presenting;
  if (options.format === 'json') await io.stdout.write([...reportTlsJson(found)].join(''));
  else if (found.length > 1) await io.stdout.write([...reportTlsSummary(found, printing)].join(''));
  if (signal) return signal === 'SIGINT' ? exitCodes.sigint : exitCodes.sigterm;
  return found.some(({ result }) => listUnread(result).length > 0) ? exitCodes.incomplete : exitCodes.ok;
}

/** What rates and prints: it is loaded while the first answers are on their way. */
async function loadPresenter() {
  await setImmediate();
  const [messages, rating, text, json, unread] = await Promise.all([
    import('../../i18n/tls.ts'),
    import('../tls/rate-endpoint.ts'),
    import('../../report/tls/text.ts'),
    import('../../report/tls/json.ts'),
    import('../../report/tls/unread.ts'),
  ]);
  return { ...messages, ...rating, ...text, ...json, ...unread };
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

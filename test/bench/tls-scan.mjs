// Scans what a JSON file names with the built library, as a small program of its own would: { targets, parts, ca, watch }.
// Prints a line of JSON for each result, and with `watch` one more on what the process was like.
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { scanTlsEndpoints } from '../../dist/tls-scanner-lite/index.js';

const { targets, parts, ca, watch } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const delay = watch ? monitorEventLoopDelay({ resolution: 5 }) : undefined;
delay?.enable();
const options = {
  parts,
  timeoutMs: 10_000,
  signal: new AbortController().signal,
  now: new Date('2026-01-31T00:00:00Z'),
  ca,
};
for await (const result of scanTlsEndpoints(targets, options)) {
  const { reachability, cipherSuites, supportedGroups, certificates, stats } = result;
  const line = {
    reachability: reachability.status,
    suites: cipherSuites.value?.map(({ items, incomplete }) =>
      incomplete === undefined ? items.length : 'incomplete',
    ),
    groups: supportedGroups.value?.map(({ items }) => items.length),
    chains: certificates.value?.items.map(({ chain }) => chain.sent.length),
    connections: stats.connections,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
if (delay) process.stdout.write(`${JSON.stringify({ loopDelay: delay.percentile(99) / 1e6 })}\n`);

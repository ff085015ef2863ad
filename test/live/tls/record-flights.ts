import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import * as tls from 'node:tls';
import { fileURLToPath } from 'node:url';
import { offerAnyVersion, offerLegacyFlight, offerTls13Flight } from '../../../src/tls-scanner-lite/enumerate/gate.ts';
import { legacyGroupIds } from '../../../src/tls-scanner-lite/registry/groups.ts';
import { signatureSchemeIds } from '../../../src/tls-scanner-lite/registry/signature-schemes.ts';
import { createAnswerReader } from '../../../src/tls-scanner-lite/wire/answer-reader.ts';
import { buildClientHello } from '../../../src/tls-scanner-lite/wire/client-hello.ts';
import { createKeyShare, type KeyShare } from '../../../src/tls-scanner-lite/wire/key-share.ts';
import { wireVersions } from '../../../src/tls-scanner-lite/wire/versions.ts';
import type { RecordedFlight, RecordedShare } from '../../support/tls-flights.ts';
import { startNginx } from '../support/nginx.ts';
import { createLab } from './certificates.ts';
import { protocolCases } from './nginx-cases.ts';
import { featureCases } from './nginx-feature-cases.ts';
import { opensslCases } from './openssl-cases.ts';
import { otherServers } from './other-servers.ts';
import { startProgram } from './program.ts';

// Run by hand: node --experimental-strip-types test/live/tls/record-flights.ts. It writes fixtures/tls/flights.json anew.

type Offer = ReturnType<typeof offerTls13Flight>;

/** Asks a server with this offer, and keeps all it sends and what it takes to read it. */
async function recordFlight(name: string, port: number, offer: Offer): Promise<RecordedFlight> {
  const secrets = new Map<number, Buffer>();
  const made = new Map<number, KeyShare>();
  const share = (group: number): readonly KeyShare[] => {
    const real = createKeyShare(group);
    if (real === undefined) return [];
    const spy: KeyShare = {
      ...real,
      derive(serverKey) {
        const secret = real.derive(serverKey);
        if (secret !== undefined) secrets.set(group, secret);
        return secret;
      },
    };
    made.set(group, spy);
    return [spy];
  };
  const { version, suites, curious, orLower = false, groups = legacyGroupIds } = offer;
  const options = {
    version,
    suites,
    orLower,
    groups,
    serverName: 'localhost',
    signatureSchemes: signatureSchemeIds,
    ...(curious === undefined ? {} : { curious }),
  };
  const shares = (offer.shareGroups ?? []).flatMap(share);
  const hello = buildClientHello({ ...options, keyShares: shares });
  let again: Buffer | undefined;
  const wanted = [version, ...(orLower ? (['TLSv1.2', 'TLSv1.1', 'TLSv1.0'] as const) : [])].map(
    (one) => wireVersions[one],
  );
  const reader = createAnswerReader({
    sent: {
      hello,
      shares,
      retry(group, cookie) {
        const next = group === undefined ? shares : share(group);
        const second = buildClientHello({ ...options, keyShares: next, again: { ...hello, cookie } });
        again = second.record;
        return { hello: second, shares: next };
      },
    },
    depth: 'flight',
    wanted: new Set(wanted),
  });
  const socket = connect(port, '127.0.0.1');
  socket.write(hello.record);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) {
    chunks.push(chunk);
    const answer = reader.read(chunk, (bytes) => void socket.write(bytes));
    if (answer === undefined) continue;
    if (answer.kind !== 'server-hello' || answer.cut !== undefined)
      throw new Error(`${name}: ${JSON.stringify(answer)}`);
    break;
  }
  socket.destroy();
  const keep = ({ group, publicKey }: KeyShare): RecordedShare => {
    const secret = secrets.get(group);
    return {
      group,
      publicKey: publicKey.toString('base64'),
      ...(secret === undefined ? {} : { secret: secret.toString('base64') }),
    };
  };
  return {
    name,
    wanted,
    hello: hello.record.toString('base64'),
    ...(again === undefined ? {} : { again: again.toString('base64') }),
    shares: [...made.values()].map(keep),
    answer: Buffer.concat(chunks).toString('base64'),
  };
}

const lab = createLab();
const flights: RecordedFlight[] = [];
const add = async (name: string, port: number, offer: Offer): Promise<void> => {
  flights.push(await recordFlight(name, port, offer));
};

const features = featureCases(lab);
const sites = { ...protocolCases(lab), ...features };
const nginx = await startNginx(Object.fromEntries(Object.entries(sites).map(([name, { site }]) => [name, site])), {});
const site = (name: string): number => nginx.ports[name] ?? 0;
await add('nginx, TLS 1.0', site('TLS 1.0 and 1.1'), offerLegacyFlight('TLSv1.0'));
await add('nginx, TLS 1.1', site('TLS 1.0 and 1.1'), offerLegacyFlight('TLSv1.1'));
await add('nginx, TLS 1.2, staple and another key type', site('staple revoked'), offerLegacyFlight('TLSv1.2'));
await add('nginx, TLS 1.2, DHE', site('short DHE'), offerLegacyFlight('TLSv1.2'));
await add('nginx, TLS 1.2, anonymous', site('anonymous'), offerLegacyFlight('TLSv1.2'));
await add('nginx, TLS 1.2, a client certificate', site('a client certificate is taken'), offerLegacyFlight('TLSv1.2'));
await add('nginx, TLS 1.3, a client certificate', site('a client certificate is taken'), offerTls13Flight());
await add('nginx, TLS 1.3, staple', site('staple good'), offerTls13Flight());
await add('nginx, TLS 1.3, another group', site('one group'), offerTls13Flight());
await nginx.stop();

const openssl = opensslCases(lab);
for (const [name, offer] of [
  ['DSA', offerLegacyFlight('TLSv1.2')],
  ['CCM in TLS 1.3', offerTls13Flight()],
] as const) {
  const args = openssl[name]?.args ?? [];
  const server = await startProgram(
    'openssl',
    (port) => ['s_server', '-accept', `127.0.0.1:${port}`, ...args],
    lab.folder,
  );
  await add(`openssl, ${name}`, server.port, offer);
  await server.stop();
}

for (const [name, offer] of [
  ['Java, SSLv3 alone', offerLegacyFlight('SSLv3')],
  ['NSS, a staple that says revoked', offerAnyVersion()],
  ['GnuTLS as it comes', offerTls13Flight()],
] as const) {
  const other = otherServers(lab)[name];
  if (other === undefined) throw new Error(name);
  const server = await startProgram(other.program, (port) => other.args(port, 0), lab.folder);
  await add(name, server.port, offer);
  await server.stop();
}

const server = tls.createServer({
  cert: readFileSync(lab.file('ec256.chain.pem')),
  key: readFileSync(lab.file('ec256.key')),
  ecdhCurve: 'X25519MLKEM768',
});
server.on('tlsClientError', () => {});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
await add('Node.js, TLS 1.3, X25519MLKEM768', (server.address() as { port: number }).port, offerTls13Flight());
server.close();

writeFileSync(
  fileURLToPath(new URL('../../../fixtures/tls/flights.json', import.meta.url)),
  `${JSON.stringify(flights, null, 1)}\n`,
);

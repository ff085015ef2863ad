import { randomBytes } from 'node:crypto';
import type { ProtocolVersion } from '../../../src/tls-scanner-lite/result.ts';
import {
  certificateMessage,
  certificateRequestMessage,
  extension,
  message,
  retryRandom,
  serverHelloMessage,
  uint16,
  vector,
} from './messages.ts';
import { type GroupName, groupNumbers, type TlsPolicy } from './policy.ts';
import type { ClientHello } from './read-hello.ts';
import { serverKeyExchangeMessage } from './server-key-exchange.ts';
import { type SuiteName, suiteNumbers } from './suite-numbers.ts';

/** Handshake messages, the version of their records, and whether encrypted ones follow; a whole SSLv2 answer, or the alert it is refused with; `undefined` closes without one. */
export type Answer =
  | {
      readonly kind: 'flight';
      readonly version: number;
      readonly messages: readonly Buffer[];
      readonly sealed?: boolean;
    }
  | { readonly kind: 'ssl2'; readonly bytes: Buffer }
  | { readonly kind: 'refusal'; readonly alert: number | undefined };

export const wireVersions: Readonly<Record<ProtocolVersion, number>> = {
  SSLv2: 0x0002,
  SSLv3: 0x0300,
  'TLSv1.0': 0x0301,
  'TLSv1.1': 0x0302,
  'TLSv1.2': 0x0303,
  'TLSv1.3': 0x0304,
};
const alerts = { handshakeFailure: 40, protocolVersion: 70 };
const refuse = (alert: number | undefined): Answer => ({ kind: 'refusal', alert });

/** What a server of this policy answers, as the texts ask it to. */
export function negotiate(policy: TlsPolicy, hello: ClientHello): Answer {
  if (hello.version === wireVersions.SSLv2) return answerSsl2(policy, hello);
  const version = chooseVersion(policy, hello);
  if (version === undefined) return refuse(alerts.protocolVersion);
  return version === 'TLSv1.3' ? answerTls13(policy, hello) : answerTls12(policy, hello, version);
}

/** The newest that both have; up to TLS 1.2 the client's is a ceiling. */
function chooseVersion(policy: TlsPolicy, hello: ClientHello): ProtocolVersion | undefined {
  const offered = (Object.keys(policy.suites) as ProtocolVersion[]).filter((version) => version !== 'SSLv2');
  const newest = offered.sort((one, other) => wireVersions[other] - wireVersions[one]);
  return newest.find((version) =>
    hello.versions.length > 0
      ? hello.versions.includes(wireVersions[version])
      : version !== 'TLSv1.3' && wireVersions[version] <= hello.version,
  );
}

/** A SERVER-HELLO lists every cipher kind in common; the client would choose (draft-hickman-netscape-ssl-00, 2.6). */
function answerSsl2(policy: TlsPolicy, hello: ClientHello): Answer {
  const common = (policy.suites.SSLv2 ?? []).map(numberOf).filter((number) => hello.suites.includes(number));
  if (policy.suites.SSLv2 === undefined) return refuse(undefined);
  const [certificate = Buffer.alloc(0)] = policy.chain ?? [blankCertificate];
  const specs = Buffer.concat(
    common.map((number) => Buffer.concat([Buffer.from([number >> 16]), uint16(number & 0xffff)])),
  );
  const body = Buffer.concat([
    Buffer.from([4, 0, 1, 0, 2]),
    uint16(certificate.length),
    uint16(specs.length),
    uint16(16),
    certificate,
    specs,
    randomBytes(16),
  ]);
  return { kind: 'ssl2', bytes: Buffer.concat([uint16(0x8000 | body.length), body]) };
}

function answerTls13(policy: TlsPolicy, hello: ClientHello): Answer {
  const suite = chooseSuite(policy, hello, 'TLSv1.3', () => true);
  const group = chooseGroup(policy.groups13, hello.groups ?? [], policy.quirks?.alwaysGroup);
  if (suite === undefined || group === undefined) return refuse(alerts.handshakeFailure);
  const share = hello.keyShares.has(groupNumbers[group]);
  const supported = extension(43, uint16(wireVersions['TLSv1.3']));
  // Without crypto: the share is bytes, and what comes after it can be read by nobody.
  const key = share ? [uint16(groupNumbers[group]), vector(2, randomBytes(32))] : [uint16(groupNumbers[group])];
  const answer = serverHelloMessage({
    version: wireVersions['TLSv1.2'],
    ...(share ? {} : { random: retryRandom }),
    sessionId: hello.sessionId,
    suite: suiteNumbers[suite],
    extensions: [supported, extension(51, ...key)],
  });
  return { kind: 'flight', version: wireVersions['TLSv1.2'], messages: [answer], sealed: share };
}

function answerTls12(policy: TlsPolicy, hello: ClientHello, version: ProtocolVersion): Answer {
  const group = chooseGroup(policy.groups, hello.groups ?? Object.values(groupNumbers), undefined);
  const schemes = hello.signatureSchemes ?? [0x0201];
  const scheme = [0x0804, 0x0401, 0x0403, 0x0201].find((one) => schemes.includes(one));
  const suite = chooseSuite(policy, hello, version, (name) => {
    if (name.startsWith('TLS_ECDH') && group === undefined) return false;
    return version !== 'TLSv1.2' || !/DHE_(RSA|ECDSA)/.test(name) || scheme !== undefined;
  });
  if (suite === undefined) return refuse(alerts.handshakeFailure);
  const wire = wireVersions[version];
  const secure = hello.extensions.has(0xff01) || hello.suites.includes(0x00ff);
  const anonymous = /_anon_|^TLS_PSK/.test(suite);
  const exchange = serverKeyExchangeMessage({ suite, version: wire, group, scheme });
  return {
    kind: 'flight',
    version: wire,
    messages: [
      serverHelloMessage({
        version: wire,
        sessionId: randomBytes(32),
        suite: suiteNumbers[suite],
        compression: policy.compression === true && hello.compressions.includes(1) ? 1 : 0,
        ...(secure && version !== 'SSLv3' ? { extensions: [extension(0xff01, Buffer.from([0]))] } : {}),
      }),
      ...(anonymous ? [] : [certificateMessage(policy.chain ?? [blankCertificate])]),
      ...(exchange === undefined ? [] : [exchange]),
      ...(policy.asksForCertificate === true && !anonymous ? [certificateRequestMessage(wire)] : []),
      message(14),
    ],
  };
}

function chooseSuite(
  policy: TlsPolicy,
  hello: ClientHello,
  version: ProtocolVersion,
  usable: (name: SuiteName) => boolean,
): SuiteName | undefined {
  const always = policy.quirks?.alwaysSuite;
  if (always !== undefined) return always;
  const common = (policy.suites[version] ?? []).filter((name) => hello.suites.includes(numberOf(name)) && usable(name));
  if (policy.order !== 'client') return common[0];
  return hello.suites.flatMap((number) => common.filter((name) => numberOf(name) === number))[0];
}

function chooseGroup(
  own: readonly GroupName[] = ['x25519', 'secp256r1'],
  offered: readonly number[],
  always: GroupName | undefined,
): GroupName | undefined {
  return always ?? own.find((name) => offered.includes(groupNumbers[name]));
}

function numberOf(name: SuiteName): number {
  return suiteNumbers[name];
}

/** An empty SEQUENCE: a certificate to the framing, and broken to who reads it. */
const blankCertificate = Buffer.from([0x30, 0x00]);

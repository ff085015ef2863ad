import { formatCount, plural } from './plural.ts';

/** What is said in English of a certificate that a server shows. */
export const tlsCertificateEn = {
  title: ({ number, total }: { readonly number: number; readonly total: number }) =>
    total === 1 ? 'Certificate' : `Certificate ${number} of ${total}`,
  subject: 'Subject',
  noSubject: 'empty',
  names: 'Names',
  host: 'Host name',
  hostMatches: ({ host }: { readonly host: string }) => `covers ${host}`,
  hostDiffers: ({ host }: { readonly host: string }) => `does not cover ${host}`,
  issuer: 'Issuer',
  valid: 'Valid',
  period: ({ from, to }: { readonly from: string; readonly to: string }) => `${from} to ${to}`,
  daysLeft: ({ days, of }: { readonly days: number; readonly of: number }) =>
    `${plural(days, 'day')} left of ${formatCount(of)}`,
  expired: ({ days }: { readonly days: number }) => `expired ${days === 0 ? 'today' : `${plural(days, 'day')} ago`}`,
  notYet: 'not valid yet',
  key: 'Key',
  bits: ({ n }: { readonly n: number }) => `${n} bits`,
  unknownKey: 'of a kind that this Node.js cannot read',
  signature: 'Signature',
  validation: 'Validation',
  validationType: {
    DV: 'DV: the domain alone',
    OV: 'OV: the organisation',
    IV: 'IV: a person',
    EV: 'EV: the organisation, extended',
    unknown: 'not stated: no policy of the CA/Browser Forum in it',
  },
  wildcard: 'wildcard name',
  chain: 'Chain',
  trusted: 'trusted',
  notTrusted: 'not trusted',
  sent: ({ n }: { readonly n: number }) => `${plural(n, 'certificate')} sent`,
  wrongOrder: 'sent in the wrong order',
  chainError: {
    'no-path': 'no way to a root of the trust store',
    'self-signed': 'signed by itself, and not in the trust store',
    incomplete: 'an issuer is missing that was not sent',
    'ca-dates': 'an issuer is expired or not valid yet',
    'ca-signature': 'an issuer is signed with MD2, MD5 or SHA-1',
    'ca-constraints': 'an issuer may not issue it',
    'name-constraints': 'an issuer may not issue for this name',
    purpose: 'it may not be used by a TLS server',
    'critical-extension': 'a critical extension is not known here',
    'bad-signature': 'a signature does not verify',
  },
  revocation: 'Revocation',
  staple: {
    good: 'staple: good',
    revoked: 'staple: REVOKED',
    unknown: 'staple: unknown to the issuer',
    none: 'no staple',
  },
  stapleUntil: ({ time }: { readonly time: string }) => `until ${time}`,
  stapleNotCurrent: 'out of date',
  stapleNotSigned: 'not signed by the issuer',
  mustStaple: 'the certificate demands a staple',
  responder: ({ address }: { readonly address: string }) => `responder ${address}`,
  noResponder: 'the certificate names no OCSP responder',
  scts: 'Timestamps',
  sctCount: ({ n, sources }: { readonly n: number; readonly sources: string }) =>
    `${plural(n, 'SCT')} (${sources}); their signatures are not checked`,
  sctSource: { certificate: 'in the certificate', tls: 'in the handshake', ocsp: 'in the staple' },
  noScts: 'no SCT',
  fingerprint: 'Fingerprint',
  serial: 'Serial',
};

/** Texts about a certificate. */
export type TlsCertificateMessages = typeof tlsCertificateEn;

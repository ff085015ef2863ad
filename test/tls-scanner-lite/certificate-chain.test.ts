import { describe, expect, it } from 'vitest';
import { loadTrustStore } from '../../src/tls-scanner-lite/certificate/trust-store.ts';
import type { Chain, ChainError } from '../../src/tls-scanner-lite/result.ts';
import { type CertificateOptions, createCertificate, type Identity } from '../support/certificate.ts';
import { type JudgeChange, judge } from '../support/judge.ts';

const root = createCertificate({ subject: 'Acme Root', ca: true });
const intermediate = createCertificate({ subject: 'Acme CA', issuer: root, ca: true });
const serverAuth = '1.3.6.1.5.5.7.3.1';
const clientAuth = '1.3.6.1.5.5.7.3.2';
const anyPurpose = '2.5.29.37.0';

function issue(options: Partial<CertificateOptions> = {}): Identity {
  return createCertificate({ subject: 'localhost', issuer: intermediate, names: ['localhost'], ...options });
}

function createCa(options: Partial<CertificateOptions> = {}): Identity {
  return createCertificate({ subject: 'Faulty CA', issuer: root, ca: true, ...options });
}

/** The chain as it is judged, its root in the store unless told otherwise. */
function read(chain: readonly { readonly der: Buffer }[], change: JudgeChange = {}): Chain {
  return judge(chain, { ca: [root.pem], ...change }).chain;
}

const good = { trusted: true, complete: true, errors: [] };
const bad = (...errors: readonly ChainError[]) => ({ trusted: false, complete: true, errors });
const incomplete = { trusted: false, complete: false, errors: ['incomplete'] };

describe('a chain', () => {
  it('is trusted in any order, which is told', () => {
    const second = createCertificate({ subject: 'Second CA', issuer: intermediate, ca: true });
    const leaf = issue({ issuer: second });
    const other = createCertificate({ subject: 'Unrelated', ca: true });
    expect(read([leaf, second, intermediate])).toMatchObject({ ...good, order: 'ok' });
    expect(read([leaf, second, intermediate, root])).toMatchObject({ ...good, order: 'ok' });
    expect(read([leaf, intermediate, second])).toMatchObject({ ...good, order: 'wrong' });
    expect(read([leaf, other, intermediate, second])).toMatchObject({ ...good, order: 'wrong' });
    expect(read([leaf, leaf, second, intermediate])).toMatchObject({ ...good, order: 'wrong' });
  });

  it('without an issuer is not complete', () => {
    const leaf = issue();
    expect(read([leaf])).toMatchObject({ ...incomplete, order: 'ok' });
    expect(read([leaf, intermediate], { ca: [] })).toMatchObject(incomplete);
    const other = createCertificate({ subject: 'Unrelated', ca: true });
    expect(read([leaf, other])).toMatchObject({ ...incomplete, order: 'wrong' });
  });

  it('that sends its root is trusted by the store, not by what was sent', () => {
    const sent = [issue(), intermediate, root];
    expect(read(sent)).toMatchObject(good);
    expect(read(sent, { ca: [] })).toMatchObject(bad('no-path'));
  });

  it('of one certificate signed by itself is trusted where the store has it', () => {
    const own = createCertificate({ subject: 'own', names: ['localhost'] });
    expect(judge([own])).toMatchObject({ selfSigned: true, chain: bad('self-signed') });
    expect(judge([own], { ca: [own.pem] })).toMatchObject({ selfSigned: true, chain: good });
    // Named as itself is not signed by itself.
    const forged = createCertificate({ subject: 'own', forged: true });
    expect(judge([forged])).toMatchObject({ selfSigned: false, chain: incomplete });
    // A stranger that took the name of a root.
    expect(judge([createCertificate({ subject: 'Acme Root' })], { ca: [root.pem] }).chain).toMatchObject(
      bad('self-signed'),
    );
  });

  it('to a certificate of the store that is no root is trusted', () => {
    const leaf = issue();
    expect(read([leaf], { ca: [intermediate.pem] })).toMatchObject(good);
    expect(read([leaf], { ca: [leaf.pem] })).toMatchObject(good);
  });

  it('finds its root though the issuer wrote its name otherwise', () => {
    const shouted = { ...root, subject: ' ACME  root' };
    expect(read([issue({ issuer: shouted })])).toMatchObject(good);
    expect(read([issue({ issuer: { ...root, subject: 'AcmeRoot' } })])).toMatchObject(incomplete);
  });

  it('goes by the certificate of its issuer that leads to a root, whichever comes first', () => {
    const keys = createCa();
    const unknownRoot = createCertificate({ subject: 'Unknown Root', ca: true });
    const twins = [
      createCa({ keys, issuer: unknownRoot }),
      createCa({ keys, notAfter: new Date('2021-01-01T00:00:00Z') }),
      createCa({ keys, hash: 'sha1', issuer: createCertificate({ subject: 'Acme Root', ca: true }) }),
      createCa({ keys }),
    ];
    const leaf = issue({ issuer: keys });
    for (let turn = 0; turn < twins.length; turn += 1) {
      const turned = [...twins.slice(turn), ...twins.slice(0, turn)];
      expect(read([leaf, ...turned, unknownRoot])).toMatchObject(good);
    }
    expect(read([leaf, ...twins.slice(0, 2), unknownRoot])).toMatchObject(bad('ca-dates'));
    expect(read([leaf, ...twins.slice(0, 1), unknownRoot])).toMatchObject(bad('no-path'));
  });

  it('takes a root that was signed across by an older one', () => {
    const old = createCertificate({ subject: 'Old Root', ca: true });
    const crossed = createCertificate({ subject: 'Acme Root', issuer: old, ca: true, keys: root });
    const sent = [issue(), intermediate, crossed];
    expect(read(sent)).toMatchObject(good);
    expect(read(sent, { ca: [old.pem] })).toMatchObject(good);
  });

  it('is bounded in length, and does not turn in circles', () => {
    const chain: Identity[] = [root];
    for (let depth = 0; depth < 12; depth += 1) {
      chain.unshift(createCertificate({ subject: `CA ${depth}`, ca: true, issuer: chain[0] ?? root }));
    }
    expect(read([issue({ issuer: chain[5] ?? root }), ...chain.slice(5)])).toMatchObject(good);
    expect(read([issue({ issuer: chain[0] ?? root }), ...chain])).toMatchObject({
      trusted: false,
      errors: ['no-path'],
    });
    const [one, other] = [
      createCertificate({ subject: 'One', ca: true }),
      createCertificate({ subject: 'Other', ca: true }),
    ];
    const circle = [
      createCertificate({ subject: 'One', ca: true, keys: one, issuer: other }),
      createCertificate({ subject: 'Other', ca: true, keys: other, issuer: one }),
    ];
    expect(read([issue({ issuer: one }), ...circle])).toMatchObject(incomplete);
  });

  it('of many issuers of one name and key takes no more time than a few', () => {
    const keys = createCertificate({ subject: 'Mesh', ca: true, key: 'rsa2048' });
    const mesh = Array.from({ length: 32 }, (_, index) =>
      createCertificate({ subject: 'Mesh', ca: true, issuer: keys, keys, serialNumber: [1, index] }),
    );
    const leaf = issue({ issuer: keys });
    const start = performance.now();
    expect(read([leaf, ...mesh.slice(0, -1)]).trusted).toBe(false);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('an issuer', () => {
  it.each<[string, Partial<CertificateOptions>, ChainError]>([
    ['is no CA', { ca: false }, 'ca-constraints'],
    ['is of version 1', { ancient: true }, 'ca-constraints'],
    ['may not sign certificates', { keyUsage: 0x02 }, 'ca-constraints'],
    ['may have no CA below it, and has none', { pathLength: 0 }, 'ca-constraints'],
    ['was signed by another', { forged: true }, 'bad-signature'],
    ['expired', { notAfter: new Date('2021-01-01T00:00:00Z') }, 'ca-dates'],
    ['is not valid yet', { notBefore: new Date('2040-01-01T00:00:00Z') }, 'ca-dates'],
    ['is signed with SHA-1', { hash: 'sha1' }, 'ca-signature'],
    ['is for clients', { extendedKeyUsage: [clientAuth] }, 'purpose'],
    [
      'has an unknown critical extension',
      { others: [{ id: '1.2.3.4', critical: true, value: Buffer.of(5, 0) }] },
      'critical-extension',
    ],
    [
      'has key usages that cannot be read',
      { others: [{ id: '2.5.29.15', critical: false, value: Buffer.of(5, 0) }] },
      'critical-extension',
    ],
    [
      'has name constraints for part of a tree',
      { others: [{ id: '2.5.29.30', critical: true, value: Buffer.from('300aa0083006820161800101', 'hex') }] },
      'critical-extension',
    ],
    ['may issue for others alone', { permitted: { names: ['acme.example'] } }, 'name-constraints'],
  ])('that %s', (what, fault, error) => {
    const issuer = createCa(fault);
    const leaf = issue({ issuer });
    const expected = what.endsWith('has none') ? good : bad(error);
    expect(read([leaf, issuer])).toMatchObject(expected);
    // The fault tells as much one level further up, unless that is all it speaks of.
    const below = createCertificate({ subject: 'CA below', issuer, ca: true });
    expect(read([issue({ issuer: below }), below, issuer])).toMatchObject(bad(error));
  });

  it.each<[string, Partial<CertificateOptions>]>([
    ['may sign certificates', { keyUsage: 0x06 }],
    ['is for servers', { extendedKeyUsage: [clientAuth, serverAuth] }],
    ['is for anything', { extendedKeyUsage: [anyPurpose] }],
    ['has an unknown extension', { others: [{ id: '1.2.3.4', critical: false, value: Buffer.of(5, 0) }] }],
    ['has critical policies', { others: [{ id: '2.5.29.54', critical: true, value: Buffer.of(2, 1, 0) }] }],
    ['may have one CA below it', { pathLength: 1 }],
    ['may issue for it', { permitted: { names: ['localhost'] } }],
  ])('that %s is trusted', (_what, options) => {
    const issuer = createCa(options);
    const below = createCertificate({ subject: 'CA below', issuer, ca: true });
    expect(read([issue({ issuer }), issuer])).toMatchObject(good);
    expect(read([issue({ issuer: below }), below, issuer])).toMatchObject(good);
  });

  it('of itself does not count for the length of the path', () => {
    const narrow = createCa({ pathLength: 0 });
    const renewed = createCa({ issuer: narrow, pathLength: 0, serialNumber: [7] });
    expect(read([issue({ issuer: renewed }), renewed, narrow])).toMatchObject(good);
  });

  it('in the store is judged too, but not by its own signature', () => {
    const judgeRoot = (options: Partial<CertificateOptions>) => {
      const own = createCertificate({ subject: 'Own Root', ca: true, ...options });
      return read([issue({ issuer: own })], { ca: [own.pem] });
    };
    expect(judgeRoot({})).toMatchObject(good);
    expect(judgeRoot({ hash: 'sha1' })).toMatchObject(good);
    expect(judgeRoot({ ancient: true })).toMatchObject(good);
    expect(judgeRoot({ ca: false })).toMatchObject(bad('ca-constraints'));
    expect(judgeRoot({ notAfter: new Date('2025-01-01T00:00:00Z') })).toMatchObject(bad('ca-dates'));
    expect(judgeRoot({ excluded: { names: ['localhost'] } })).toMatchObject(bad('name-constraints'));
    expect(judgeRoot({ extendedKeyUsage: [clientAuth] })).toMatchObject(bad('purpose'));
  });

  it('is judged at the injected time, not at the clock of the machine', () => {
    const brief = createCa({ notAfter: new Date('2021-01-01T00:00:00Z') });
    const sent = [issue({ issuer: brief }), brief];
    expect(read(sent, { now: new Date('2021-01-01T00:00:00Z') })).toMatchObject(good);
    expect(read(sent, { now: new Date('2021-01-01T00:00:01Z') })).toMatchObject(bad('ca-dates'));
  });

  it('whose faults are several is told all', () => {
    const issuer = createCa({ ca: false, hash: 'sha1', forged: true });
    const { errors } = read([issue({ issuer }), issuer]);
    expect([...errors].sort()).toEqual(['bad-signature', 'ca-constraints', 'ca-signature']);
  });

  it('of the same name and another key is another issuer where keys have names', () => {
    const store = { ca: [root.pem] };
    const real = createCertificate({ subject: 'Acme CA', issuer: root, ca: true, keyIds: true });
    const other = createCertificate({ subject: 'Acme CA', issuer: root, ca: true, keyIds: true });
    expect(read([issue({ issuer: real, keyIds: true }), other], store)).toMatchObject({
      ...incomplete,
      order: 'wrong',
    });
    expect(read([issue({ issuer: real, keyIds: true }), real], store)).toMatchObject({ ...good, order: 'ok' });
    expect(read([issue({ issuer: real }), other], store)).toMatchObject(bad('bad-signature'));
  });
});

describe('a leaf', () => {
  it.each<[string, Partial<CertificateOptions>, ChainError | undefined]>([
    ['for servers', { extendedKeyUsage: [serverAuth] }, undefined],
    ['for anything', { extendedKeyUsage: [anyPurpose] }, undefined],
    ['for clients', { extendedKeyUsage: [clientAuth] }, 'purpose'],
    ['for signatures', { keyUsage: 0x80 }, undefined],
    ['for key agreement', { keyUsage: 0x08 }, undefined],
    ['for certificates alone', { keyUsage: 0x04 }, 'purpose'],
    ['that is a CA', { ca: true }, undefined],
    [
      'that is a precertificate',
      { others: [{ id: '1.3.6.1.4.1.11129.2.4.3', critical: true, value: Buffer.of(5, 0) }] },
      'critical-extension',
    ],
    [
      'with names that cannot be read',
      { names: [], others: [{ id: '2.5.29.17', critical: false, value: Buffer.of(5, 0) }] },
      'critical-extension',
    ],
    ['that was signed by another', { forged: true }, 'bad-signature'],
  ])('%s', (_what, options, error) => {
    expect(read([issue(options), intermediate])).toMatchObject(error === undefined ? good : bad(error));
  });
});

describe('the trust store', () => {
  it('has the roots of the runtime and those given, and is quick', () => {
    const start = performance.now();
    expect(loadTrustStore([root.pem + intermediate.pem]).roots.length).toBe(loadTrustStore().roots.length + 2);
    expect(performance.now() - start).toBeLessThan(20);
  });
});

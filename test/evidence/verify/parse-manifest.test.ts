import { describe, expect, it } from 'vitest';
import { parseEvidenceManifest } from '../../../src/evidence/verify/parse-manifest.ts';
import { InputError } from '../../../src/model/errors.ts';
import type { EvidenceFile, EvidenceManifest } from '../../../src/model/evidence.ts';
import type { Json } from '../../../src/model/json.ts';
import { toCanonicalJson } from '../../../src/text/canonical-json.ts';
import { below, pickFrom, seeded } from '../../support/seeded.ts';

const sha256 = 'ab'.repeat(32);
const place = { file: 'manifest.json' };
const document: EvidenceFile = { sha256, bytes: 10 };
const lines: EvidenceFile = { sha256, bytes: 10, lines: 1, merkle: sha256 };
const packed: EvidenceFile = { ...lines, content: { sha256, bytes: 20 }, encoding: 'gzip' };

const manifest: EvidenceManifest = {
  schemaVersion: 1,
  runId: 'run-1',
  seq: 2,
  prev: { runId: 'run-0', manifestSha256: sha256 },
  files: {
    'run.json': document,
    'waivers.ndjson': lines,
    'records/aws-s3.ndjson.gz': packed,
    'derived/ipe.en.html': { ...document, derived: true },
    'derived/tables/run.ndjson': { ...document, lines: 1, derived: true },
  },
  merkle: sha256,
};

const parse = (value: unknown) => parseEvidenceManifest(toCanonicalJson(value), place);
const withFile = (path: string, file: unknown = document) => ({
  ...manifest,
  files: { ...manifest.files, [path]: file },
});

describe('a manifest', () => {
  it('is read as what it is, and only byte for byte', () => {
    expect(parse(manifest)).toEqual(manifest);
    for (const text of [
      JSON.stringify(manifest, null, 2),
      ` ${toCanonicalJson(manifest)}`,
      `${toCanonicalJson(manifest)}\n`,
    ]) {
      expect(() => parseEvidenceManifest(text, place)).toThrow(InputError);
    }
  });

  it('takes any of the files that a bundle has', () => {
    for (const path of ['scope.json', 'rules/lock.json']) expect(parse(withFile(path)).files[path]).toEqual(document);
    for (const path of ['records/aws-kms.ndjson.gz', 'calls.ndjson.gz'])
      expect(parse(withFile(path, packed)).files[path]).toEqual(packed);
    expect(() => parse(withFile('derived/Plan-2026_b.xlsx', { ...document, derived: true }))).not.toThrow();
  });

  it('says in its own words that a newer comply wrote it', () => {
    expect(() => parse({ ...manifest, schemaVersion: 2 })).toThrow(/newer comply \(schema 2\).*update comply/);
  });

  it.each([
    '../run.json',
    'records/../run.json',
    '/etc/passwd',
    'C:\\windows',
    'raw\\aws-s3.ndjson.gz',
    'records//aws-s3.ndjson.gz',
    './run.json',
    '.hidden',
    'records/.hidden.ndjson.gz',
    'derived/a\u0000b',
    'derived/a\nb',
    'derived/é.html',
    `derived/${'a'.repeat(250)}`,
    'derived/a/b/c/d/e/f/g/h/i',
    'manifest.json',
    'attestation.sigstore.json',
    'evil.html',
    'records/aws-s3.ndjson',
    '__proto__',
    '',
  ])('does not take %j for a file', (path) => {
    const file = path.startsWith('derived/') ? { ...document, derived: true } : document;
    const files = JSON.parse(`{${JSON.stringify(path)}:${toCanonicalJson(file)}}`);
    expect(Object.keys(files)).toEqual([path]);
    expect(() => parse({ ...manifest, files })).toThrow(/as its name|the name of a file|each file once/);
  });

  const misfits: readonly (readonly [path: string, file: object, what: string])[] = [
    ['records/aws-kms.ndjson.gz', lines, 'packed, and not said to be'],
    ['records/aws-kms.ndjson.gz', { ...packed, derived: true }, 'a record that is derived'],
    [
      'records/aws-kms.ndjson.gz',
      { ...packed, content: { sha256, bytes: 1e9 } },
      'more than can be packed into ten bytes',
    ],
    ['records/aws-kms.ndjson.gz', { ...packed, lines: 21 }, 'more lines than bytes'],
    ['derived/a.html', document, 'derived, and not said to be'],
    ['derived/a.html', { ...document, derived: false }, 'derived: false'],
    ['scope.json', lines, 'lines in a document'],
    ['scope.json', { sha256: sha256.toUpperCase(), bytes: 1 }, 'a digest in capitals'],
    ['scope.json', { sha256, bytes: -1 }, 'a negative size'],
    ['scope.json', { sha256, bytes: 10, note: 'x' }, 'a member of its own'],
    ['DERIVED/ipe.en.html', document, 'another case'],
    ['derived/tables', { ...document, derived: true }, 'a file that is a folder'],
    ['derived/IPE.en.html', { ...document, derived: true }, 'a name that differs in case alone'],
  ];

  it.each(misfits)('does not take %s for %j: %s', (path, file) => {
    expect(() => parse(withFile(path, file))).toThrow(InputError);
  });

  it('throws nothing but an InputError, whatever it is', () => {
    const random = seeded(6);
    const text = toCanonicalJson(manifest);
    let [refused, taken] = [0, 0];
    const attempt = (tried: string): void => {
      try {
        parseEvidenceManifest(tried, place);
        taken += 1;
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        refused += 1;
      }
    };
    for (let round = 0; round < 4_000; round += 1) {
      const at = below(random, text.length);
      attempt(
        text.slice(0, at) +
          pickFrom(random, ['', '"', '{', '}', '[', ',', '0', 'null', '\\', 'é']) +
          text.slice(at + below(random, 4)),
      );
      attempt(write(replaceSomewhere(JSON.parse(toCanonicalJson(manifest)), random)));
    }
    for (const tried of ['', 'null', '[]', '0', '{}', '"a"', '['.repeat(100_000), '{"files":'.repeat(50_000), '\ud800'])
      attempt(tried);
    console.log(`${refused} hostile manifests refused, ${taken} taken`);
    expect(refused).toBeGreaterThan(7_000);
  });
});

/** Canonical where it can be, so that more than the form is tried. */
function write(value: Json): string {
  try {
    return toCanonicalJson(value);
  } catch {
    return JSON.stringify(value);
  }
}

const strange: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  '',
  '../x',
  '\ud800',
  [],
  {},
  [[]],
  { a: 1 },
  'x'.repeat(10_000),
];

/** The value with something strange in the place of one of its members. */
function replaceSomewhere(value: Json, random: () => number): Json {
  if (typeof value !== 'object' || value === null || random() < 0.25) return pickFrom(random, strange);
  const entries = Object.entries(value);
  const [key] = entries.length > 0 ? pickFrom(random, entries) : ['x'];
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? replaceSomewhere(item, random) : item));
  return Object.fromEntries(
    entries.map(([name, item]) => [name, name === key ? replaceSomewhere(item, random) : item]),
  );
}

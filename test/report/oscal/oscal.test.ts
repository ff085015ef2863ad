import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/model/text.ts';
import { readOfficialSchema } from '../../support/official-schemas.ts';
import { node, read, reporters, roots, strictProblems, validator, walk, write } from './document.ts';
import { type Made, made } from './made.ts';

const schemaName = 'oscal-complete-1.2.1.schema.json';
const every = (Object.keys(made) as Made[]).map((name) => ({ name }));

describe('the four OSCAL documents', () => {
  it.each(every)(
    'hold to the constraints that the schema leaves open, with $name',
    { timeout: 120_000 },
    async ({ name }) => {
      const assessment = await made[name]();
      const sizes: string[] = [];
      for (const language of name === '10,000 findings' ? (['en'] as const) : languages) {
        for (const root of roots) {
          const text = write(root, assessment, language);
          const document = read(text, root);
          expect(strictProblems(document), `${root} ${language}`).toEqual([]);
          expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}|\p{Cs}/u);
          expect(node(document.metadata)).toMatchObject({
            'oscal-version': '1.2.2',
            'last-modified': assessment.run.finishedAt,
          });
          sizes.push(`${root} ${Math.ceil(Buffer.byteLength(text) / 1024)} KiB`);
        }
      }
      console.log(`${name}: ${sizes.slice(0, roots.length).join(', ')}`);
    },
  );

  // With 0, 1 and 10,000 findings: test/report/valid.test.ts.
  it.for(every.filter(({ name }) => name !== '10,000 findings'))(
    'are valid by the official schema, with $name',
    async ({ name }, context) => {
      const validate = validator(readOfficialSchema(schemaName, context));
      const assessment = await made[name]();
      for (const language of languages) {
        for (const root of roots) expect(validate(JSON.parse(write(root, assessment, language))), root).toEqual([]);
      }
    },
  );

  it.for(roots)('would not be valid otherwise: %s', async (root, context) => {
    const validate = validator(readOfficialSchema(schemaName, context));
    const document = read(write(root, await made['one finding']()), root);
    const { metadata, ...rest } = document;
    expect(validate({ [root]: rest })).not.toEqual([]);
    expect(validate({ [root]: { ...document, metadata: { ...node(metadata), title: 'two\nlines' } } })).not.toEqual([]);
    expect(validate({ [root]: { ...document, uuid: 'no uuid' } })).not.toEqual([]);
    expect(validate({ [root]: { ...document, invented: 1 } })).not.toEqual([]);
  });

  it.each(roots)('are the same bytes when they are written again: %s', async (root) => {
    const assessment = await made['something of everything']();
    const again = structuredClone(assessment);
    for (const language of languages) expect(write(root, again, language)).toBe(write(root, assessment, language));
  });

  it.each(roots)('have the same ids in both languages: %s', async (root) => {
    const assessment = await made['something of everything']();
    const [en, ja] = languages.map((language) =>
      [...walk(read(write(root, assessment, language), root))].map(({ object }) => object.uuid),
    );
    expect(ja).toEqual(en);
  });

  it.each(roots)('come in pieces, none longer than 300,000 characters for 10,000 findings: %s', async (root) => {
    const assessment = await made['10,000 findings']();
    const lengths: number[] = [];
    for (const piece of reporters[root](assessment, { language: 'en', color: 0, width: 80, verbose: false })) {
      lengths.push(piece.length);
    }
    const longest = Math.max(...lengths);
    console.log(`${root}: ${lengths.length} pieces, the longest ${longest} characters`);
    expect(longest).toBeLessThan(300_000);
  });

  it('say of themselves that they are no audit opinion', async () => {
    for (const root of roots) {
      const { remarks } = node(read(write(root, await made['no result']()), root).metadata);
      expect(remarks).toMatch(/evidence, not an audit opinion/);
      expect(remarks).toMatch(/nothing here is signed/);
    }
  });
});

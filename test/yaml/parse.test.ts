import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/model/errors.ts';
import { parseYaml, toJson } from '../../src/yaml/parse.ts';

function refusal(text: string): InputError | undefined {
  try {
    parseYaml('x.yaml', text);
    return undefined;
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

describe('parseYaml', () => {
  it('takes one document, with its marks or without', () => {
    for (const text of ['a: 1\n', '---\na: 1\n', '---\na: 1\n...\n', '%YAML 1.2\n---\na: 1\n']) {
      expect(toJson(parseYaml('x.yaml', text)), text).toEqual({ a: 1 });
    }
  });

  it('says of several documents in its own words that one is to be kept', () => {
    for (const text of ['a: 1\n---\nb: 2\n', 'a: 1\n---\n']) {
      expect(refusal(text)?.text, text).toEqual({
        en: 'x.yaml:2:1: expected one YAML document, found several; keep one',
        ja: 'x.yaml:2:1: YAMLドキュメントは1つだけ書ける。複数あるため1つだけを残すこと',
      });
    }
  });
});

import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/model/errors.ts';
import { parseYaml, type Yaml } from '../../src/yaml/parse.ts';
import { readFields, readWord } from '../../src/yaml/read.ts';

function refusal(text: string, read: (node: Yaml) => unknown): InputError['text'] {
  try {
    read(parseYaml('x.yaml', text));
  } catch (error) {
    if (error instanceof InputError) return error.text;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('readFields', () => {
  const read = (node: Yaml) => readFields(node, ['name'], ['role', 'note']);

  it.each(['役割', '<<', '000', 'x'.repeat(1000)])('lists the keys there are where none is near %s', (key) => {
    const { en, ja } = refusal(`name: a\n"${key}": b\n`, read);
    expect(en).toBe(`x.yaml:2:1: unknown key '${key.slice(0, 80)}'; use name, role, note`);
    expect(ja).toBe(`x.yaml:2:1: 未知のキー '${key.slice(0, 80)}'。使えるキー: name, role, note`);
  });

  it('names the nearest key alone where one is near, and lists no more than thirty', () => {
    expect(refusal('name: a\nnotte: b\n', read).en).toBe("x.yaml:2:1: unknown key 'notte' (did you mean 'note'?)");
    const many = Array.from({ length: 40 }, (_, index) => `key-${index}`);
    const { en } = refusal('名: 1\n', (node) => readFields(node, [], many));
    expect(en).toMatch(/key-28, key-29, …$/);
  });

  it('knows a full-width colon where there is no mapping at all', () => {
    const { en, ja } = refusal('name：X\n', read);
    expect(en).toMatch(/^x\.yaml:1:1: expected a mapping, found text \('name：X'\); a full-width colon/);
    expect(ja).toContain('半角のコロンと空白（: ）で書くこと');
  });
});

describe('readWord', () => {
  const read = (node: Yaml) => readWord(node, ['no', 'opt-out', 'yes']);

  it('lists the words there are, and asks for quotes only where they help', () => {
    expect(refusal('false', read).en).toBe('x.yaml:1:1: expected one of no, opt-out, yes, found boolean false');
    expect(refusal('false', read).ja).toBe(
      'x.yaml:1:1: no, opt-out, yes のいずれかが必要な箇所に真偽値（false）がある',
    );
    expect(refusal('~', read).en).toBe('x.yaml:1:1: expected one of no, opt-out, yes, found nothing');
    expect(refusal('[]', read).en).toBe('x.yaml:1:1: expected one of no, opt-out, yes, found a list');
    expect(refusal('1.0', (node) => readWord(node, ['1.0', '1.1'])).en).toBe(
      'x.yaml:1:1: expected one of 1.0, 1.1, found number 1; put it in quotes',
    );
  });
});

import { expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';
import { InputError } from '../../src/model/errors.ts';
import type { Text } from '../../src/model/text.ts';
import { parseYaml } from '../../src/yaml/parse.ts';

const prod = '  - { name: prod, provider: aws }';

function parse(...lines: readonly string[]) {
  return parseConfig(parseYaml('comply.yaml', `targets:\n${lines.join('\n')}\n`)).config.targets;
}

function problem(...lines: readonly string[]): Text {
  try {
    parse(...lines);
  } catch (error) {
    if (error instanceof InputError) return error.text;
    throw error;
  }
  return { en: 'no problem', ja: '問題なし' };
}

it('an endpoint target may take its endpoints from targets of AWS, which may stand below it', () => {
  const web = '  - { name: web, provider: endpoint, from: [prod] }';
  expect(parse(web, prod)[0]).toEqual({ name: 'web', provider: 'endpoint', endpoints: [], from: ['prod'] });
});

it('it may name some besides', () => {
  const web = '  - { name: web, provider: endpoint, endpoints: [api.acme.example], from: [prod] }';
  expect(parse(prod, web)[1]).toEqual({
    name: 'web',
    provider: 'endpoint',
    endpoints: [{ host: 'api.acme.example', port: 443 }],
    from: ['prod'],
  });
});

it.each([
  [
    'from: [prdo]',
    "comply.yaml:3:45: there is no target 'prdo' (did you mean 'prod'?)",
    "comply.yaml:3:45: ターゲット 'prdo' はない（もしかして 'prod'）",
  ],
  [
    'from: [dr]',
    "comply.yaml:3:45: there is no target 'dr'; use prod",
    "comply.yaml:3:45: ターゲット 'dr' はない。使える値: prod",
  ],
  [
    'from: [prod, web]',
    "comply.yaml:3:51: target 'web' is of provider endpoint; endpoints are found in targets of aws alone",
    "comply.yaml:3:51: ターゲット 'web' のプロバイダーは endpoint である。エンドポイントを検出できるのは aws のターゲットだけである",
  ],
  ['from: [prod, prod]', "comply.yaml:3:51: 'prod' is listed twice", "comply.yaml:3:51: 'prod' が重複している"],
  [
    'from: prod',
    "comply.yaml:3:44: expected a list, found text ('prod')",
    "comply.yaml:3:44: リストが必要な箇所に文字列（'prod'）がある",
  ],
  [
    'from: []',
    'comply.yaml:3:44: name at least one target to find endpoints in',
    'comply.yaml:3:44: エンドポイントを検出するターゲットを1つ以上書くこと',
  ],
  [
    'form: [prod]',
    "comply.yaml:3:38: unknown key 'form' (did you mean 'from'?)",
    "comply.yaml:3:38: 未知のキー 'form'（もしかして 'from'）",
  ],
])('a target with %s is refused', (keys, en, ja) => {
  expect(problem(prod, `  - { name: web, provider: endpoint, ${keys} }`)).toEqual({ en, ja });
});

it('a target needs one of them', () => {
  expect(problem('  - { name: web, provider: endpoint }').en).toBe(
    "comply.yaml:2:5: missing key 'endpoints' or 'from'",
  );
});

it('one target may not be named by two: its servers would be in both', () => {
  const { en, ja } = problem(
    prod,
    '  - { name: web, provider: endpoint, from: [prod] }',
    '  - { name: more, provider: endpoint, endpoints: [api.acme.example], from: [prod] }',
  );
  expect(en).toBe("comply.yaml:4:77: target 'web' already takes the endpoints of 'prod'; name it in one of them");
  expect(ja).toContain("'prod' のエンドポイントはターゲット 'web' の対象");
});

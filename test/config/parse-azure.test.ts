import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';
import { InputError } from '../../src/model/errors.ts';
import { parseYaml } from '../../src/yaml/parse.ts';

const subscription = '11111111-2222-3333-4444-555555555555';

function targetOf(text: string) {
  return parseConfig(parseYaml('comply.yaml', `targets: [ { name: a, provider: azure${text} } ]`)).config.targets[0];
}

function problem(text: string): string {
  try {
    targetOf(text);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.text.ja).toMatch(/[ぁ-んァ-ヶ一-龠]/);
    return error.message;
  }
  return 'no problem';
}

describe('an Azure target', () => {
  it('is all that the caller sees, or the subscriptions and the tenant that are named', () => {
    expect(targetOf('')).toEqual({ name: 'a', provider: 'azure', subscriptions: [] });
    expect(targetOf(`, subscriptions: [ ${subscription.toUpperCase()} ], tenant: Acme.onmicrosoft.com`)).toEqual({
      name: 'a',
      provider: 'azure',
      subscriptions: [subscription],
      tenant: 'acme.onmicrosoft.com',
    });
  });

  it.each([
    [', subscriptions: []', 'name at least one subscription'],
    [', subscriptions: [ prod ]', "'prod' is not the id of an Azure subscription"],
    [`, subscriptions: [ ${subscription}, ${subscription} ]`, subscription],
    [', tenant: "https://login.microsoftonline.com"', 'is not an Entra tenant'],
    [', tenant: "a/../b"', 'is not an Entra tenant'],
    [', subscription: prod', "unknown key 'subscription'"],
    [', regions: [ japaneast ]', "unknown key 'regions'"],
  ])('refuses %s with its place', (text, words) => {
    expect(problem(text)).toMatch(/^comply\.yaml:1:\d+: /);
    expect(problem(text)).toContain(words);
  });
});

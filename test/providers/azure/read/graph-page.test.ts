import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { flawOf, rowsOf, tokenOf } from '../../../../src/providers/azure/read/graph-page.ts';
import { exampleFolder } from '../../../support/azure-example.ts';

const folder = `${exampleFolder}Microsoft.ResourceGraph/`;
const isThere = existsSync(folder);
if (!isThere) console.log(`no examples are read: ${folder} is not there`);

function page(name: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8')).responses['200'].body;
}

describe.skipIf(!isThere)('a page as Microsoft shows it', () => {
  it('has its rows, each in the subscription of its id where it does not say', () => {
    const body = page('Resources_BasicQuery');
    expect(rowsOf(body)?.map(({ type, location, subscriptionId }) => [type, location, subscriptionId])).toEqual([
      ['microsoft.network/networkinterfaces', 'centralus', 'cfbbd179-59d2-4052-aa06-9270a38aa9d6'],
      ['microsoft.network/virtualnetworks', 'westus', 'cfbbd179-59d2-4052-aa06-9270a38aa9d6'],
      ['microsoft.network/publicipaddresses', 'westus', 'cfbbd179-59d2-4052-aa06-9270a38aa9d6'],
    ]);
    expect([tokenOf(body), flawOf(body, 3)]).toEqual([undefined, undefined]);
  });

  it('goes on where it has a token, whatever it says of being truncated', () => {
    const body = page('Resources_FirstPageQuery');
    expect(rowsOf(body)).toHaveLength(3);
    expect([tokenOf(body), flawOf(body, 3)]).toEqual([body.$skipToken, undefined]);
    expect(flawOf({ ...body, $skipToken: undefined }, 3)).toBe('FewerThanTotalRecords');
  });

  it('is none of ours where its rows have no type', () => {
    expect(rowsOf(page('Resources_FacetQuery'))).toBeUndefined();
  });
});

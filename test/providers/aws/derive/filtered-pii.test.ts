import { expect, it } from 'vitest';
import { filteredPii } from '../../../../src/providers/aws/derive/filtered-pii.ts';

const name = { type: 'NAME', action: 'ANONYMIZE' };

it.each([
  ['nothing where there is no policy', undefined, [], []],
  ['nothing where the policy is empty', { piiEntities: [], regexes: [] }, [], []],
  [
    'what is masked or blocked',
    { piiEntities: [name, { type: 'EMAIL', action: 'BLOCK' }] },
    ['EMAIL', 'NAME'],
    ['EMAIL', 'NAME'],
  ],
  [
    'regular expressions by their names',
    { regexes: [{ name: 'my-number', action: 'BLOCK' }] },
    ['regex:my-number'],
    ['regex:my-number'],
  ],
  ['nothing that is only reported', { piiEntities: [{ type: 'NAME', action: 'NONE' }] }, [], []],
  ['the side whose own action acts', { piiEntities: [{ ...name, inputAction: 'NONE' }] }, [], ['NAME']],
  ['the side that is on', { piiEntities: [{ ...name, outputEnabled: false }] }, ['NAME'], []],
  [
    'a side that acts though the common action does not',
    { piiEntities: [{ type: 'NAME', action: 'NONE', outputAction: 'BLOCK' }] },
    [],
    ['NAME'],
  ],
])('names %s', (_, policy, FilteredInputs, FilteredOutputs) => {
  expect(filteredPii(policy)).toEqual({ FilteredInputs, FilteredOutputs });
});

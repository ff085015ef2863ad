import { describe, expect, it } from 'vitest';
import { runtimeDeprecation } from '../../../../src/providers/aws/derive/lambda-runtime.ts';

describe('when AWS deprecates the runtime of a function', () => {
  it.each([
    ['nodejs16.x', '2024-06-12T00:00:00Z'],
    ['nodejs24.x', '2028-04-30T00:00:00Z'],
    ['java17', '2027-06-30T00:00:00Z'],
    ['java17.al2023', '2029-06-30T00:00:00Z'],
    ['provided.al2', '2026-07-31T00:00:00Z'],
  ])('%s: %s', (Runtime, date) => {
    expect(runtimeDeprecation({ PackageType: 'Zip', Runtime })).toBe(date);
  });

  it.each([['nodejs26.x'], ['python3.15'], ['cobol85'], ['toString']])('is not known of %s', (Runtime) => {
    expect(runtimeDeprecation({ PackageType: 'Zip', Runtime })).toBeUndefined();
  });

  it('is no question of a container image', () => {
    expect(runtimeDeprecation({ PackageType: 'Image' })).toBeNull();
  });

  it('is not known where the answer names no runtime', () => {
    expect(runtimeDeprecation({ PackageType: 'Zip' })).toBeUndefined();
    expect(runtimeDeprecation({})).toBeUndefined();
  });
});

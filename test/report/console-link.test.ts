import { describe, expect, it } from 'vitest';
import { consoleLink } from '../../src/report/console-link.ts';

describe('consoleLink', () => {
  it.each([
    ['arn:aws:s3:::acme-logs', 'https://console.aws.amazon.com/go/view?arn=arn%3Aaws%3As3%3A%3A%3Aacme-logs'],
    [
      'arn:aws-cn:kms:cn-north-1:111122223333:key/1',
      'https://console.amazonaws.cn/go/view?arn=arn%3Aaws-cn%3Akms%3Acn-north-1%3A111122223333%3Akey%2F1',
    ],
    [
      'arn:aws-us-gov:iam::111122223333:root',
      'https://console.amazonaws-us-gov.com/go/view?arn=arn%3Aaws-us-gov%3Aiam%3A%3A111122223333%3Aroot',
    ],
  ])('of %s is in the console of its partition', (id, link) => {
    expect(consoleLink(id)).toBe(link);
  });

  it('is none of a name that a stranger made to be one', () => {
    expect(consoleLink('arn:aws:s3:::a)](https://evil.example/?x=1 "<b>\u0000')).toBeUndefined();
    expect(consoleLink(`arn:aws:s3:::${'a'.repeat(2000)}`)).toBeUndefined();
  });

  it.each(['aws/config/region/111122223333/us-east-1', 'arn:evil:s3:::x', 'www.acme.example:443', 'arn:aws:s3', ''])(
    'is none of %j',
    (id) => {
      expect(consoleLink(id)).toBeUndefined();
    },
  );
});

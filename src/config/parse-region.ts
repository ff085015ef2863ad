import { UsageError } from '../model/errors.ts';

/** Region codes of every partition: `ap-northeast-1`, `us-gov-west-1`, `us-iso-east-1`, `eusc-de-east-1`. */
const region = /^[a-z]{2,4}(-[a-z]+){1,2}-\d{1,2}$/;

/** Takes an AWS region's name by its form; whether it exists is for AWS to say. @throws UsageError */
export function parseRegion(text: string): string {
  if (region.test(text)) return text;
  const shown = text.slice(0, 40);
  throw new UsageError({
    en: `'${shown}' is not an AWS region; write it as ap-northeast-1`,
    ja: `'${shown}' はAWSリージョンではない。ap-northeast-1 のように書くこと`,
  });
}

/**
 * The bucket of a log destination, and the folder in it with a slash at its end: `arn:aws:s3:::acme-logs/network` is
 * `acme-logs` and `network/`, and without a folder that is empty.
 */
export function readBucketArn(arn: string): { readonly bucket: string; readonly folder: string } {
  const [bucket = '', ...folders] = arn.split(':').slice(5).join(':').split('/');
  return {
    bucket,
    folder: folders
      .filter((part) => part !== '')
      .map((part) => `${part}/`)
      .join(''),
  };
}

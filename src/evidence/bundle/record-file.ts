import type { RecordedAnswer } from '../../model/snapshot.ts';

/** `records/aws-s3.ndjson.gz` of `aws/s3/bucket`, `records/endpoint-tls.ndjson.gz` of `endpoint/tls`; `undefined` for what is no resource type. */
export function recordFile(type: string): string | undefined {
  const [provider, service] = type.split('/');
  return /^[a-z0-9-]+(?:\/[a-z0-9-]+)+$/.test(type) ? `records/${provider}-${service}.ndjson.gz` : undefined;
}

/** `raw/s3.ndjson.gz`: what the collector of S3 was answered; `undefined` for what is no service. */
export function answerFile({ service }: Pick<RecordedAnswer, 'service'>): string | undefined {
  return /^[a-z0-9-]+$/.test(service) ? `raw/${service}.ndjson.gz` : undefined;
}

export function isRecordFile(path: string): boolean {
  return path.startsWith('records/');
}

export function isAnswerFile(path: string): boolean {
  return path.startsWith('raw/');
}

/** What Session Manager does with a session unless a document of its own says otherwise. */
export interface SessionPreferences {
  /** Empty: not sent there. */
  readonly s3BucketName: string;
  readonly cloudWatchLogGroupName: string;
  /** Minutes. */
  readonly idleSessionTimeout: number;
}

/**
 * "By default, sessions time out after 20 minutes of inactivity."
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-timeout.html
 */
const defaultIdleMinutes = 20;

/** In force where the account never set preferences in the region. */
export const defaultPreferences: SessionPreferences = {
  s3BucketName: '',
  cloudWatchLogGroupName: '',
  idleSessionTimeout: defaultIdleMinutes,
};

/**
 * The preferences a session document holds. An input left out or empty is as if it were not set. `undefined` for what is
 * no session document, or for a time that is no number of minutes.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html
 */
export function parseSessionPreferences(content: string | undefined): SessionPreferences | undefined {
  const inputs = readInputs(content);
  if (!inputs) return undefined;
  const idle = readMinutes(inputs.idleSessionTimeout);
  const s3BucketName = readText(inputs.s3BucketName);
  const cloudWatchLogGroupName = readText(inputs.cloudWatchLogGroupName);
  if (idle === undefined || s3BucketName === undefined || cloudWatchLogGroupName === undefined) return undefined;
  return { s3BucketName, cloudWatchLogGroupName, idleSessionTimeout: idle };
}

function readInputs(content: string | undefined): Readonly<Record<string, unknown>> | undefined {
  const document = parseJson(content);
  if (!isRecord(document) || document.sessionType !== 'Standard_Stream') return undefined;
  if (document.inputs === undefined) return {};
  return isRecord(document.inputs) ? document.inputs : undefined;
}

function readMinutes(value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return defaultIdleMinutes;
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

/** A parameter of the document stands as `{{ name }}`, and what it will be is not known. */
function readText(value: unknown): string | undefined {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' && !value.includes('{{') ? value : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

import { membersOf } from '../../derive/members.ts';

interface MethodSetting {
  readonly loggingLevel?: string | undefined;
  readonly dataTraceEnabled?: boolean | undefined;
  readonly cachingEnabled?: boolean | undefined;
  readonly cacheDataEncrypted?: boolean | undefined;
}
type MethodSettings = Readonly<Record<string, MethodSetting>>;

/** Stands for all methods of a stage. https://docs.aws.amazon.com/apigateway/latest/api/API_Stage.html */
const allMethods = '*/*';

/** From the least. */
const levels = ['OFF', 'ERROR', 'INFO'];

/** The settings of a stage as a list, in order of the methods they are for. */
export function listMethodSettings(settings: MethodSettings | undefined) {
  return settings && membersOf(settings).map(([method, setting]) => ({ method, ...setting }));
}

/**
 * The least level at which the execution of any method is logged: that for all methods, or an override's. A stage without a
 * setting for all methods logs nothing. `undefined` where a level is left out or not known.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export function weakestExecutionLogging(settings: MethodSettings | undefined): string | undefined {
  if (!settings) return undefined;
  if (!Object.hasOwn(settings, allMethods)) return 'OFF';
  const ranks = membersOf(settings).map(([, { loggingLevel = '' }]) => levels.indexOf(loggingLevel));
  return ranks.includes(0) ? 'OFF' : levels[Math.min(...ranks)];
}

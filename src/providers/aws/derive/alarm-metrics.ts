import { firesAlone, parseAlarmRule } from './alarm-rule.ts';

/** A metric alarm as far as it says what it watches. */
export interface WatchingAlarm {
  readonly Namespace?: string | undefined;
  readonly MetricName?: string | undefined;
  readonly Metrics?: readonly MetricQuery[] | undefined;
}
interface MetricQuery {
  readonly AccountId?: string | undefined;
  /** What is computed from the others; it watches no metric itself. */
  readonly Expression?: string | undefined;
  readonly MetricStat?: { readonly Metric?: Metric | undefined } | undefined;
}
interface Metric {
  readonly Namespace?: string | undefined;
  readonly MetricName?: string | undefined;
}

/** A metric an alarm watches, by itself or in an expression. `AccountId`: another account's that it names. */
export interface WatchedMetric {
  readonly AccountId: string;
  readonly Namespace: string;
  readonly MetricName: string;
}

/**
 * The metrics of an alarm: its one metric, or those its expression is made of.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html
 */
export function watchedMetrics(alarm: WatchingAlarm, account: string): readonly WatchedMetric[] {
  const queries: readonly MetricQuery[] = alarm.Metrics?.length
    ? alarm.Metrics
    : [{ MetricStat: { Metric: { Namespace: alarm.Namespace, MetricName: alarm.MetricName } } }];
  return queries.flatMap(({ AccountId = account, MetricStat }) => {
    const { Namespace, MetricName } = MetricStat?.Metric ?? {};
    return Namespace === undefined || MetricName === undefined ? [] : [{ AccountId, Namespace, MetricName }];
  });
}

/**
 * The one metric, as `namespace:name`, that is not a service's own, with its account: what a metric filter writes to.
 * `null` where the alarm watches metrics of services only; `undefined` where it watches several others.
 * "Custom namespaces … must not start with AWS/": https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html
 */
export function filterMetric(metrics: readonly WatchedMetric[]) {
  const own = metrics.filter(({ Namespace }) => !Namespace.startsWith('AWS/'));
  const [first, ...others] = new Set(own.map((metric) => JSON.stringify(metric)));
  if (first === undefined) return { FilterMetric: null, MetricAccountId: null };
  if (others.length > 0) return {};
  const { AccountId, Namespace, MetricName } = JSON.parse(first) as WatchedMetric;
  return { FilterMetric: `${Namespace}:${MetricName}`, MetricAccountId: AccountId };
}

/** An alarm as far as it says whom it tells. */
export interface TellingAlarm {
  readonly AlarmName?: string | undefined;
  readonly AlarmArn?: string | undefined;
  readonly ActionsEnabled?: boolean | undefined;
  readonly AlarmActions?: readonly string[] | undefined;
  readonly AlarmRule?: string | undefined;
}

/**
 * Whether an action follows when the alarm goes off: its own, or that of a composite alarm which this alarm alone sets
 * off. `undefined` where only a composite alarm that could not be read might.
 */
export function notifies(alarm: TellingAlarm, composites: readonly TellingAlarm[]): boolean | undefined {
  if (acts(alarm)) return true;
  const names = [alarm.AlarmName, alarm.AlarmArn].filter((name) => name !== undefined);
  const rules = composites.filter(acts).map(({ AlarmRule = '' }) => ({ AlarmRule, rule: parseAlarmRule(AlarmRule) }));
  if (rules.some(({ rule }) => rule && firesAlone(rule, names))) return true;
  return rules.some(({ AlarmRule, rule }) => !rule && names.some((name) => AlarmRule.includes(name)))
    ? undefined
    : false;
}

/** "Indicates whether actions should be executed during any changes to the alarm state": absent only of what is malformed. */
function acts({ ActionsEnabled, AlarmActions = [] }: TellingAlarm): boolean {
  return ActionsEnabled === true && AlarmActions.length > 0;
}

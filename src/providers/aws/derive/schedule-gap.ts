/**
 * The longest time between two runs of a schedule, in hours, rounded up: of `rate(12 hours)` 12, of `cron(0 5 ? * * *)` 24,
 * of one on weekdays 72. `undefined` for what is no schedule, never runs, or ends in some year.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function longestGapHours(expression: string | undefined): number | undefined {
  const [, kind, inner = ''] = /^\s*(cron|rate)\((.*)\)\s*$/i.exec(expression ?? '') ?? [];
  const words = inner.trim().split(/\s+/);
  if (kind?.toLowerCase() === 'rate') return rateHours(words);
  return kind && words.length === 6 ? cronGap(words) : undefined;
}

function rateHours([count = '', unit = '']: readonly string[]): number | undefined {
  const hours = { minute: 1 / 60, hour: 1, day: 24 }[unit.toLowerCase().replace(/s$/, '')];
  return hours !== undefined && /^[1-9]\d*$/.test(count) ? Math.ceil(Number(count) * hours) : undefined;
}

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** Four years from a leap year on hold every distance between two days that a schedule can name. */
const firstDay = Date.UTC(2024, 0, 1);
const days = 4 * 366;

function cronGap([minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = '', year]: readonly string[]) {
  const minutes = readField(minute, 0, 59);
  const hours = readField(hour, 0, 23);
  const months = readField(month, 1, 12, monthNames);
  const isDay = readDays(dayOfMonth, dayOfWeek);
  if (!minutes || !hours || !months || !isDay || year !== '*') return undefined;
  const times = hours.flatMap((at) => minutes.map((past) => at * 60 + past)).sort((a, b) => a - b);
  let last: number | undefined;
  let longest: number | undefined;
  for (let day = 0; day < days; day++) {
    const date = new Date(firstDay + day * 86_400_000);
    if (!months.includes(date.getUTCMonth() + 1) || !isDay(date)) continue;
    for (const time of times) {
      const now = day * 1440 + time;
      if (last !== undefined) longest = Math.max(longest ?? 0, now - last);
      last = now;
    }
  }
  return longest === undefined ? undefined : Math.ceil(longest / 60);
}

/** The values of `*`, `5`, `1,15`, `MON-FRI`, `*` with a step. */
function readField(
  field: string,
  from: number,
  to: number,
  names: readonly string[] = [],
): readonly number[] | undefined {
  const toNumber = (text: string): number => {
    const name = names.indexOf(text.toUpperCase());
    return name >= 0 ? name + from : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  };
  const values = field.split(',').map((part) => {
    const [range = '', step = '1'] = part.split('/');
    const [low = '', high] = range.split('-');
    const first = low === '*' ? from : toNumber(low);
    const last = low === '*' || (high === undefined && part.includes('/')) ? to : toNumber(high ?? low);
    const every = toNumber(step);
    if (!(first >= from && last <= to && first <= last && every >= 1)) return undefined;
    return Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, at) => first + at * every);
  });
  return values.includes(undefined) ? undefined : values.flatMap((list) => list ?? []);
}

/** One of the two says which days; the other is `?` or `*`. `L` is the last, `6L` the last Friday, `2#1` the first Monday. */
function readDays(dayOfMonth: string, dayOfWeek: string): ((date: Date) => boolean) | undefined {
  const open = ['?', '*'];
  if (!open.includes(dayOfMonth)) {
    if (!open.includes(dayOfWeek)) return undefined;
    if (dayOfMonth.toUpperCase() === 'L') return (date) => date.getUTCDate() === daysInMonth(date);
    const list = readField(dayOfMonth, 1, 31);
    return list && ((date) => list.includes(date.getUTCDate()));
  }
  if (open.includes(dayOfWeek)) return () => true;
  const [, name = dayOfWeek, nth] = /^(\w+?)(L|#[1-5])$/i.exec(dayOfWeek) ?? [];
  const list = readField(name, 1, 7, dayNames);
  return (
    list &&
    ((date) => {
      if (!list.includes(date.getUTCDay() + 1)) return false;
      if (nth === undefined) return true;
      if (nth.toUpperCase() === 'L') return date.getUTCDate() + 7 > daysInMonth(date);
      return Math.ceil(date.getUTCDate() / 7) === Number(nth.slice(1));
    })
  );
}

function daysInMonth(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

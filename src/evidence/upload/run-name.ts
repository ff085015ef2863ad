import { InputError } from '../../model/errors.ts';

/** The folder of a run below a destination: `run-20261122T010203Z-1a2b3c4d`. Sorted, the names are in the order of the runs. */
const form = /^run-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z-[0-9a-z]{8}$/;

/**
 * The name of a run: when it started, to the second, and the first 8 characters of its id.
 * @throws InputError where the id or the time has another form, at `file`
 */
export function runName({ runId, startedAt }: RunIdentity, file: string): string {
  const time = new Date(startedAt);
  const name = Number.isNaN(time.getTime())
    ? ''
    : `run-${time.toISOString().replace(/[-:]|\.\d+/g, '')}-${runId.slice(0, 8)}`;
  if (form.test(name)) return name;
  throw new InputError(
    { file },
    {
      en: 'names no run: expected runId (a UUID) and startedAt (a time)',
      ja: '実行を特定できない。runId（UUID）と startedAt（時刻）が必要',
    },
  );
}

export interface RunIdentity {
  readonly runId: string;
  /** ISO 8601. */
  readonly startedAt: string;
}

/** When the run of that name started, as ISO 8601; absent: no name of a run. */
export function startOfRun(name: string): string | undefined {
  const [, year, month, day, hour, minute, second] = form.exec(name) ?? [];
  if (year === undefined) return undefined;
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  return Number.isNaN(Date.parse(text)) ? undefined : text;
}

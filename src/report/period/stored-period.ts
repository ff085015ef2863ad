import { InputError } from '../../model/errors.ts';
import {
  type ChainProblem,
  type ControlPeriod,
  type DayCounts,
  mostPeriodDays,
  type Period,
  type PeriodException,
} from '../../model/period.ts';
import type { Text } from '../../model/text.ts';
import { isZone } from '../../text/zone-time.ts';
import { firstProblem, type Problem } from '../json-schema.ts';
import { otherVersionOf } from '../schema-version.ts';
import { periodSchema } from './schema.ts';

/**
 * What the file holds: a period, but its days and its zone in an object of their own, all days of a control in another, and no
 * `null`.
 */
type Written = Omit<Period, 'from' | 'to' | 'days' | 'timeZone' | 'end' | 'controls' | 'exceptions' | 'chain'> & {
  readonly period: Pick<Period, 'from' | 'to' | 'days' | 'timeZone' | 'end'>;
  readonly controls: readonly (Omit<ControlPeriod, 'days' | 'partlyRead'> & {
    readonly days: DayCounts & { readonly monitored: number; readonly partlyRead: number };
  })[];
  /** Each in words, too. */
  readonly chain: readonly (ChainProblem & { readonly message: Text })[];
  readonly exceptions: readonly (Omit<PeriodException, 'opened' | 'closed'> & {
    readonly opened: Omit<PeriodException['opened'], 'after'> & { readonly after?: string };
    readonly closed?: NonNullable<PeriodException['closed']>;
  })[];
};

const remedy: Text = {
  en: 'give a file that comply period --format json wrote',
  ja: 'comply period --format json が書き出したファイルを指定すること',
};

/**
 * Reads back what the JSON report on a period wrote.
 * @throws InputError when it is not JSON, not a period, or of a version this program does not know.
 */
export function readStoredPeriod(file: string, text: string): Period {
  const value = parse(file, text);
  const shown = otherVersionOf(value);
  if (shown !== undefined) {
    throw new InputError(
      { file },
      {
        en: `the period has schema version ${shown}; this comply reads version 1`,
        ja: `期間のスキーマバージョンは ${shown}。このバージョンのcomplyが読み取れるのは 1`,
      },
    );
  }
  const found = firstProblem(periodSchema, value) ?? firstContradiction(value as Written);
  if (!found) return restore(value as Written);
  throw new InputError(
    { file },
    {
      en: `not a period of comply period --format json: ${found.place} ${found.problem.en}; ${remedy.en}`,
      ja: `comply period --format json の期間ではない: ${found.place} ${found.problem.ja}。${remedy.ja}`,
    },
  );
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError({ file }, { en: `not JSON; ${remedy.en}`, ja: `JSONではない。${remedy.ja}` });
  }
}

/** What a schema cannot say: days that do not add up, a zone that is none. */
function firstContradiction(written: Written): Problem | undefined {
  return wrongRange(written.period) ?? wrongControl(written);
}

function wrongRange({ from, to, days, timeZone }: Written['period']): Problem | undefined {
  const [first, last] = [from, to].map((day) => Date.parse(`${day}T00:00:00Z`));
  const counted = ((last ?? Number.NaN) - (first ?? Number.NaN)) / 86_400_000 + 1;
  if (counted !== days || days < 1 || days > mostPeriodDays) {
    return {
      place: '/period/days',
      problem: {
        en: `must be the days from ${from} to ${to}, ${mostPeriodDays} at most`,
        ja: `${from} から ${to} までの日数（最大${mostPeriodDays}）ではない`,
      },
    };
  }
  if (/^[A-Za-z]/.test(timeZone) && isZone(timeZone)) return undefined;
  return { place: '/period/timeZone', problem: { en: 'is no known time zone', ja: 'は未知のタイムゾーンである' } };
}

function wrongControl({ period, controls }: Written): Problem | undefined {
  const isRight = ({ strip, days }: Written['controls'][number]) => {
    const counts = { c: days.compliant, n: days.nonCompliant, u: days.unmonitored };
    const total = days.compliant + days.nonCompliant + days.unmonitored;
    return (
      strip.length === period.days &&
      total === period.days &&
      Object.entries(counts).every(([sign, n]) => strip.split(sign).length - 1 === n)
    );
  };
  const index = controls.findIndex((control) => !isRight(control));
  if (index === -1) return undefined;
  return {
    place: `/controls/${index}/strip`,
    problem: {
      en: `must have a sign for each of ${period.days} days, as many of each kind as its days say`,
      ja: `${period.days}日分の記号がそろっていないか、日数の内訳と一致しない`,
    },
  };
}

function restore({ period, controls, exceptions, chain, ...rest }: Written): Period {
  const { from, to, days, timeZone, end } = period;
  return {
    ...rest,
    ...{ from, to, days, timeZone, end },
    controls: controls.map(({ days: { monitored: _, partlyRead, ...counts }, ...control }) => ({
      ...control,
      ...{ days: counts, partlyRead },
    })),
    exceptions: exceptions.map(({ opened, closed, ...exception }) => ({
      ...exception,
      opened: { ...opened, after: opened.after ?? null },
      closed: closed ?? null,
    })),
    chain: chain.map(({ message: _, ...problem }) => problem),
  };
}

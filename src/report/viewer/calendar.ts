import { type Content, type Html, html } from '../html/markup.ts';

/** Days of the same kind in a row. */
export interface DayRun {
  readonly at: number;
  readonly days: number;
}

/** A strip of days to draw: one sign a day, as a period has it. */
export interface StripParts {
  readonly strip: string;
  /** What it shows, in words. */
  readonly label: string;
  readonly id: (name: string) => string;
}

/** Of a long period a single day would be too thin to see: a day with a finding takes at least this part of the strip. */
const thinnest = 1 / 400;

/**
 * A day each: the lowest part filled, the whole filled, or hatched, so that three kinds are told without colour. Equal days are one
 * stroke, as a report holds hundreds of these.
 */
export function drawStrip({ strip, label, id }: StripParts): Html {
  const monitored = strokesOf(runsOf(strip, 'cn'));
  const found = strokesOf(widened(runsOf(strip, 'n'), strip.length));
  return html`<svg class="day-strip" width="${widthOf(strip.length)}" role="img" aria-label="${label}">${hatched(id)}<svg viewBox="0 0 ${
    strip.length
  } 2" preserveAspectRatio="none">${stroke(html` stroke="url(#${id('period-monitored')})"`, monitored)}${stroke(
    html` class="found"`,
    found,
  )}<use href="#${id('period-months')}"/></svg></svg>`;
}

/** As wide as there is room; a few days are not drawn wider than they can be told apart. */
function widthOf(days: number): string {
  return days <= 20 ? String(days * 28) : '100%';
}

/** What strips share: the hatch, the two parts of a monitored day, and the lines between months. */
export function drawPatterns(id: StripParts['id'], ticks: readonly Tick[]): Html {
  const lines = ticks.map(({ at }) => (at > 0 ? `M${at} 0v2` : '')).join('');
  return html`<svg class="day-patterns" aria-hidden="true" width="0" height="0"><defs>
<pattern id="${id('period-hatch')}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M1 0v5"/></pattern>
<linearGradient id="${id('period-monitored')}" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" y2="2"><stop class="blank" offset="62%"/><stop class="passed" offset="62%"/></linearGradient>
<path id="${id('period-months')}" class="month" d="${lines}"/>
</defs></svg>
`;
}

/** One day of each kind, each beside its word. */
export function drawLegend(id: StripParts['id'], kinds: readonly (readonly [sign: string, word: string])[]): Html {
  const swatch = (sign: string): Content =>
    html`<svg class="day-swatch" aria-hidden="true">${hatched(id)}<svg viewBox="0 0 1 2" preserveAspectRatio="none">${
      sign === 'u' ? undefined : stroke(html` stroke="url(#${id('period-monitored')})"`, 'M0 1h1')
    }${sign === 'n' ? stroke(html` class="found"`, 'M0 1h1') : undefined}</svg></svg>`;
  return html`<ul class="period-legend">${kinds.map(([sign, word]) => html`<li>${swatch(sign)} ${word}</li>`)}</ul>
`;
}

/** The months above a column of strips. */
export function drawAxis(ticks: readonly Tick[], days: number): Html {
  const place = (at: number) => `${round((at / days) * 100)}%`;
  const shown = ticks.filter(({ at, label }) => label !== '' && at / days < 0.97);
  return html`<svg class="month-axis" width="${widthOf(days)}" aria-hidden="true">${shown.map(
    ({ at, label }) => html`<text x="${place(at)}" y="12">${label}</text>`,
  )}</svg>`;
}

function hatched(id: StripParts['id']): Html {
  return html`<rect width="100%" height="100%" fill="url(#${id('period-hatch')})"/>`;
}

function stroke(attribute: Html, path: string): Html | undefined {
  return path === '' ? undefined : html`<path${attribute} d="${path}"/>`;
}

/** Runs of days whose sign is one of these. */
export function runsOf(strip: string, signs: string): readonly DayRun[] {
  const runs: DayRun[] = [];
  for (const match of strip.matchAll(new RegExp(`[${signs}]+`, 'g'))) {
    runs.push({ at: match.index, days: match[0].length });
  }
  return runs;
}

function widened(runs: readonly DayRun[], days: number): readonly DayRun[] {
  const least = Math.min(days * thinnest, days);
  return runs.map((run) => {
    const width = Math.max(run.days, least);
    return { at: Math.min(run.at, days - width), days: width };
  });
}

/** Strokes along the middle; each begins where the one before it ended, which takes fewer signs. */
function strokesOf(runs: readonly DayRun[]): string {
  let end = 0;
  return runs
    .map(({ at, days }, index) => {
      const move = index === 0 ? `M${round(at)} 1` : `m${round(at - end)} 0`;
      end = at + days;
      return `${move}h${round(days)}`;
    })
    .join('');
}

/** Two decimals, and none where there are none. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A line between two days, and what stands above it; nothing where there is no room. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

interface TickWords {
  readonly months: readonly string[];
}

/** Where months begin; of a short period every seventh day, and of a long one each quarter or year. */
export function ticksOf(from: string, days: number, words: TickWords): readonly Tick[] {
  const first = Date.parse(`${from}T00:00:00Z`);
  const dayAt = (at: number) => new Date(first + at * 86_400_000).toISOString().slice(0, 10);
  const all = Array.from({ length: days }, (_, at) => ({ at, day: dayAt(at) }));
  if (days <= 62) return all.filter(({ at }) => at % 7 === 0).map(({ at, day }) => ({ at, label: day.slice(5) }));
  const step = [1, 3, 12].find((months) => days / months < 430) ?? 12;
  return all
    .filter(({ day }) => day.endsWith('-01') && (Number(day.slice(5, 7)) - 1) % step === 0)
    .map(({ at, day }) => {
      const month = Number(day.slice(5, 7)) - 1;
      return { at, label: month === 0 ? day.slice(0, 4) : (words.months[month] ?? '') };
    });
}

import { Chalk } from 'chalk';
import type { ControlStatus } from '../model/assessment.ts';
import type { Severity } from '../model/rule.ts';

/** Colours one piece of text. */
export type Paint = (text: string) => string;

/** Every colour the text report uses. Each only repeats what a word or a sign beside it says. */
export interface Ink {
  readonly on: boolean;
  readonly strong: Paint;
  readonly dim: Paint;
  readonly alarm: Paint;
  readonly bad: Paint;
  readonly caution: Paint;
  readonly good: Paint;
  readonly code: Paint;
  readonly severity: Readonly<Record<Severity, Paint>>;
  /** A status as text. */
  readonly status: Readonly<Record<ControlStatus, Paint>>;
  /** A status as a part of a bar. */
  readonly block: Readonly<Record<ControlStatus, Paint>>;
}

/** Colours of the 256-colour cube, muted so that no bar shouts: background, foreground. */
const cube: Readonly<Record<ControlStatus, readonly [number, number]>> = {
  'out-of-scope': [236, 250],
  'not-satisfied': [167, 231],
  undetermined: [133, 231],
  'not-assessed': [243, 231],
  manual: [67, 231],
  waived: [179, 16],
  satisfied: [71, 16],
  attested: [73, 16],
  'not-applicable': [250, 16],
};

/** The colours for a terminal of this level; at 0 every one leaves the text as it is. */
export function inkOf(level: 0 | 1 | 2 | 3): Ink {
  const c = new Chalk({ level });
  const basic: Ink['block'] = {
    'out-of-scope': c.bgBlack.white,
    'not-satisfied': c.bgRed.whiteBright,
    undetermined: c.bgMagenta.whiteBright,
    'not-assessed': c.bgBlackBright.whiteBright,
    manual: c.bgBlue.whiteBright,
    waived: c.bgYellow.black,
    satisfied: c.bgGreen.black,
    attested: c.bgCyan.black,
    'not-applicable': c.bgWhite.black,
  };
  return {
    on: level > 0,
    strong: c.bold,
    dim: c.dim,
    alarm: c.bgRed.whiteBright.bold,
    bad: c.red,
    caution: c.yellow,
    good: c.green,
    code: c.cyan,
    severity: { critical: c.redBright.bold, high: c.red, medium: c.yellow, low: c.blue, info: c.dim },
    status: {
      'out-of-scope': c.dim,
      'not-satisfied': c.red,
      undetermined: c.magenta,
      'not-assessed': c.dim,
      manual: c.blue,
      waived: c.yellow,
      satisfied: c.green,
      attested: c.cyan,
      'not-applicable': c.dim,
    },
    block: level < 2 ? basic : mapValues(([back, front]) => c.bgAnsi256(back).ansi256(front)),
  };
}

function mapValues(paint: (pair: readonly [number, number]) => Paint): Ink['block'] {
  return Object.fromEntries(Object.entries(cube).map(([status, pair]) => [status, paint(pair)])) as Record<
    ControlStatus,
    Paint
  >;
}

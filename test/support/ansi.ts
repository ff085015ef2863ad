/** Text of one look. Colours are CSS; absent means the terminal's own. */
export interface Run {
  readonly text: string;
  readonly color?: string;
  readonly background?: string;
  readonly bold: boolean;
  readonly dim: boolean;
}

type Look = Omit<Run, 'text'>;

/** The sixteen named colours, soft enough for a dark ground. */
const named = [
  ['#484f58', '#ff7b72', '#56d364', '#e3b341', '#79b8ff', '#d2a8ff', '#56d4dd', '#c9d1d9'],
  ['#6e7681', '#ffa198', '#7ee787', '#f2cc60', '#a5d6ff', '#e2c5ff', '#87ecf3', '#ffffff'],
].flat();
const esc = String.fromCharCode(27);
/** ESC [ codes m, put together: a control character inside a pattern is mostly a mistake. */
const colorCode = new RegExp(`${esc}\\[([\\d;]*)m`);
const plain: Look = { bold: false, dim: false };

/** The lines of a terminal's output as runs of one look each. Throws for a control sequence that is no colour. */
export function readAnsi(output: string): readonly (readonly Run[])[] {
  let look = plain;
  return output.split('\n').map((line) => {
    const runs: Run[] = [];
    for (const [index, part] of line.split(colorCode).entries()) {
      if (index % 2 === 1) look = applyCodes(look, part.split(';').map(Number));
      else if (part.includes(esc)) throw new Error(`not a colour: ${JSON.stringify(part)}`);
      else if (part !== '') runs.push({ text: part, ...look });
    }
    return runs;
  });
}

function applyCodes(look: Look, codes: readonly number[]): Look {
  const [code = 0, ...rest] = codes;
  if (code !== 38 && code !== 48) {
    const next = applyCode(look, code);
    return rest.length > 0 ? applyCodes(next, rest) : next;
  }
  const [kind, index, ...after] = rest;
  if (kind !== 5 || index === undefined) throw new Error(`not a colour of the 256: ${codes.join(';')}`);
  const next = code === 38 ? { ...look, color: paletteColor(index) } : { ...look, background: paletteColor(index) };
  return after.length > 0 ? applyCodes(next, after) : next;
}

function applyCode(look: Look, code: number): Look {
  if (code === 0) return plain;
  if (code === 1) return { ...look, bold: true };
  if (code === 2) return { ...look, dim: true };
  if (code === 22) return { ...look, bold: false, dim: false };
  if (code === 39) return without(look, 'color');
  if (code === 49) return without(look, 'background');
  const tens = Math.floor(code / 10);
  const [color, background] = [{ 3: code - 30, 9: code - 90 + 8 }[tens], { 4: code - 40, 10: code - 100 + 8 }[tens]];
  if (color !== undefined) return { ...look, color: paletteColor(color) };
  if (background !== undefined) return { ...look, background: paletteColor(background) };
  throw new Error(`unknown look ${code}`);
}

function without(look: Look, key: 'color' | 'background'): Look {
  const { [key]: _, ...rest } = look;
  return rest;
}

/** One of the 256 colours: sixteen named ones, a 6×6×6 cube, 24 greys. */
function paletteColor(index: number): string {
  const name = named[index];
  if (name !== undefined) return name;
  if (index >= 232) return hex([0, 0, 0].map(() => 8 + (index - 232) * 10));
  const steps = [Math.floor((index - 16) / 36), Math.floor((index - 16) / 6) % 6, (index - 16) % 6];
  return hex(steps.map((step) => (step === 0 ? 0 : 55 + step * 40)));
}

function hex(channels: readonly number[]): string {
  return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

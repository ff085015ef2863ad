import type { PhiClass } from '../../model/log-check.ts';

/** Told of an identifier; returns its end, where what follows begins. */
export type Tell = (found: PhiClass, start: number, end: number) => number;

/** Plain JSON: what a stage hands to the next, and what a file keeps. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

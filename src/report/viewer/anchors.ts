import type { ViewerPage } from './page.ts';

/** The id of a control's block. A framework's id has no `:`, so no two controls share one. */
export function controlAnchor({ id }: Pick<ViewerPage, 'id'>, framework: string, control: string): string {
  return id(`control-${slugOf(`${framework}:${control}`)}`);
}

/** The id of the block of a framework's controls. */
export function frameworkAnchor({ id }: Pick<ViewerPage, 'id'>, framework: string): string {
  return id(`controls-${slugOf(framework)}`);
}

/** The id of an item of the remediation plan. */
export function planAnchor({ id }: Pick<ViewerPage, 'id'>, rule: string): string {
  return id(`plan-${slugOf(rule)}`);
}

/**
 * A text as a part of an id, and of an address behind `#`: ASCII letters, digits, `.` and `-` stay, any other unit is its
 * number between `_`. Different texts stay different.
 */
function slugOf(text: string): string {
  return text.replace(/[^A-Za-z0-9.-]/g, (unit) => `_${unit.charCodeAt(0).toString(16)}_`);
}

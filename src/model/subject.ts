import type { Control, Edition, Framework, Safeguard } from './framework.ts';
import type { Extent, Rule } from './rule.ts';
import type { Text } from './text.ts';

/** A rule that tests a safeguard, and how far. */
export interface Tester {
  readonly rule: Rule;
  readonly extent: Extent;
}

/** A safeguard with the rules that test it, by id. */
export interface TestedSafeguard {
  readonly safeguard: Safeguard;
  readonly testers: readonly Tester[];
}

/** The controls of one edition that demand a safeguard, or lean on it. */
export interface Demand {
  readonly framework: Framework;
  readonly edition: Edition;
  readonly primary: readonly Control[];
  readonly supporting: readonly Control[];
}

export interface SafeguardSubject extends TestedSafeguard {
  readonly kind: 'safeguard';
  /** Every framework's default edition, those without a control of it too. */
  readonly demands: readonly Demand[];
}

export interface ControlSubject {
  readonly kind: 'control';
  readonly framework: Framework;
  readonly edition: Edition;
  readonly control: Control;
  /** The control whose status this one's rolls up into, and those that roll up into this one. */
  readonly parent?: Control;
  readonly parts: readonly Control[];
  /** What an entry of its kind is called, its class and its chapter. */
  readonly called: Text;
  readonly level?: Text;
  readonly group?: Text;
  readonly primary: readonly TestedSafeguard[];
  readonly supporting: readonly TestedSafeguard[];
}

/** A framework with every control of each edition. */
export interface FrameworkSubject {
  readonly framework: Framework;
  /** The default one first. */
  readonly editions: readonly { readonly edition: Edition; readonly controls: readonly ControlSubject[] }[];
}

export interface RuleSubject {
  readonly kind: 'rule';
  readonly rule: Rule;
  readonly safeguards: readonly SafeguardSubject[];
}

/** One thing of the catalog, and what hangs together with it. */
export type Subject = RuleSubject | SafeguardSubject | ControlSubject;

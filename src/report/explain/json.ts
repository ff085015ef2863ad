import type { Control, Safeguard } from '../../model/framework.ts';
import type { Demand, Subject, TestedSafeguard, Tester } from '../../model/subject.ts';
import type { Text } from '../../model/text.ts';

/** An explanation for programs, in both languages. */
export function shapeSubject(
  subject: Subject,
  steps: Readonly<Record<keyof Text, readonly string[]>> | undefined,
): object {
  switch (subject.kind) {
    case 'rule': {
      const { id, aliases, title, severity, resource, parameters, rationale, remediation, references } = subject.rule;
      const { effort, warnings = [] } = remediation;
      const safeguards = subject.safeguards.map((one) => ({
        ...shapeTested(one),
        demands: one.demands.map(shapeDemand),
      }));
      const texts = { rationale, effort, warnings, steps };
      return {
        kind: subject.kind,
        id,
        aliases,
        title,
        severity,
        resource,
        parameters,
        ...texts,
        references,
        safeguards,
      };
    }
    case 'safeguard':
      return { kind: subject.kind, ...shapeTested(subject), demands: subject.demands.map(shapeDemand) };
    case 'control': {
      const { framework, edition, control, parent, parts, primary, supporting } = subject;
      return {
        kind: subject.kind,
        framework: framework.id,
        edition: edition.id,
        ...shapeControl(control),
        called: subject.called,
        level: control.level,
        group: subject.group,
        summary: control.summary,
        supply: control.supply,
        parent: parent && shapeControl(parent),
        parts: parts.map(shapeControl),
        primary: primary.map(shapeTested),
        supporting: supporting.map(shapeTested),
        notes: framework.notes,
      };
    }
  }
}

function shapeControl({ id, citation, title, assessment }: Control): object {
  return { id, citation, title, assessment };
}

function shapeTested({ safeguard, testers }: TestedSafeguard): object {
  return { ...shapeSafeguard(safeguard), rules: testers.map(shapeTester) };
}

function shapeSafeguard({ id, kind, title, assessment, rationale, note, notVisible }: Safeguard): object {
  return { id, nature: kind, title, assessment, rationale, note, notVisible };
}

function shapeTester({ rule: { id, title, severity }, extent }: Tester): object {
  return { id, title, severity, extent };
}

function shapeDemand({ framework, edition, primary, supporting }: Demand): object {
  return {
    framework: framework.id,
    edition: edition.id,
    primary: primary.map(shapeControl),
    supporting: supporting.map(shapeControl),
  };
}

import type { ChainError } from '../result.ts';
import { keyIdsDiffer } from './key-identifier.ts';
import type { ParsedCertificate } from './parse.ts';
import { allowsByNameConstraints, listIssuerFaults, listLeafFaults } from './path-faults.ts';
import { type Ask, limitTo, rememberAnswers } from './remember.ts';
import { isSignedBy } from './signature.ts';
import { findRoots, isRoot, type TrustStore } from './trust-store.ts';

/** More than any public path has; how many issuers are tried; and how many signatures one server can make us check. */
const maxDepth = 10;
const maxSteps = 200;
const maxSignatures = 60;

export interface PathQuestion {
  readonly leaf: ParsedCertificate;
  /** Certificates that may lie above it, in any order. */
  readonly sent: readonly ParsedCertificate[];
  readonly store: TrustStore;
  readonly now: Date;
}

/** Where a path ends, best first. */
const ends = ['root', 'own-root', 'nowhere', 'too-far'] as const;

export interface Path {
  /** Leaf first. */
  readonly certificates: readonly ParsedCertificate[];
  /** `root`: in the trust store. `own-root`: signed by itself, and not there. `nowhere`: its issuer is not there. */
  readonly end: (typeof ends)[number];
  /** What forbids to trust it beside its end. */
  readonly faults: readonly ChainError[];
}

/** The best path upwards: one without a fault that ends at a root, or the one that comes nearest to it. */
export function findPath(question: PathQuestion): Path {
  const judge: Judge = {
    isSignedBy: rememberAnswers(limitTo(maxSignatures, isSignedBy)),
    allows: rememberAnswers(allowsByNameConstraints),
  };
  const clean = search(question, judge, 0);
  return isPerfect(clean) ? clean : search(question, judge, Number.POSITIVE_INFINITY);
}

interface Judge {
  readonly isSignedBy: Ask;
  readonly allows: Ask;
}

/** Depth first, over paths of which no certificate above the leaf has more faults than so many. */
function search(question: PathQuestion, judge: Judge, mostFaults: number): Path {
  const { leaf, store } = question;
  let steps = 0;
  let best: Path | undefined;
  const climb = (certificates: readonly ParsedCertificate[], faults: readonly ChainError[]): void => {
    const settle = (end: Path['end']): void => {
      const path = { certificates, end, faults };
      if (best === undefined || isBetter(path, best)) best = path;
    };
    const top = certificates.at(-1) ?? leaf;
    const isTrusted = isRoot(store, top);
    const issuers = isTrusted ? [] : listIssuers(certificates, question, judge);
    if (isTrusted) settle('root');
    else if (issuers.length === 0) settle(signsItself(top, judge) ? 'own-root' : 'nowhere');
    else if (certificates.length >= maxDepth) settle('too-far');
    for (const { issuer, faults: added } of certificates.length < maxDepth ? issuers : []) {
      if (added.length > mostFaults || (best !== undefined && isPerfect(best))) continue;
      steps += 1;
      if (steps > maxSteps) settle('too-far');
      else climb([...certificates, issuer], [...new Set([...faults, ...added])]);
    }
  };
  climb([leaf], listLeafFaults(leaf));
  return best ?? { certificates: [leaf], end: 'too-far', faults: [] };
}

function isPerfect({ end, faults }: Path): boolean {
  return end === 'root' && faults.length === 0;
}

function isBetter(one: Path, other: Path): boolean {
  if (one.end !== other.end) return ends.indexOf(one.end) < ends.indexOf(other.end);
  return one.faults.length < other.faults.length;
}

interface Issuer {
  readonly issuer: ParsedCertificate;
  readonly faults: readonly ChainError[];
}

/** Who may have issued the last of the path, least faults first. */
function listIssuers(path: readonly ParsedCertificate[], question: PathQuestion, judge: Judge): readonly Issuer[] {
  const { leaf, sent, store, now } = question;
  const top = path.at(-1) ?? leaf;
  const named = [
    ...findRoots(store, top.issuer),
    ...sent.filter((certificate) => certificate.subject.key === top.issuer.key),
  ].filter((candidate) => !path.some((certificate) => certificate.der.equals(candidate.der)));
  const signers = named.filter((candidate) => judge.isSignedBy(top, candidate));
  const judgeOne = (issuer: ParsedCertificate, extra: readonly ChainError[]): Issuer => ({
    issuer,
    faults: [
      ...listIssuerFaults({ issuer, below: path, isRoot: isRoot(store, issuer), now, allows: judge.allows }),
      ...extra,
    ],
  });
  const issuers =
    signers.length > 0
      ? signers.map((issuer) => judgeOne(issuer, []))
      : listImpostors(top, named, judge).map((issuer) => judgeOne(issuer, ['bad-signature']));
  return issuers.sort((one, other) => one.faults.length - other.faults.length);
}

/** Those of the right name whose key made no signature here, unless they are plainly another key of that name. */
function listImpostors(
  top: ParsedCertificate,
  named: readonly ParsedCertificate[],
  judge: Judge,
): readonly ParsedCertificate[] {
  if (named.length === 0 || signsItself(top, judge)) return [];
  return named.filter((candidate) => !keyIdsDiffer(top, candidate));
}

function signsItself(certificate: ParsedCertificate, judge: Judge): boolean {
  return certificate.subject.key === certificate.issuer.key && judge.isSignedBy(certificate, certificate);
}

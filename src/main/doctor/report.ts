import {
  CHECK_GROUPS,
  type CheckName,
  type DoctorReport,
  type Fact,
  type Finding,
  groupOf,
  HEALTHS,
  wantsAttention,
} from '../../shared/doctor.ts';
import { sentenceOf } from '../../shared/finding-words.ts';
import { messagesOf } from '../../shared/messages/messages-of.ts';
import type { Platform } from '../../shared/platform.ts';
import type { Alarms } from '../time/alarms.ts';
import type { Examination } from './doctor.ts';

/** What a report is written with. */
export interface ReportPorts {
  readonly version: string;
  readonly platform: Platform;
  readonly alarms: Pick<Alarms, 'wallAt'>;
  /** Takes out what is known for a secret. */
  readonly redact: (text: string) => string;
}

/** What was found, ready to be shown, and the text of it that somebody may copy. */
export function reportOf(examination: Examination, ports: ReportPorts): DoctorReport {
  const { accountKey, host } = examination;
  const atMs = ports.alarms.wallAt(examination.atMs);
  const findings = inOrder(examination.findings).map((finding) => ({
    ...finding,
    facts: finding.facts.map((fact) => shown(fact, ports)),
  }));
  return {
    atMs,
    accountKey,
    host,
    findings,
    text: ports.redact(textOf(findings, host, atMs, ports)),
  };
}

/** By groups, the one with the worst in it first; in each the worst first, and then as they are listed. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const names: readonly CheckName[] = Object.values(CHECK_GROUPS).flat();
  const groups = Object.keys(CHECK_GROUPS);
  const badnessOf = ({ health }: Finding): number => HEALTHS.indexOf(health);
  const worstBeside = ({ check }: Finding): number => {
    const beside = findings.filter((one) => groupOf(one.check) === groupOf(check));
    return Math.min(...beside.filter(({ health }) => wantsAttention(health)).map(badnessOf), QUIET);
  };
  return findings.toSorted(
    (a, b) =>
      worstBeside(a) - worstBeside(b) ||
      groups.indexOf(groupOf(a.check)) - groups.indexOf(groupOf(b.check)) ||
      badnessOf(a) - badnessOf(b) ||
      names.indexOf(a.check) - names.indexOf(b.check),
  );
}

/** A group in which nobody has to do anything. */
const QUIET = HEALTHS.length;

/** On the wall clock, and without a secret that somebody else's words may quote. */
function shown(fact: Fact, { alarms, redact }: ReportPorts): Fact {
  if (typeof fact === 'string') return redact(fact);
  return fact.kind === 'instant' ? { ...fact, atMs: alarms.wallAt(fact.atMs) } : fact;
}

/** What programs, their logs and whoever helps can read. */
const IN_ENGLISH = { language: 'en', hourCycle: 'h23' } as const;

const sentencesOf = (findings: readonly Finding[], nowMs: number) =>
  findings.map((finding) => ({
    check: finding.check,
    group: groupOf(finding.check),
    health: finding.health,
    sentence: sentenceOf(finding, messagesOf('en'), IN_ENGLISH, nowMs),
  }));

function textOf(
  findings: readonly Finding[],
  host: string,
  atMs: number,
  { version, platform }: ReportPorts,
): string {
  const lines = sentencesOf(findings, atMs).map(
    ({ check, health, sentence }) => `[${health}] ${check}: ${sentence}`,
  );
  const title = `Pilot Light ${version}, ${platform}, ${host}, ${instantText(atMs)}`;
  return [title, '', ...lines].join('\n');
}

/** ECMA-262 §21.4.1.1: no date lies further from 1970. */
const LAST_INSTANT_MS = 8.64e15;

function instantText(atMs: number): string {
  return Math.abs(atMs) <= LAST_INSTANT_MS ? new Date(atMs).toISOString() : 'at no instant';
}

/** The same for programs of the user's own, as text and as fields. */
export function toldToPrograms({ findings, host, atMs, text }: DoctorReport, version: string) {
  const checks = sentencesOf(findings, atMs);
  return { text: `${text}\n`, json: { version, host, checks } };
}

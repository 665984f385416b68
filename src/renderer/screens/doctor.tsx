import { useId, useState } from 'react';
import {
  type CheckGroup,
  type DoctorReport,
  type DoctorStep,
  type Finding,
  groupOf,
  wantsAttention,
} from '../../shared/doctor.ts';
import { sentenceOf } from '../../shared/finding-words.ts';
import { useFace } from '../face.ts';
import { useClockTime } from '../hooks/use-clock-time.ts';
import { useLook } from '../hooks/use-look.ts';
import { AnsweringButton } from '../parts/answering-button.tsx';
import { BackBar } from '../parts/bar.tsx';
import { HealthMark } from '../parts/health-mark.tsx';
import { RenewButton } from '../parts/renew-button.tsx';
import { Screen, Title } from '../parts/screen.tsx';
import type { Place } from '../screen-of.ts';

/** Why there is no token, and what else is wrong: each in one look, and what to do about it. */
export function Doctor() {
  const { words } = useFace();
  const { report, progress, again } = useLook();
  const [isText, showText] = useState(false);
  return (
    <Screen
      bar={
        <BackBar>
          <Title>{words.doctor.title}</Title>
        </BackBar>
      }
      layout="list"
    >
      <Summary report={report} progress={progress} />
      <div className="pair">
        {isText ? <CopyReport /> : <Again again={again} />}
        <button
          type="button"
          className="secondary"
          aria-disabled={report === null || undefined}
          onClick={report === null ? undefined : () => showText(!isText)}
        >
          {isText ? words.doctor.hide : words.doctor.show}
        </button>
      </div>
      {isText && report !== null ? <ReportText text={report.text} /> : <List report={report} />}
    </Screen>
  );
}

/** One line that says it all, and what it is about. */
function Summary({ report, progress }: Pick<ReturnType<typeof useLook>, 'report' | 'progress'>) {
  const { doctor } = useFace().words;
  const at = useClockTime();
  const isBeginning = progress !== null && progress.of === 0;
  return (
    <div className="doctor-summary">
      <p role="status" className="doctor-verdict">
        {report === null ? doctor.looking : verdictOf(report, doctor)}
      </p>
      <p className="quiet doctor-about">
        {progress === null || isBeginning
          ? report === null
            ? ' '
            : doctor.about(report.host, at(report.atMs))
          : doctor.progress(String(progress.done), String(progress.of))}
      </p>
    </div>
  );
}

function verdictOf(
  { findings }: DoctorReport,
  doctor: ReturnType<typeof useFace>['words']['doctor'],
): string {
  const [first, ...others] = findings.filter(({ health }) => wantsAttention(health));
  if (first === undefined) return doctor.well;
  return others.length === 0
    ? doctor.one(doctor.names[first.check])
    : doctor.several(String(others.length + 1));
}

function Again({ again }: { readonly again: () => Promise<boolean> }) {
  const { doctor } = useFace().words;
  return (
    <AnsweringButton
      className="secondary"
      title={doctor.againHint}
      waiting={doctor.looking}
      act={again}
      answerOf={(isDone) => ({ words: isDone ? doctor.looked : doctor.failed, isDone })}
    >
      {doctor.again}
    </AnsweringButton>
  );
}

function CopyReport() {
  const { words, bridge } = useFace();
  return (
    <AnsweringButton
      className="secondary"
      waiting={words.doctor.copy}
      act={() => bridge.copyDoctorReport()}
      answerOf={(came) =>
        came === 'copied'
          ? { words: words.doctor.copied, isDone: true }
          : { words: words.doctor.notCopied, isDone: false }
      }
    >
      {words.doctor.copy}
    </AnsweringButton>
  );
}

/** What is copied is what stands here. */
function ReportText({ text }: { readonly text: string }) {
  const { doctor } = useFace().words;
  const id = useId();
  return (
    <section className="findings" aria-labelledby={id} tabIndex={0}>
      <p id={id} className="quiet">
        {doctor.report}
      </p>
      <pre lang="en" className="report">
        {text}
      </pre>
    </section>
  );
}

/** Has its room whether it is full or not, and scrolls in it. */
function List({ report }: { readonly report: DoctorReport | null }) {
  const { doctor } = useFace().words;
  const groups = new Set(report?.findings.map(({ check }) => groupOf(check)));
  // What scrolls and holds nothing to press is reached by the keyboard itself.
  const hasSteps = report?.findings.some(({ step }) => step !== null) ?? false;
  return (
    <section className="findings" aria-label={doctor.title} tabIndex={hasSteps ? undefined : 0}>
      {report === null
        ? null
        : [...groups].map((group) => <Group key={group} group={group} report={report} />)}
    </section>
  );
}

function Group({ group, report }: { readonly group: CheckGroup; readonly report: DoctorReport }) {
  const { doctor } = useFace().words;
  const id = useId();
  return (
    <div className="card">
      <h2 id={id} className="finding-group">
        {doctor.groups[group]}
      </h2>
      <ul aria-labelledby={id}>
        {report.findings
          .filter(({ check }) => groupOf(check) === group)
          .map((finding) => (
            <Row key={finding.check} finding={finding} report={report} />
          ))}
      </ul>
    </div>
  );
}

interface RowProps {
  readonly finding: Finding;
  readonly report: DoctorReport;
}

function Row({ finding, report }: RowProps) {
  const { view, words } = useFace();
  const { check, health, step } = finding;
  return (
    <li className="finding" data-check={check} data-health={health}>
      <HealthMark health={health} />
      <div className="finding-words">
        <p className="finding-name">
          {words.doctor.names[check]}
          <span className="visually-hidden"> ({words.doctor.healths[health]})</span>
        </p>
        <p className="quiet">{sentenceOf(finding, words, view, report.atMs)}</p>
        {step === null ? null : <Step step={step} accountKey={report.accountKey} />}
      </div>
    </li>
  );
}

/** Where each step leads that is a place in the window. */
const PLACES: Readonly<Partial<Record<DoctorStep, Place>>> = {
  account: { kind: 'home' },
  settings: { kind: 'settings', advanced: false },
  advanced: { kind: 'settings', advanced: true, from: 'settings' },
  programs: { kind: 'programs' },
};

function Step({
  step,
  accountKey,
}: {
  readonly step: DoctorStep;
  readonly accountKey: string | null;
}) {
  const { view, words, bridge, go } = useFace();
  if (step === 'renew') {
    const account = view.accounts.find(({ key }) => key === accountKey);
    return account === undefined ? null : <RenewButton account={account} className="link" />;
  }
  const place = PLACES[step];
  const press = (): void => {
    if (place !== undefined) go(place);
    else if (step === 'status' || step === 'portal')
      void bridge.openLink({ link: step, accountKey: null });
  };
  return (
    <button type="button" className="link" onClick={press}>
      {words.doctor.steps[step]}
    </button>
  );
}

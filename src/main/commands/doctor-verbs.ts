import type { DoctorProgress } from '../../shared/doctor.ts';
import type { CopyAnswer } from '../../shared/token-copy.ts';
import type { Doctor } from '../doctor/doctor.ts';
import { type ReportPorts, reportOf } from '../doctor/report.ts';
import type { Handlers } from './command.ts';

/** What a look of the window takes. */
export interface DoctorVerbsPorts extends Omit<ReportPorts, 'redact'> {
  readonly doctor: Doctor;
  readonly redactor: Pick<ReportPorts, 'redact'>;
  readonly tellDoctor: (progress: DoctorProgress) => void;
}

/** A look, and a copy of the report that was shown. */
export function doctorVerbs(
  { doctor, redactor, tellDoctor, ...ports }: DoctorVerbsPorts,
  copyPlain: (text: string | null) => Promise<CopyAnswer | null>,
) {
  /** What is copied is what was shown, whatever has changed since. */
  let shown: string | null = null;
  return {
    'doctor:run': async (accountKey) => {
      const examination = await doctor.examine(accountKey, tellDoctor);
      const report = reportOf(examination, { ...ports, redact: redactor.redact });
      shown = report.text;
      return report;
    },
    'doctor:copy-report': () => copyPlain(shown),
  } satisfies Partial<Handlers>;
}

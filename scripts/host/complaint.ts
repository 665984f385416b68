/** A mistake or a lack that a person can mend: one sentence for the terminal, never a stack. */
export class Complaint extends Error {}

/** What was read, or its error as a complaint: a variable that says nothing sensible is somebody's to mend. */
export function orComplain<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Complaint(error instanceof Error ? error.message : String(error));
  }
}

/** Runs a script's `main`; a complaint ends it with its sentence and exit code 1, anything else with its stack. */
export function runScript(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    console.error(error instanceof Complaint ? error.message : error);
    process.exitCode = 1;
  });
}

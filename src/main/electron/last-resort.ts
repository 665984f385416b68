import { app, dialog } from 'electron';
import { messagesOf } from '../../shared/messages/messages-of.ts';
import { languageOf } from '../faces/language.ts';
import { createRedactor } from '../secrets/redactor.ts';
import { systemLocale } from './system-locale.ts';

/** What is done with an error that nobody caught. */
type LastResort = (error: unknown) => void;

/**
 * Takes every error of main that nobody caught: by default Electron shows each in a modal dialog, and goes on behind it.
 *
 * Answers how another one takes over from `first`.
 */
export function catchUncaught(first: LastResort): (next: LastResort) => void {
  let handle = first;
  process.on('uncaughtException', (error) => handle(error));
  process.on('unhandledRejection', (reason) => handle(reason));
  return (next) => {
    handle = next;
  };
}

/** Says that the app could not start, and ends it: a process without a face would keep the lock from the next start. */
export function failStart(error: unknown): void {
  // What the start knew of secrets is not at hand here; what looks like one is enough.
  const reason = createRedactor().redact(error instanceof Error ? error.message : typeof error);
  console.error(reason);
  try {
    const { notices } = messagesOf(languageOf('system', systemLocale.preferredLanguages()));
    const { title, body } = notices.startFailed(reason);
    dialog.showErrorBox(title, body);
  } finally {
    app.exit(1);
  }
}

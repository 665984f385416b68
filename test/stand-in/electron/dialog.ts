import type {
  BaseWindow,
  Dialog,
  MessageBoxOptions,
  OpenDialogOptions,
  SaveDialogOptions,
} from 'electron';
import type { AskedDialog, DialogAnswer } from '../contract.ts';
import { host } from './host.ts';
import { offer } from './offer.ts';

type Options = MessageBoxOptions | OpenDialogOptions | SaveDialogOptions;

const asked: AskedDialog[] = [];
const answers: DialogAnswer[] = [];

/** Writes the question down and takes the next prepared answer; without one, the dialog is cancelled. */
function ask(kind: AskedDialog['kind'], options: Partial<MessageBoxOptions>): DialogAnswer {
  const { title = '', message = '', detail = '', buttons = [] } = options;
  asked.push({ kind, title, message, detail, buttons });
  return answers.shift() ?? { response: options.cancelId ?? 0 };
}

const optionsOf = <O extends Options>(first: BaseWindow | O, second?: O): O =>
  second ?? (first as O);

export const dialog: Dialog = offer<Dialog>('dialog', {
  async showMessageBox(first: BaseWindow | MessageBoxOptions, second?: MessageBoxOptions) {
    const { response = 0, checkboxChecked = false } = ask('message', optionsOf(first, second));
    return { response, checkboxChecked };
  },
  async showOpenDialog(first: BaseWindow | OpenDialogOptions, second?: OpenDialogOptions) {
    const { title = '', message = '' } = optionsOf(first, second);
    const filePaths = [...(ask('open', { title, message }).filePaths ?? [])];
    return { canceled: filePaths.length === 0, filePaths };
  },
  async showSaveDialog(first: BaseWindow | SaveDialogOptions, second?: SaveDialogOptions) {
    const { title = '', message = '' } = optionsOf(first, second);
    const filePath = ask('save', { title, message }).filePaths?.[0] ?? '';
    return { canceled: filePath === '', filePath };
  },
  showErrorBox: (title, message) => void ask('error', { title, message }),
});

host.answer('dialogs', () => asked);
host.answer('answerDialog', (answer) => void answers.push(answer));

import { contextBridge, ipcRenderer } from 'electron';
import { ANNOUNCEMENTS, type IpcReply, REQUESTS } from '../shared/ipc.ts';

type Row = (typeof REQUESTS)[keyof typeof REQUESTS];

/** Main checks sender and argument, and answers with the type that the table promises. */
function ask({ channel, argument: { form } }: Row) {
  return async (argument: unknown): Promise<unknown> => {
    const sent = form.kind === 'nothing' ? null : argument;
    const reply = (await ipcRenderer.invoke(channel, sent)) as IpcReply<unknown>;
    if (reply.isRefused) throw new Error('refused');
    return reply.value;
  };
}

/** The event object stays here: it carries `sender`, which must not reach the page. */
function listen({ channel }: (typeof ANNOUNCEMENTS)[keyof typeof ANNOUNCEMENTS]) {
  return (listener: (news: unknown) => void): (() => void) => {
    const forward = (_event: unknown, news: unknown): void => {
      listener(news);
    };
    ipcRenderer.on(channel, forward);
    return () => {
      ipcRenderer.off(channel, forward);
    };
  };
}

/** The bridge of the contract, row by row: neither a channel name nor an address crosses it. */
const bridge = Object.freeze({
  ...Object.fromEntries(Object.entries(REQUESTS).map(([verb, row]) => [verb, ask(row)])),
  ...Object.fromEntries(Object.entries(ANNOUNCEMENTS).map(([verb, row]) => [verb, listen(row)])),
});

contextBridge.exposeInMainWorld('pilotLight', bridge);

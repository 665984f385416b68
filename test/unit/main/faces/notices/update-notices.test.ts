import { describe, expect, it } from 'vitest';
import type { NoticeText } from '../../../../../src/main/faces/notices/notice-text.ts';
import { createUpdateNotices } from '../../../../../src/main/faces/notices/update-notices.ts';
import { createListeners } from '../../../../../src/main/listeners.ts';
import type { UpdateNote } from '../../../../../src/main/ports.ts';
import type { Language } from '../../../../../src/shared/format/language.ts';
import { DEFAULT_SETTINGS } from '../../../../../src/shared/settings.ts';
import { NOW_MS, viewWith } from '../../../../support/views.ts';

/** What the desktop shows, as one version after the other becomes known. */
function createDesk() {
  const changed = createListeners();
  const shown = new Map<string, NoticeText>();
  const told: NoticeText[] = [];
  let note: ReturnType<UpdateNote['get']> = {
    askedAtMs: null,
    aheadAtMs: null,
    newest: null,
    told: null,
  };
  let newer: string | null = null;
  let notices = true;
  let language: Language = 'en';

  /** The app starts, anew perhaps. */
  function start(): void {
    createUpdateNotices({
      updateNote: {
        get: () => note,
        change(change) {
          note = { ...note, ...change };
          return true;
        },
      },
      view: {
        get: () =>
          viewWith({
            language,
            update: { isOffered: true, newer },
            settings: { ...DEFAULT_SETTINGS, notices },
          }),
        onChange: changed.add,
      },
      log: { warn: () => undefined },
      alarms: { nowMs: () => 0, wallAt: () => NOW_MS },
      notices: {
        show(notice) {
          shown.set(notice.id, notice);
          told.push(notice);
        },
        withdraw: (incident) => void shown.delete(incident),
      },
    });
  }

  start();
  return {
    told,
    shown: () => [...shown.values()],
    restart: start,
    know(version: string | null): void {
      newer = version;
      changed.tell();
    },
    turn(on: boolean): void {
      notices = on;
      changed.tell();
    },
    speak: (next: Language) => void (language = next),
  };
}

describe('a notice of a newer version', () => {
  it('comes once for each version, also over restarts', () => {
    const desk = createDesk();
    desk.know('0.2.0');
    desk.know('0.2.0');
    desk.restart();
    desk.know('0.2.0');
    expect(desk.told.map(({ title }) => title)).toEqual(['Pilot Light 0.2.0 is out']);
    desk.know('0.3.0');
    expect(desk.told.at(-1)?.title).toBe('Pilot Light 0.3.0 is out');
    expect(desk.shown()).toHaveLength(1);
  });

  it('leads to the page and, clicked beside its button, to the settings', () => {
    const desk = createDesk();
    desk.speak('ja');
    desk.know('0.2.0');
    expect(desk.told[0]).toMatchObject({
      title: 'Pilot Light 0.2.0 が公開されました',
      isUrgent: false,
      button: { command: { kind: 'link:open', argument: { link: 'release', accountKey: null } } },
      onClick: { kind: 'screen:open', screen: 'settings' },
    });
    expect(desk.told[0]?.body).toContain('0.1.0');
  });

  it('goes when nothing is newer any more', () => {
    const desk = createDesk();
    desk.know('0.2.0');
    desk.know(null);
    expect(desk.shown()).toEqual([]);
  });

  it('comes to nobody who wants no notices, and to who wants them later', () => {
    const desk = createDesk();
    desk.turn(false);
    desk.know('0.2.0');
    expect(desk.told).toEqual([]);
    desk.turn(true);
    expect(desk.told).toHaveLength(1);
    desk.turn(false);
    expect(desk.shown()).toEqual([]);
  });
});

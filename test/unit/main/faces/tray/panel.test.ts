import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panelTone } from '../../../../../src/main/faces/tray/panel.ts';

describe('the tone of the tray icon', () => {
  it.each([
    ['GNOME', 'on-dark'],
    ['ubuntu:GNOME', 'on-dark'],
    ['GNOME-Classic:GNOME', 'on-dark'],
    ['Unity', 'on-dark'],
    ['X-Cinnamon', 'on-dark'],
    ['pop:gnome', 'on-dark'],
    ['KDE', 'on-either'],
    ['XFCE', 'on-either'],
    ['GNOMEish', 'on-either'],
    ['', 'on-either'],
    [undefined, 'on-either'],
  ])('real A8: is, on the desktop %s, %s', (desktops, tone) => {
    expect(panelTone('automatic', desktops)).toBe(tone);
  });

  it('is as chosen, whatever a desktop calls itself', () => {
    fc.assert(
      fc.property(fc.option(fc.string(), { nil: undefined }), (desktops) => {
        expect(panelTone('darkPanel', desktops)).toBe('on-dark');
        expect(panelTone('lightPanel', desktops)).toBe('on-light');
        expect(panelTone('automatic', desktops)).not.toBe('on-light');
      }),
    );
  });
});

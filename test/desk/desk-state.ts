/** Everything that a desk shows; plain data, drawn by `desk-page.ts`. */
export interface DeskState {
  /** What there is to do now; '' on a desk that only shows. */
  readonly sentence: string;
  readonly tray: DeskTray | null;
  readonly menu: readonly DeskItem[];
  readonly notices: readonly DeskNotice[];
  readonly clipboard: string;
  readonly troubles: readonly DeskTrouble[];
  /** How this system pastes, as its people write it; '' on a desk without another program. */
  readonly pasteKeys: string;
}

interface DeskTray {
  /** A `data:` URL. */
  readonly icon: string;
  readonly toolTip: string;
  /** Which panel the icon is drawn for. */
  readonly panel: 'dark' | 'light';
}

export interface DeskItem {
  /** The item's id, or its label where it has none. */
  readonly key: string;
  readonly label: string;
  readonly isSeparator: boolean;
  readonly isEnabled: boolean;
  readonly isChecked: boolean;
  readonly submenu: readonly DeskItem[];
}

export interface DeskNotice {
  /** Which of all the notices since the start. */
  readonly index: number;
  readonly title: string;
  readonly body: string;
  readonly isUrgent: boolean;
}

/** Something that a person can make go wrong, and right again. */
interface DeskTrouble {
  readonly id: string;
  readonly label: string;
  readonly isOn: boolean;
}

/** What a person did on the desk. */
export type DeskAction =
  | { readonly kind: 'tray' }
  | { readonly kind: 'item'; readonly key: string }
  | { readonly kind: 'notice'; readonly index: number }
  | { readonly kind: 'dismiss'; readonly index: number }
  | { readonly kind: 'trouble'; readonly id: string }
  /** The field of the other program now holds this. */
  | { readonly kind: 'typed'; readonly text: string };

/** What of an app's menu a desk can draw. */
export interface MenuSource {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly submenu: readonly MenuSource[];
}

/** A menu as a person reads it. */
export function itemsOf(menu: readonly MenuSource[]): readonly DeskItem[] {
  return menu.map(({ id, label, type, enabled, checked, submenu }) => ({
    key: id === '' ? label : id,
    // A single ampersand marks a key, two are one.
    label: label.replaceAll(/&(&?)/g, '$1'),
    isSeparator: type === 'separator',
    isEnabled: enabled,
    isChecked: checked,
    submenu: itemsOf(submenu),
  }));
}

/** Every label of a menu, from top to bottom, with those of its submenus. */
export function labelsIn(items: readonly DeskItem[]): readonly string[] {
  return items.flatMap(({ label, submenu }) => [label, ...labelsIn(submenu)]);
}

/** Most icons say it by their name; what macOS colours itself is drawn black. */
export function panelFor(iconFile: string): 'dark' | 'light' {
  return /-on-light|Template/.test(iconFile) ? 'light' : 'dark';
}

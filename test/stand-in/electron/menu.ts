import type {
  Menu as ElectronMenu,
  MenuItem as ElectronMenuItem,
  MenuItemConstructorOptions,
  WebContents,
} from 'electron';
import type { MenuEntry } from '../contract.ts';
import { app } from './app.ts';
import { clipboard } from './clipboard.ts';
import { host } from './host.ts';
import { offerClass } from './offer.ts';
import { focusedWindow } from './window-list.ts';

/** The menu that each item was put into. */
const parents = new WeakMap<ElectronMenuItem, ElectronMenu>();
let lastCommandId = 0;
let applicationMenu: ElectronMenu | null = null;
let popup: ElectronMenu | null = null;

export const MenuItem = offerClass<typeof ElectronMenuItem>('MenuItem', (self, options) => ({
  id: options.id ?? '',
  label: options.label ?? labelOfRole(options.role),
  sublabel: options.sublabel ?? '',
  toolTip: options.toolTip ?? '',
  type: options.type ?? (options.submenu === undefined ? 'normal' : 'submenu'),
  enabled: options.enabled ?? true,
  visible: options.visible ?? true,
  checked: options.checked ?? false,
  accelerator: options.accelerator ?? null,
  registerAccelerator: options.registerAccelerator ?? true,
  commandId: ++lastCommandId,
  get menu() {
    return parents.get(self) ?? new Menu();
  },
  ...(options.role === undefined
    ? {}
    : { role: options.role as ElectronMenuItem['role'] & string }),
  ...(options.icon === undefined ? {} : { icon: options.icon }),
  ...(options.submenu === undefined ? {} : { submenu: submenuOf(options.submenu) }),
  click: () => choose(self, options),
}));

export const Menu: typeof ElectronMenu = offerClass<typeof ElectronMenu>(
  'Menu',
  (self) => ({
    items: [],
    append: (item) => self.insert(self.items.length, item),
    insert(position, item) {
      parents.set(item, self);
      self.items.splice(position, 0, item);
    },
    getMenuItemById: (id) => allItems(self).find((item) => item.id === id) ?? null,
    popup(options) {
      openPopup(self);
      if (options?.callback !== undefined) self.once('menu-will-close', options.callback);
    },
    closePopup: () => closePopup(),
  }),
  {
    buildFromTemplate(template) {
      const menu = new Menu();
      for (const item of template) {
        menu.append(isItem(item) ? item : new MenuItem(item));
      }
      return menu;
    },
    setApplicationMenu(menu) {
      applicationMenu = menu;
    },
    getApplicationMenu: () => applicationMenu,
  },
);

/** Shows a menu as the one open popup. */
export function openPopup(menu: ElectronMenu): void {
  popup = menu;
  menu.emit('menu-will-show');
}

export function closePopup(): void {
  const closing = popup;
  popup = null;
  closing?.emit('menu-will-close');
}

/** What a person would see of a menu, as plain data. */
export function menuEntries(menu: ElectronMenu | null): MenuEntry[] {
  return (menu?.items ?? [])
    .filter((item) => item.visible)
    .map((item) => ({
      id: item.id,
      label: item.label,
      sublabel: item.sublabel,
      type: item.type,
      enabled: item.enabled,
      checked: item.checked,
      role: 'role' in item ? (item.role ?? '') : '',
      accelerator: item.accelerator ?? '',
      submenu: menuEntries(submenu(item)),
    }));
}

/** Clicks a visible item as a person would; throws when there is none or it is disabled. */
export function clickItem(menu: ElectronMenu | null, idOrLabel: string): void {
  const items = menu === null ? [] : allItems(menu).filter((one) => one.visible);
  const item = items.find((one) => one.id === idOrLabel || one.label === idOrLabel);
  if (item === undefined) {
    const labels = items.map((one) => one.label).join(', ');
    throw new Error(`no menu item '${idOrLabel}' among: ${labels}`);
  }
  if (!item.enabled) throw new Error(`menu item '${idOrLabel}' is disabled`);
  item.click();
}

const isItem = (given: ElectronMenuItem | MenuItemConstructorOptions): given is ElectronMenuItem =>
  given instanceof MenuItem;

const submenu = (item: ElectronMenuItem): ElectronMenu | null =>
  'submenu' in item ? (item.submenu ?? null) : null;

function allItems(menu: ElectronMenu): ElectronMenuItem[] {
  return menu.items.flatMap((item) => {
    const below = submenu(item);
    return below === null ? [item] : [item, ...allItems(below)];
  });
}

function submenuOf(given: NonNullable<MenuItemConstructorOptions['submenu']>): ElectronMenu {
  return Array.isArray(given) ? Menu.buildFromTemplate(given) : given;
}

function labelOfRole(role: string | undefined): string {
  return role === undefined ? '' : role.charAt(0).toUpperCase() + role.slice(1);
}

function choose(item: ElectronMenuItem, options: MenuItemConstructorOptions): void {
  if (item.type === 'checkbox') item.checked = !item.checked;
  if (item.type === 'radio') {
    for (const other of item.menu.items) if (other.type === 'radio') other.checked = other === item;
  }
  const window = focusedWindow() ?? undefined;
  if (options.role === 'quit') app.quit();
  else if (options.role === 'close') window?.close();
  else if (options.role === 'paste') void paste(window?.webContents);
  else if (options.role === 'selectAll') edit(window?.webContents, `'selectAll'`);
  else if (options.role === undefined) {
    options.click?.(item, window, { triggeredByAccelerator: false });
  }
}

/** As a key would: into whatever has the focus in the page. */
async function paste(contents: WebContents | undefined): Promise<void> {
  const text = await clipboard.readText();
  edit(contents, `'insertText', false, ${JSON.stringify(text)}`);
}

function edit(contents: WebContents | undefined, command: string): void {
  void contents?.executeJavaScript(`document.execCommand(${command})`);
}

host.answer('popupMenu', () => (popup === null ? null : menuEntries(popup)));
host.answer('popupItem', (idOrLabel) => {
  const menu = popup;
  closePopup();
  clickItem(menu, idOrLabel);
});

/** The line by the tray: no bridge and no React, for it lives two seconds. What it says stands behind the `#`. */

const words = ['title', 'detail'] as const;

function show(): void {
  const line: unknown = JSON.parse(decodeURIComponent(location.hash.slice(1)));
  const root = document.documentElement;
  root.lang = textIn(line, 'language');
  root.dataset['theme'] = textIn(line, 'theme');
  root.dataset['tone'] = textIn(line, 'tone');
  for (const name of words) {
    const element = document.getElementById(name);
    if (element !== null) element.textContent = textIn(line, name);
  }
}

function textIn(line: unknown, name: string): string {
  const value: unknown = Object(line)[name];
  return typeof value === 'string' ? value : '';
}

addEventListener('hashchange', show);
show();

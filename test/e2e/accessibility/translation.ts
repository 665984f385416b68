import type { Page } from '@playwright/test';
import type { Language } from '../../../src/shared/format/language.ts';

/**
 * What stays as it is in Japanese: names, and what is typed at a shell. Logins, hosts and ids come from the simulator.
 * The longer come first, so that no part of one is left over.
 */
const NAMES = [
  /https:\/\/github\.com\/login\/device/g,
  // Initials.
  /^[A-Z]{1,2}$/g,
  /(http:\/\/)?127\.0\.0\.1:\d+(\/\S+)?/g,
  /\bIv1\.\w+/g,
  /\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/g,
  /\bGitHub (Enterprise|Copilot Plugin)\b/g,
  /\bSettings › Applications\b|\bApplications\b|\b(\$env:)?COPILOT_TOKEN\b/g,
  /\bCopilot (Free|Pro\+?|Max|Business|Enterprise)/g,
  /\b(GNOME Keyring \(libsecret\)|DPAPI|AppIndicator|TLS|Sectigo Limited|Zscaler Inc\.|Keychain)/g,
  /\b(COPILOT_GITHUB_TOKEN|GH_TOKEN|GITHUB_TOKEN|Wayland|wl-copy)\b/g,
  /\b(api\.githubcopilot\.com)\b/g,
  /\b(GNOME Keyring|KWallet|Pilot Light|GitHub|Copilot|PowerShell|Authorization|English|Dock)\b/g,
  /\b(github\.com|octocorp\.ghe\.com|portal\.invalid|githubstatus\.com|dotcom|octocat|hubot|monalisa|w+-m+|Wolfe[a-z, ]+name)\b/g,
  /\bunsupported_response\b/g,
  /\b(gx|export|bash|zsh|sh|set|fish|env|curl|JSON|ID|IP|AI|API|MCP|QR|OK|Ctrl|Alt|Web)\b/g,
  // Programs and places.
  /\bwl-clipboard\b/g,
  /(\/[\w.-]+)+\/[\w.-]+/g,
  /\b(pilot-light|PATH|XDG_RUNTIME_DIR|aider|octocat@\S+)\b/g,
  // What tokens begin with.
  /\b(gh[a-z]|github_pat)_/g,
  // Keys.
  /\b(Shift|Esc|Super|Windows)\b/g,
];

const KANA_OR_KANJI = /[\u3040-\u30ff\u4e00-\u9fff]/;

/** Placeholders and names from the source that nobody was meant to read. */
const KEY_LIKE =
  /undefined|NaN|\[object|\$\{|=>|\bnull\b|^[a-z]+([A-Z][a-z]+)+$|^[a-z]+(\.[a-z]+)+$/;

/** Words on the screen that are not in its language; empty when all are. */
export async function untranslated(page: Page, language: Language): Promise<readonly string[]> {
  const words = await page.evaluate(readAll, language);
  return words.filter((text) => isKeyLike(text) || !isIn(language, text));
}

function isKeyLike(text: string): boolean {
  return text !== 'github.com' && KEY_LIKE.test(text);
}

function isIn(language: Language, text: string): boolean {
  if (language === 'en') return text === '日本語' || !KANA_OR_KANJI.test(text);
  const rest = NAMES.reduce((left, name) => left.replaceAll(name, ''), text);
  return !/[A-Za-z]{2,}/.test(rest);
}

/** Every string for the eye or the ear, but for what says that it is in another language. Runs in the page. */
function readAll(language: string): string[] {
  const words: string[] = [];
  const isForeign = (element: Element) =>
    element.closest('[lang]')?.getAttribute('lang') !== language;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const parent = text.parentElement;
    if (parent !== null && !isForeign(parent)) words.push(text.textContent ?? '');
  }
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [alt], [title]')) {
    if (isForeign(element)) continue;
    for (const name of ['aria-label', 'placeholder', 'alt', 'title']) {
      words.push(element.getAttribute(name) ?? '');
    }
  }
  return words.map((text) => text.trim()).filter((text) => text !== '');
}

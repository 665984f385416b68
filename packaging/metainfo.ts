import type { Release } from './changelog.ts';
import type { LinuxFacts } from './desktop-entry.ts';
import type { ProjectFacts } from './project.ts';

/** What stores say of the app in each language. */
const WORDS = {
  en: {
    summary: 'Fresh GitHub Copilot token in your tray',
    paragraphs: [
      'Keeps a fresh GitHub Copilot token in your tray, one click from your clipboard, for scripts, agents and programs that want one.',
      'Sign in once with a code that you type on GitHub. From then on the token renews itself, and when a renewal fails, one notification says what is wrong and what to do. Your GitHub token stays in the app, encrypted with a key that your system guards.',
      'Pilot Light is not a product of GitHub.',
    ],
  },
  ja: {
    summary: '使える GitHub Copilot トークンをいつもトレイに',
    paragraphs: [
      'スクリプトやエージェントなど、トークンを求めるプログラムのために、使える GitHub Copilot トークンをいつもトレイに用意します。クリックひとつでコピーできます。',
      'サインインは一度だけ、GitHub でコードを入力します。その後トークンは自動で更新され、更新に失敗したときは、原因と対処を通知でお知らせします。GitHub トークンはシステムが守る鍵で暗号化され、アプリの外には出ません。',
      'Pilot Light は GitHub の製品ではありません。',
    ],
  },
} as const;

/**
 * What software centres read. Without an address there is none in it.
 *
 * @see https://www.freedesktop.org/software/appstream/docs/
 */
export function metainfoOf(
  { name, author, license }: ProjectFacts,
  { entry, executableName, category }: LinuxFacts,
  releases: readonly Release[],
  address: string | null,
): string {
  const { en, ja } = WORDS;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<component type="desktop-application">',
    `  <id>${componentId(address)}</id>`,
    '  <metadata_license>CC0-1.0</metadata_license>',
    `  <project_license>${license}</project_license>`,
    `  <name>${xml(entry['Name'] ?? name)}</name>`,
    `  <summary>${xml(en.summary)}</summary>`,
    `  <summary xml:lang="ja">${xml(ja.summary)}</summary>`,
    '  <description>',
    ...en.paragraphs.map((text) => `    <p>${xml(text)}</p>`),
    ...ja.paragraphs.map((text) => `    <p xml:lang="ja">${xml(text)}</p>`),
    '  </description>',
    `  <developer_name>${xml(author)}</developer_name>`,
    ...(address === null ? [] : [`  <url type="homepage">${xml(address)}</url>`]),
    `  <launchable type="desktop-id">${name}.desktop</launchable>`,
    '  <categories>',
    `    <category>${category}</category>`,
    '  </categories>',
    '  <provides>',
    `    <binary>${executableName}</binary>`,
    `    <binary>${name}</binary>`,
    '  </provides>',
    '  <content_rating type="oars-1.1" />',
    '  <releases>',
    ...releases.map(
      ({ version, dayMs }) =>
        `    <release version="${version}" date="${new Date(dayMs).toISOString().slice(0, 10)}" />`,
    ),
    '  </releases>',
    '</component>',
    '',
  ].join('\n');
}

/** Stores want the name of a domain in it. While there is none, one that nobody can ever have (RFC 2606). */
function componentId(address: string | null): string {
  if (address === null) return 'invalid.pilot_light.app';
  const [owner = '', name = ''] = new URL(address).pathname.slice(1).toLowerCase().split('/');
  return ['io', 'github', owner, name].join('.').replaceAll('-', '_');
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

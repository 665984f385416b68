import { escapeMarkup } from './replies.ts';

/** A whole page around `main`, which must already be safe markup. Works without scripts; says that it is a simulator. */
export function pageFrame(title: string, main: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeMarkup(title)} · Simulated GitHub</title>
<style>${STYLE}</style>
</head>
<body>
<header><svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true"><circle cx="14" cy="14" r="13" fill="none" stroke="currentColor" stroke-width="2"/><path d="M14 5c1 5 6 6.5 6 11.5a6 6 0 0 1-12 0c0-2.5 1.3-3.8 2.5-5 .2 2 1 3 2 3.200C12 11 12.5 8 14 5z" fill="currentColor"/></svg>
<p>Simulated GitHub<span>Nothing here leaves this machine.</span></p></header>
<main>${main}</main>
</body>
</html>
`;
}

const STYLE = `
:root { --ink: #1c2128; --soft: #59636e; --line: #d1d9e0; --paper: #f6f8fa; --card: #fff; --go: #1a7f37; --no: #c32331; --focus: #0969da; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f0f6fc; --soft: #9aa5b1; --line: #3d444d; --paper: #0d1117; --card: #151b23; --go: #238636; --no: #ff7b72; --focus: #4493f8; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
header { display: flex; gap: 12px; align-items: center; justify-content: center; padding: 16px; }
header p { margin: 0; font-weight: 600; line-height: 1.3; }
header span { display: block; color: var(--soft); font-size: 13px; font-weight: 400; }
main { max-width: 480px; margin: 0 auto 24px; padding: 24px; background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
h1 { margin: 0 0 8px; font-size: 22px; line-height: 1.3; text-wrap: balance; }
p { margin: 0 0 16px; }
.soft { color: var(--soft); }
label, legend { display: block; margin-bottom: 6px; padding: 0; font-weight: 600; }
fieldset { display: grid; grid-template-columns: repeat(auto-fit, minmax(180px, 1fr)); gap: 8px; margin: 0 0 16px; padding: 0; border: 0; }
fieldset label { display: flex; gap: 10px; align-items: center; margin: 0; padding: 6px 10px; border: 1px solid var(--line); border-radius: 8px; font-weight: 400; line-height: 1.3; cursor: pointer; }
fieldset label:has(:checked) { border-color: var(--focus); }
fieldset img { border-radius: 50%; }
fieldset small { display: block; color: var(--soft); }
input[name=user_code] { width: 100%; padding: 12px; border: 1px solid var(--soft); border-radius: 8px; background: var(--card); color: inherit; font: 600 24px/1.2 ui-monospace, monospace; letter-spacing: .14em; text-align: center; text-transform: uppercase; }
button { width: 100%; min-height: 44px; margin-top: 12px; padding: 8px 16px; border: 1px solid var(--line); border-radius: 8px; background: var(--paper); color: inherit; font: inherit; font-weight: 600; cursor: pointer; }
button.go { border-color: transparent; background: var(--go); color: #fff; }
button.no { color: var(--no); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; margin: 0 0 16px; padding: 12px; border: 1px solid var(--line); border-radius: 8px; }
dt { color: var(--soft); }
dd { margin: 0; }
code { font: 600 1em ui-monospace, monospace; }
[role=alert] { margin: 0 0 16px; padding: 10px 12px; border: 1px solid var(--no); border-radius: 8px; }
`;

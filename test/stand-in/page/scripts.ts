import { installBridge } from './bridge.ts';
import { createBridgeLine } from './bridge-line.ts';
import { createCodec } from './codec.ts';
import { type PreloadProcess, runPreload } from './preload-world.ts';

/** Compilers that keep function names wrap inner functions in this helper; pages do not have it. */
const NAMING_HELPER = 'const __name = (one) => one;';

/** The page's own world: only its end of the bridge. */
export const mainWorldScript = `(() => { ${NAMING_HELPER}
  ${bridgeTo('main')};
})();`;

/** The preload's world: its end of the bridge, `ipcRenderer`, and the app's preload, unmodified. */
export function preloadWorldScript(options: {
  readonly source: string;
  readonly process: PreloadProcess;
  readonly inSubFrames: boolean;
}): string {
  const guard = options.inSubFrames ? '' : 'if (window !== window.top) return;';
  return `(() => { ${guard} ${NAMING_HELPER}
  const bridge = ${bridgeTo('preload')};
  const codec = (${createCodec.toString()})();
  const preload = function (require, module, process) { const exports = module.exports; const global = globalThis;
${options.source}
  };
  (${runPreload.toString()})(preload, ${JSON.stringify(options.process)}, codec, bridge);
})();`;
}

function bridgeTo(side: 'preload' | 'main'): string {
  const line = `(${createBridgeLine.toString()})('${side}')`;
  return `(${installBridge.toString()})('${side}', ${line})`;
}

/** Chromium remembers a zoom by host, for as long as the app runs and for all windows. */
const remembered = new Map<string, number>();
const present = new Map<number, number>();
/** What a window was made with; counts where nothing is remembered. */
const preferred = new Map<number, number>();
const resizers = new Map<number, () => void>();

export const zoomOf = (id: number): number => present.get(id) ?? 1;

/** The window's page has another size of its own for every zoom. */
export function onZoom(id: number, resizePage: () => void): void {
  resizers.set(id, resizePage);
}

export function preferZoom(id: number, factor: number | undefined): void {
  if (factor !== undefined) preferred.set(id, factor);
}

/** A document has come: it has the zoom of its host. */
export function zoomAt(id: number, url: string): void {
  zoomTo(id, remembered.get(hostOf(url)) ?? preferred.get(id) ?? 1);
}

/** Before there is a document, the zoom is that of no host, and lost with the first one. */
export function setZoom(id: number, url: string, factor: number): void {
  if (!(factor > 0)) throw new TypeError("'zoomFactor' must be a double greater than 0.0");
  remembered.set(hostOf(url), factor);
  zoomTo(id, factor);
}

function zoomTo(id: number, factor: number): void {
  if (factor === zoomOf(id)) return;
  present.set(id, factor);
  resizers.get(id)?.();
}

export function forgetZoom(id: number): void {
  for (const map of [present, preferred, resizers]) map.delete(id);
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '');

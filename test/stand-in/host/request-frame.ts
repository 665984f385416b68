import type { Frame, Page, Request } from '@playwright/test';

/** The frame that asks; null for a popup's first request, which may have none yet. */
export function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

/** The page that asks, as far as it is known. */
export function pageOf(request: Request): Page | null {
  return frameOf(request)?.page() ?? null;
}

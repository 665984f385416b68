/** What came back; `none`: nothing did, in time. */
export type TextAnswer =
  | { readonly kind: 'text'; readonly status: number; readonly body: string }
  | { readonly kind: 'none' };

/** Fetches one text. A redirect is an answer and is not followed: the token stays with the host it is for. */
export async function getText(
  url: string,
  options: { readonly headers: Readonly<Record<string, string>>; readonly timeoutMs: number },
): Promise<TextAnswer> {
  try {
    const response = await fetch(url, {
      headers: options.headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(options.timeoutMs),
    });
    return { kind: 'text', status: response.status, body: await response.text() };
  } catch {
    return { kind: 'none' };
  }
}

/**
 * What a request is rejected with that its server wanted to send elsewhere. It is never followed: a portal answers so,
 * and a token must not go with it.
 */
export class Redirected extends Error {
  override readonly name = 'Redirected';

  /** Where it would have led, as the server said it. */
  readonly address: string;

  constructor(address: string, cause: unknown) {
    // Without the address, which the log is no place for: it may quote what was asked.
    super('unexpected redirect', { cause });
    this.address = address;
  }
}

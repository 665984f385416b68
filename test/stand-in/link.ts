/** One end of a process channel, as `process` and `ChildProcess` both offer it. */
export interface Port {
  readonly isOpen: () => boolean;
  readonly post: (message: Message) => void;
}

export type Message =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly args: unknown[] }
  | { readonly kind: 'tell'; readonly name: string; readonly args: unknown[] }
  | { readonly kind: 'value'; readonly id: number; readonly value: unknown }
  | {
      readonly kind: 'error';
      readonly id: number;
      readonly message: string;
      readonly stack: string;
    };

type Handler = (...args: never[]) => unknown;
type Names<Side> = keyof Side & string;
type Arguments<F> = F extends (...args: infer A) => unknown ? A : never;
type Answer<F> = F extends (...args: never[]) => infer R ? Awaited<R> : never;

export interface Link<Mine, Theirs> {
  /** Says how this side answers `name`; a later handler replaces an earlier one. */
  answer<K extends Names<Mine>>(name: K, handler: Mine[K]): void;
  /** Rejects with the other side's error, or with `reason` once `end(reason)` was called. */
  call<K extends Names<Theirs>>(name: K, ...args: Arguments<Theirs[K]>): Promise<Answer<Theirs[K]>>;
  /** Sends without waiting for an answer; never throws. */
  tell<K extends Names<Theirs>>(name: K, ...args: Arguments<Theirs[K]>): void;
  receive(message: Message): Promise<void>;
  end(reason: () => Error): void;
}

/** Typed calls in both directions over a process channel. */
export function createLink<Mine, Theirs>(port: Port): Link<Mine, Theirs> {
  const handlers = new Map<string, Handler>();
  const waiting = new Map<number, PromiseWithResolversOf<unknown>>();
  let lastId = 0;
  let ended: (() => Error) | null = null;

  async function serve(message: Message & { kind: 'call' | 'tell' }): Promise<void> {
    const reply = (answer: Message) =>
      message.kind === 'call' && port.isOpen() && port.post(answer);
    const id = message.kind === 'call' ? message.id : 0;
    try {
      const handler = handlers.get(message.name);
      if (handler === undefined) throw new Error(`stand-in: nobody answers ${message.name}`);
      const value = await handler(...(message.args as never[]));
      reply({ kind: 'value', id, value });
    } catch (error) {
      const { message: text, stack } = error instanceof Error ? error : new Error(String(error));
      reply({ kind: 'error', id, message: text, stack: stack ?? '' });
      if (message.kind === 'tell') console.error(error);
    }
  }

  return {
    answer: (name, handler) => void handlers.set(name, handler as Handler),
    call(name, ...args) {
      if (ended !== null) return Promise.reject(ended());
      const id = ++lastId;
      const pending = withResolvers<unknown>();
      waiting.set(id, pending);
      if (port.isOpen()) port.post({ kind: 'call', id, name, args });
      return pending.promise as Promise<never>;
    },
    tell(name, ...args) {
      if (port.isOpen()) port.post({ kind: 'tell', name, args });
    },
    async receive(message) {
      if (message.kind === 'call' || message.kind === 'tell') return serve(message);
      const pending = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.kind === 'value') pending?.resolve(message.value);
      else pending?.reject(Object.assign(new Error(message.message), { stack: message.stack }));
    },
    end(reason) {
      ended = reason;
      for (const pending of waiting.values()) pending.reject(reason());
      waiting.clear();
    },
  };
}

interface PromiseWithResolversOf<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: Error) => void;
}

/** `Promise.withResolvers`, which Node 20 does not have. */
export function withResolvers<T>(): PromiseWithResolversOf<T> {
  let resolve: (value: T) => void = () => {};
  let reject: (reason: Error) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

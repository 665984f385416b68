import type { BridgeLine, Note, Reply } from './bridge-line.ts';

export interface Bridge {
  /** Puts `api` on the main world's window under `key`, frozen. Throws when the name is taken. */
  expose(key: string, api: unknown): void;
}

type Plain = Record<string, unknown>;
type Callable = (...args: unknown[]) => unknown;
interface Settle {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * One end of the context bridge. The line clones values as Electron's bridge does; functions and promises, which
 * nothing clones, travel as ids. Runs in pages as source text: nothing from outside its body but its arguments.
 */
export function installBridge(side: 'preload' | 'main', line: BridgeLine): Bridge {
  const functions = new Map<string, Callable>();
  const promises = new Map<string, Settle>();
  let lastId = 0;

  const remember = <T>(shelf: Map<string, T>, value: T): string => {
    const id = `${side}-${++lastId}`;
    shelf.set(id, value);
    return id;
  };
  const isPlain = (value: object): value is Plain => {
    const prototype: unknown = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null;
  };
  const mapValues = (object: Plain, change: (value: unknown) => unknown): Plain =>
    Object.fromEntries(Object.keys(object).map((key) => [key, change(object[key])]));
  const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

  function packPromise(promise: Promise<unknown>): unknown {
    const id = `${side}-${++lastId}`;
    promise.then(
      (value) => line.post({ kind: 'settle', id, ok: true, value: pack(value) }),
      (error: unknown) => line.post({ kind: 'settle', id, ok: false, value: messageOf(error) }),
    );
    return { $promise: id };
  }

  function pack(value: unknown, above: object[] = []): unknown {
    if (typeof value === 'function') return { $function: remember(functions, value as Callable) };
    if (typeof value === 'symbol') throw new TypeError('Symbols cannot cross the context bridge');
    if (value === null || typeof value !== 'object') return value;
    if (above.includes(value))
      throw new TypeError('Recursive values cannot cross the context bridge');
    const path = [...above, value];
    if (value instanceof Promise) return packPromise(value);
    if (Array.isArray(value)) return value.map((one) => pack(one, path));
    if (value instanceof Error) return { $error: value.message };
    return isPlain(value) ? mapValues(value, (one) => pack(one, path)) : value;
  }

  function unpack(value: unknown): unknown {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(unpack);
    if (!isPlain(value)) return value;
    if ('$function' in value) return remoteFunction(String(value['$function']));
    if ('$promise' in value) return remotePromise(String(value['$promise']));
    if ('$error' in value) return new Error(String(value['$error']));
    return mapValues(value, unpack);
  }

  const remoteFunction = (id: string): Callable => {
    return (...args) => {
      const answer = line.post({ kind: 'call', id, args: pack(args) });
      if (answer === null) throw new Error('An object could not be cloned.');
      if (!answer.ok) throw new Error(String(answer.value));
      return unpack(answer.value);
    };
  };

  const remotePromise = (id: string): Promise<unknown> =>
    new Promise((resolve, reject) => promises.set(id, { resolve, reject }));

  function freeze<T>(value: T): T {
    if (value !== null && typeof value === 'object' && (Array.isArray(value) || isPlain(value))) {
      for (const one of Object.values(value)) freeze(one);
      Object.freeze(value);
    }
    return value;
  }

  function runCall(id: string, args: unknown): Reply {
    try {
      const target = functions.get(id);
      if (target === undefined) throw new Error('The function is gone');
      return { kind: 'reply', ok: true, value: pack(target(...(unpack(args) as unknown[]))) };
    } catch (error) {
      return { kind: 'reply', ok: false, value: messageOf(error) };
    }
  }

  function settle(note: Note & { kind: 'settle' }): void {
    const waiting = promises.get(note.id);
    promises.delete(note.id);
    if (note.ok) waiting?.resolve(unpack(note.value));
    else waiting?.reject(new Error(String(note.value)));
  }

  function define(key: string, api: unknown): Reply {
    if (key in window) {
      const value = 'Cannot bind an API on top of an existing property on the window object';
      return { kind: 'reply', ok: false, value };
    }
    Object.defineProperty(window, key, { value: freeze(unpack(api)), enumerable: true });
    return { kind: 'reply', ok: true, value: undefined };
  }

  line.listen((note) => {
    if (note.kind === 'settle') settle(note);
    else line.post(note.kind === 'call' ? runCall(note.id, note.args) : define(note.key, note.api));
  });
  return {
    expose(key, api) {
      const answer = line.post({ kind: 'expose', key, api: pack(api) });
      if (answer !== null && !answer.ok) throw new Error(String(answer.value));
    },
  };
}

export interface Codec {
  /** Throws what Electron throws for values that cannot be cloned. */
  encode(value: unknown): unknown;
  decode(coded: unknown): unknown;
}

/**
 * Structured-clone data as JSON: what Electron's IPC carries, over a channel that carries only text.
 * Runs in pages too, as source text, so it must not use anything from outside its own body.
 */
export function createCodec(): Codec {
  /** Marks an object that stands for something JSON has no form for. */
  const MARK = '$clone';
  const marked = (kind: string, value: unknown) => ({ [MARK]: kind, value });
  type Plain = Record<string, unknown>;

  function mapValues(object: Plain, change: (value: unknown) => unknown): Plain {
    return Object.fromEntries(Object.keys(object).map((key) => [key, change(object[key])]));
  }

  function encodeNumber(value: number): unknown {
    if (Number.isFinite(value) && !Object.is(value, -0)) return value;
    return marked('number', Object.is(value, -0) ? '-0' : String(value));
  }

  function encodeObject(value: object): unknown {
    if (Array.isArray(value)) return value.map(encode);
    switch (Object.prototype.toString.call(value).slice(8, -1)) {
      case 'Date':
        return marked('date', (value as Date).getTime());
      case 'Map':
        return marked(
          'map',
          [...(value as Map<unknown, unknown>)].map((pair) => pair.map(encode)),
        );
      case 'Set':
        return marked('set', [...(value as Set<unknown>)].map(encode));
      case 'Error': {
        const { name, message } = value as Error;
        return marked('error', [name, message]);
      }
      case 'Uint8Array':
        return marked('bytes', Array.from(value as Uint8Array));
      case 'Object':
        return MARK in value
          ? marked('object', mapValues(value, encode))
          : mapValues(value as Plain, encode);
      default:
        throw new Error('An object could not be cloned.');
    }
  }

  function encode(value: unknown): unknown {
    if (value === undefined) return marked('undefined', null);
    if (typeof value === 'number') return encodeNumber(value);
    if (typeof value === 'bigint') return marked('bigint', String(value));
    if (typeof value === 'function' || typeof value === 'symbol') {
      throw new Error('An object could not be cloned.');
    }
    return typeof value === 'object' && value !== null ? encodeObject(value) : value;
  }

  function decodeMarked(kind: unknown, value: never): unknown {
    switch (kind) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(value);
      case 'bigint':
        return BigInt(value);
      case 'date':
        return new Date(value);
      case 'map':
        return new Map((value as [unknown, unknown][]).map(([k, v]) => [decode(k), decode(v)]));
      case 'set':
        return new Set((value as unknown[]).map(decode));
      case 'error': {
        const [name, message] = value as [string, string];
        return Object.assign(new Error(message), { name });
      }
      case 'bytes':
        return new Uint8Array(value as number[]);
      default:
        return mapValues(value, decode);
    }
  }

  function decode(coded: unknown): unknown {
    if (coded === null || typeof coded !== 'object') return coded;
    if (Array.isArray(coded)) return coded.map(decode);
    const plain = coded as Plain;
    return MARK in plain
      ? decodeMarked(plain[MARK], plain['value'] as never)
      : mapValues(plain, decode);
  }

  return { encode, decode };
}

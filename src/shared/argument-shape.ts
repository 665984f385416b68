/**
 * What an argument must look like, as plain data: main makes a schema of it, and the preload script, which carries the
 * same table, needs no library.
 */
export interface ArgumentShape<T> {
  readonly form: ShapeForm;
  /** Only for the compiler; no value is ever here. */
  readonly type?: T;
}

/** The forms that a shape can take; whatever is not described is refused. */
export type ShapeForm =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'choice' }
  | { readonly kind: 'text'; readonly minimumLength: number; readonly maximumLength: number }
  | { readonly kind: 'pattern'; readonly pattern: RegExp }
  | { readonly kind: 'wholeNumber'; readonly minimum: number; readonly maximum: number }
  | { readonly kind: 'oneOf'; readonly options: readonly string[] }
  | { readonly kind: 'listOf'; readonly one: ShapeForm; readonly maximumCount: number }
  | { readonly kind: 'orNull'; readonly one: ShapeForm }
  | { readonly kind: 'fields'; readonly fields: FieldForms; readonly mayBeMissing: boolean };

type FieldForms = Readonly<Record<string, ShapeForm>>;
type FieldShapes = Readonly<Record<string, ArgumentShape<unknown>>>;

/** The type of what has this shape. */
export type Shaped<S> = S extends ArgumentShape<infer T> ? T : never;

/** `null`, for what needs no argument. */
export const nothing: ArgumentShape<null> = { form: { kind: 'nothing' } };

/** Yes or no. */
export const choice: ArgumentShape<boolean> = { form: { kind: 'choice' } };

/** A string of a length in these bounds, in UTF-16 units. */
export function text(minimumLength: number, maximumLength: number): ArgumentShape<string> {
  return { form: { kind: 'text', minimumLength, maximumLength } };
}

/** A string that the pattern describes from its start to its end. */
export function textLike(pattern: RegExp): ArgumentShape<string> {
  return { form: { kind: 'pattern', pattern } };
}

/** A whole number from the minimum, 0 unless said otherwise, to the maximum. */
export function wholeNumber(maximum: number, minimum = 0): ArgumentShape<number> {
  return { form: { kind: 'wholeNumber', minimum, maximum } };
}

/** One of these words. */
export function oneOf<T extends string>(options: readonly T[]): ArgumentShape<T> {
  return { form: { kind: 'oneOf', options } };
}

/** At most so many of one shape. */
export function listOf<T>(
  one: ArgumentShape<T>,
  maximumCount: number,
): ArgumentShape<readonly T[]> {
  return { form: { kind: 'listOf', one: one.form, maximumCount } };
}

/** The shape, or `null`. */
export function orNull<T>(one: ArgumentShape<T>): ArgumentShape<T | null> {
  return { form: { kind: 'orNull', one: one.form } };
}

/** An object with exactly these fields. */
export function fields<F extends FieldShapes>(
  all: F,
): ArgumentShape<{ readonly [K in keyof F]: Shaped<F[K]> }> {
  return { form: { kind: 'fields', fields: formsOf(all), mayBeMissing: false } };
}

/** An object with some of these fields and no others. */
export function someFields<F extends FieldShapes>(
  all: F,
): ArgumentShape<{ readonly [K in keyof F]?: Shaped<F[K]> }> {
  return { form: { kind: 'fields', fields: formsOf(all), mayBeMissing: true } };
}

function formsOf(all: FieldShapes): FieldForms {
  return Object.fromEntries(Object.entries(all).map(([name, { form }]) => [name, form]));
}

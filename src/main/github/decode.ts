import * as v from 'valibot';

type Schemas = Readonly<Record<string, v.GenericSchema>>;

/** What an object must have, and what it may have: an optional field that cannot be read counts as null. */
interface AnswerShape<Required extends Schemas, Optional extends Schemas> {
  readonly required: Required;
  /** Each accepts null and undefined; see `optional`. */
  readonly optional: Optional;
}

type Decoded<Required extends Schemas, Optional extends Schemas> = {
  readonly [Name in keyof Required]: v.InferOutput<Required[Name]>;
} & { readonly [Name in keyof Optional]: v.InferOutput<Optional[Name]> | null };

/**
 * Reads an object strictly first, and then only the fields that matter, so that drift in the rest signs nobody out.
 *
 * Null when a required field is missing or wrong. `onDrift` hears the names of fields that were not as expected, never
 * their values.
 */
export function decode<Required extends Schemas, Optional extends Schemas>(
  shape: AnswerShape<Required, Optional>,
  body: unknown,
  onDrift: (fields: string) => void,
): Decoded<Required, Optional> | null {
  const strict = v.safeParse(v.object({ ...shape.required, ...shape.optional }), body);
  if (strict.success) return strict.output;
  const forgiving = Object.fromEntries(
    Object.entries(shape.optional).map(([name, field]) => [name, v.fallback(field, null)]),
  );
  const essential = v.safeParse(v.object({ ...shape.required, ...forgiving }), body);
  if (!essential.success) return null;
  onDrift(strict.issues.map((issue) => v.getDotPath(issue) ?? '?').join(' '));
  // Built from the same shape, field by field, which TypeScript cannot follow through `fromEntries`.
  return essential.output as Decoded<Required, Optional>;
}

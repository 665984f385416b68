import * as v from 'valibot';
import type { ShapeForm } from '../../shared/argument-shape.ts';
import { assertNever } from '../../shared/assert-never.ts';
import { REQUESTS, type Requests } from '../../shared/ipc.ts';

/**
 * What each request may carry, by channel; one with unknown fields is refused.
 *
 * @see https://www.electronjs.org/docs/latest/tutorial/security#17-validate-the-sender-of-all-ipc-messages
 */
export const ipcArguments = Object.fromEntries(
  Object.values(REQUESTS).map(({ channel, argument }) => [channel, schemaOf(argument.form)]),
) as { readonly [K in keyof Requests]: v.GenericSchema<unknown, Requests[K][0]> };

function schemaOf(form: ShapeForm): v.GenericSchema {
  switch (form.kind) {
    case 'nothing':
      return v.null();
    case 'choice':
      return v.boolean();
    case 'text':
      return v.pipe(v.string(), v.minLength(form.minimumLength), v.maxLength(form.maximumLength));
    case 'pattern':
      return v.pipe(v.string(), v.regex(form.pattern));
    case 'wholeNumber':
      return v.pipe(v.number(), v.integer(), v.minValue(form.minimum), v.maxValue(form.maximum));
    case 'oneOf':
      return v.picklist(form.options);
    case 'listOf':
      return v.pipe(v.array(schemaOf(form.one)), v.maxLength(form.maximumCount));
    case 'orNull':
      return v.nullable(schemaOf(form.one));
    case 'fields': {
      const fields = Object.entries(form.fields).map(([name, one]) => {
        const schema = schemaOf(one);
        return [name, form.mayBeMissing ? v.exactOptional(schema) : schema] as const;
      });
      return v.strictObject(Object.fromEntries(fields));
    }
    default:
      return assertNever(form);
  }
}

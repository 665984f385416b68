import { fieldsOf } from './ask.ts';
import { type CommandOutcome, EXIT, failed, had } from './failure.ts';
import type { HandedOver } from './hand-over.ts';
import { getText } from './node/get-text.ts';
import type { ModelEndpoint } from './recipes/recipe.ts';

/** A model as GitHub lists it for this account. */
export interface Model {
  readonly id: string;
  readonly name: string;
  readonly vendor: string;
  /** `chat`, `embeddings`, or as GitHub calls it. */
  readonly type: string;
  readonly endpoints: readonly string[];
  readonly isDefault: boolean;
  /** Why it cannot be used with this account; null when nothing says so. */
  readonly out: string | null;
}

/** What is listed, and the answer as it came. */
export interface ModelList {
  readonly models: readonly Model[];
  readonly raw: string;
}

/** Asks the Copilot API which models there are. Costs no quota. Never rejects. */
export async function listModels(
  given: HandedOver,
  timeoutSeconds: number,
): Promise<CommandOutcome<ModelList>> {
  const { account } = given;
  const answer = await getText(`${given.baseUrl}/models`, {
    headers: { ...given.headers, Authorization: `Bearer ${given.token}` },
    timeoutMs: timeoutSeconds * 1000,
  });
  if (answer.kind === 'none') {
    return failed(
      EXIT.unavailable,
      `no models for ${account}: ${given.baseUrl} does not answer, so see whether there is a network and try again.`,
    );
  }
  if (answer.status !== 200) {
    const exitCode =
      answer.status === 401 || answer.status === 403 ? EXIT.refused : EXIT.unavailable;
    return failed(
      exitCode,
      `no models for ${account}: ${given.baseUrl} answered ${answer.status}, so see pilot-light status and try again.`,
    );
  }
  const data = fieldsOf(answer.body)?.['data'];
  if (!Array.isArray(data)) {
    return failed(
      EXIT.internal,
      `no models for ${account}: the answer of ${given.baseUrl} cannot be read, so bring this command up to date.`,
    );
  }
  return had({ models: data.flatMap(modelOf), raw: answer.body });
}

/** Reads what is there: fields that are missing or of another kind say nothing. */
function modelOf(entry: unknown): readonly Model[] {
  const fields = objectOf(entry);
  const id = line(fields['id']);
  if (id === '') return [];
  const capabilities = objectOf(fields['capabilities']);
  const type = line(capabilities['type']) || 'chat';
  const endpoints = listOf(fields['supported_endpoints']);
  return [
    {
      id,
      name: line(fields['name']) || id,
      vendor: line(fields['vendor']),
      type,
      // Older models name none: they speak the oldest one.
      endpoints: endpoints.length === 0 && type === 'chat' ? ['/chat/completions'] : endpoints,
      isDefault: fields['is_chat_default'] === true,
      out: whyOut(fields),
    },
  ];
}

/** `model_picker_enabled` has no say: it only tells whether GitHub's own editors list the model. */
function whyOut(fields: Readonly<Record<string, unknown>>): string | null {
  const state = line(objectOf(fields['policy'])['state']);
  const plans = listOf(objectOf(fields['billing'])['restricted_to']);
  const reasons = [
    ...(state === 'disabled' ? ['switched off in the Copilot settings on GitHub'] : []),
    ...(state === 'unconfigured' ? ['to be switched on in the Copilot settings on GitHub'] : []),
    ...(state === '' || ['enabled', 'disabled', 'unconfigured'].includes(state)
      ? []
      : [`its policy is ${state}`]),
  ];
  if (reasons.length > 0 && plans.length > 0) reasons.push(`for the plans ${plans.join(', ')}`);
  return reasons.length === 0 ? null : reasons.join('; ');
}

/** One line for each model, the ones that are out marked with why. */
export function modelTable(models: readonly Model[]): string {
  const width = Math.max(0, ...models.map(({ id }) => id.length));
  const ends = Math.max(0, ...models.map(({ endpoints }) => endpoints.join(' ').length));
  return models
    .map(({ id, name, endpoints, type, isDefault, out }) => {
      const marks = [
        name,
        ...(type === 'chat' ? [] : [`(${type})`]),
        ...(isDefault ? ['(default)'] : []),
        ...(out === null ? [] : [`[out: ${out}]`]),
      ];
      return `${id.padEnd(width)}  ${endpoints.join(' ').padEnd(ends)}  ${marks.join(' ')}`;
    })
    .join('\n');
}

/** A model that answers at this endpoint: GitHub's default where it does, else the first. Null when none does. */
export function modelFor(endpoint: ModelEndpoint, models: readonly Model[]): Model | null {
  const able = models.filter(
    ({ type, endpoints, out }) => type === 'chat' && out === null && endpoints.includes(endpoint),
  );
  return able.find(({ isDefault }) => isDefault) ?? able[0] ?? null;
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

/** A server's word, for a terminal: no controls, and no longer than a line. */
function line(value: unknown): string {
  if (typeof value !== 'string') return '';
  // oxlint-disable-next-line no-control-regex -- they are what is taken out
  return value.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '').slice(0, 100);
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(line).filter((one) => one !== '') : [];
}

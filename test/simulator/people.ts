import type { Person } from './choices.ts';

/** What may be said of a person; undefined fields keep their value. */
export interface PersonChanges {
  readonly login: string;
  readonly id?: number | undefined;
  readonly name?: string | null | undefined;
  readonly usage?: Person['usage'] | undefined;
  readonly refusal?: Person['refusal'] | undefined;
}

/** The people of this GitHub. */
export interface People {
  all(): readonly Person[];
  byLogin(login: string): Person | null;
  byId(id: number): Person | null;
  /** Change a person, found by id if one is given (so that a login can be renamed), else by login; or add one. */
  set(changes: PersonChanges): Person;
}

/** GitHub's own example users with the ids they have there, and one who has no seat. */
const FIRST_PEOPLE: readonly Person[] = [
  { login: 'octocat', id: 583_231, name: 'The Octocat', usage: 'paid', refusal: null },
  { login: 'monalisa', id: 2, name: 'Mona Lisa Octocat', usage: 'free', refusal: null },
  { login: 'hubot', id: 480_938, name: 'Hubot', usage: 'business', refusal: null },
  { login: 'defunkt', id: 7, name: null, usage: 'paid', refusal: 'no_copilot_access' },
];

export function createPeople(): People {
  let people = FIRST_PEOPLE;
  const byLogin = (login: string) =>
    people.find((person) => person.login.toLowerCase() === login.toLowerCase()) ?? null;
  const byId = (id: number) => people.find((person) => person.id === id) ?? null;

  return {
    all: () => people,
    byLogin,
    byId,
    set(changes) {
      const before = (changes.id === undefined ? null : byId(changes.id)) ?? byLogin(changes.login);
      const person: Person = {
        login: changes.login,
        id: changes.id ?? before?.id ?? Math.max(...people.map(({ id }) => id)) + 1,
        name: changes.name === undefined ? (before?.name ?? null) : changes.name,
        usage: changes.usage ?? before?.usage ?? 'paid',
        refusal: changes.refusal === undefined ? (before?.refusal ?? null) : changes.refusal,
      };
      people = [...people.filter((one) => one !== before), person];
      return person;
    },
  };
}

/** The languages that every face speaks. */
export const LANGUAGES = ['en', 'ja'] as const;

/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** The locale of dates. `en-GB` gives day before month, as the rest of our English. */
export const localeOf: Readonly<Record<Language, string>> = { en: 'en-GB', ja: 'ja-JP' };

/** The languages that every face speaks. */
export type Language = 'en' | 'ja';

/** The locale of dates. `en-GB` gives day before month, as the rest of our English. */
export const localeOf: Readonly<Record<Language, string>> = { en: 'en-GB', ja: 'ja-JP' };

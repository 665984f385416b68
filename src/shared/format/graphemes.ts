/** Splits a text where a person would: a letter with its marks, a family, a flag is one. */
export const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

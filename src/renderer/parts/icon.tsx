/** Each icon is one path on a 24-unit grid, drawn for this window; filled by nothing, stroked by the text's colour. */
const PATHS = {
  back: 'M20 12H5M11 6l-6 6 6 6',
  check: 'M5 13l5 5L19 7',
  cross: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h11v11H9ZM15 5V4H4v11h1',
  down: 'M6 9l6 6 6-6',
  more: 'M5 12h2M11 12h2M17 12h2M5 12.6h2M11 12.6h2M17 12.6h2',
  onward: 'M9 6l6 6-6 6',
  open: 'M14 4h6v6M20 4l-9 9M10 6H4v14h14v-6',
  plus: 'M12 5v14M5 12h14',
  refresh: 'M20 11a8 8 0 1 0-2 6M20 4v7h-7',
  settings: 'M4 7h9M19 7h1M4 17h1M11 17h9M13 4.5v5h4v-5ZM6 14.5v5h4v-5Z',
  token: 'M4 6h16v12H4ZM8 10h3M8 14h8',
  usage: 'M5 20v-6M12 20V4M19 20v-9',
  signOut: 'M10 4H4v16h6M9 12h11M16 8l4 4-4 4',
} as const;

/** One of the pictures. */
export type IconName = keyof typeof PATHS;

/** A silent picture beside or instead of words; the button that holds it has the name. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

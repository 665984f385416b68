/** The menu of a text field. */
export const fieldMenu = {
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
};

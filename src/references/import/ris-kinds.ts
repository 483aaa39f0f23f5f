/** Types whose A2 to A4 are sponsors, reporters or counsels. */
export const withoutEditors: ReadonlySet<string> = new Set([
  'bill',
  'hearing',
  'legal_case',
  'legislation',
  'patent'
])

/** Works that are not part of another work: their second title is the title of a series. */
export const wholeWorks: ReadonlySet<string> = new Set([
  'book',
  'classic',
  'map',
  'pamphlet',
  'periodical',
  'report',
  'thesis'
])

/** Parts of a journal or newspaper: their number is an issue number. */
export const periodicals: ReadonlySet<string> = new Set([
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'periodical'
])

/** Works whose number is their number in a series. */
export const inSeries: ReadonlySet<string> = new Set([
  'book',
  'chapter',
  'classic',
  'entry-dictionary',
  'entry-encyclopedia',
  'paper-conference',
  'thesis'
])

/** Works whose number is their own. */
export const numberedWorks: ReadonlySet<string> = new Set([
  'bill',
  'legislation',
  'patent',
  'report',
  'standard'
])

/** Works whose `SE` is a section. */
export const sectioned: ReadonlySet<string> = new Set([
  'article-magazine',
  'article-newspaper',
  'bill',
  'legislation'
])

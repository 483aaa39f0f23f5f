import type {Item} from '../rendering/context.ts'

/**
 * Abbreviations by jurisdiction, kind and full text, in the format of citeproc-js and Pandoc: `{"default":
 * {"container-title": {"Journal of Tests": "J. Tests"}}}`. A kind is the name of a variable, or a name that several
 * variables share: `title`, `container-title`, `place`, `institution-part`, `institution-entire`, `number`.
 */
export type CslAbbreviations = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>
>

const institutions = ['institution-part', 'institution-entire']

/** The variables that can be abbreviated, each with the other kinds under which its abbreviations may be listed. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  title: [],
  'container-title': [],
  'collection-title': ['container-title'],
  'original-title': ['title'],
  'part-title': ['title'],
  'reviewed-title': ['title'],
  'volume-title': ['title'],
  'event-title': ['title'],
  genre: ['title'],
  medium: ['title'],
  archive: [...institutions, 'container-title'],
  authority: institutions,
  publisher: institutions,
  'original-publisher': institutions,
  'archive-place': ['place'],
  'event-place': ['place'],
  'original-publisher-place': ['place'],
  'publisher-place': ['place'],
  jurisdiction: ['place'],
  edition: ['number'],
  number: [],
  section: ['number']
}

/**
 * Returns a function that adds to a work the short forms of its variables, such as `container-title-short`, which
 * styles request with `form="short"`. Existing short forms are kept. Full texts are looked up regardless of letter
 * case.
 */
export function abbreviate(lists: CslAbbreviations): (item: Item) => Item {
  const known = new Map<string, string>()
  for (const [kind, list] of Object.entries(lists.default ?? {}))
    for (const [long, short] of Object.entries(list)) known.set(keyOf(kind, long), short)
  return item => {
    const added: Record<string, string> = {}
    for (const [variable, others] of Object.entries(kinds)) {
      const value = item[variable]
      if (typeof value !== 'string' || hasShort(item, variable)) continue
      const short = [variable, ...others].map(kind => known.get(keyOf(kind, value))).find(Boolean)
      if (short !== undefined) added[`${variable}-short`] = short
    }
    return Object.keys(added).length === 0 ? item : {...item, ...added}
  }
}

function keyOf(kind: string, long: string): string {
  return `${kind} ${long.trim().toLowerCase()}`
}

const olderNames: Readonly<Record<string, string>> = {
  title: 'shortTitle',
  'container-title': 'journalAbbreviation'
}

function hasShort(item: Item, variable: string): boolean {
  return Boolean(item[`${variable}-short`]) || Boolean(item[olderNames[variable] ?? ''])
}

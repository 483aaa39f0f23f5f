import {type EntryReader, trimmed} from './entry.ts'

/**
 * The archive that holds a work, and the work's location in it. BibLaTeX itself only has `library`; BibLaTeX styles
 * for the humanities, JabRef and Zotero use `archive` and different spellings of the other fields. The `location` of
 * an unpublished work is the location of the archive.
 */
export function archiveVariables(
  read: EntryReader,
  csl: Readonly<Record<string, unknown>>
): Record<string, string | undefined> {
  const first = (names: readonly string[]) =>
    names.map(name => read.text(name)).find(text => text !== undefined)
  const library = read.text('library')
  // Old entries from INSPIRE use the field `archive` for the preprint server.
  const named = read.fields.has('eprint') ? undefined : read.text('archive')
  const isUnpublished = unpublished.has(`${csl.type}`)
  const archive = named ?? (isUnpublished ? library : undefined)
  const place = first(['archiveplace', 'archive-place', 'archive_place'])
  const isPlaced = archive !== undefined && place === undefined && csl.publisher === undefined
  return {
    archive,
    archive_collection: first(['archivecollection', 'archive-collection', 'archive_collection']),
    archive_location: first(['archivelocation', 'archive-location', 'archive_location']),
    'archive-place': trimmed(place ?? (isPlaced ? `${csl['publisher-place'] ?? ''}` : '')),
    ...(isPlaced && {'publisher-place': ''}),
    'call-number': archive !== undefined && archive === library ? undefined : library
  }
}

const unpublished: ReadonlySet<string> = new Set([
  'collection',
  'manuscript',
  'interview',
  'personal_communication'
])

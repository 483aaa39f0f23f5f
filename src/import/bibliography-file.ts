import type {Finding, Reference, Source} from '../core/types.ts'
import {parseBibliography} from '../parse/bibliography.ts'
import type {ImportedReference, Importer} from './imported.ts'

/** Reads BibTeX and BibLaTeX. Entries keep their keys, and are written with the fields that they have. */
export const importBibtex: Importer = source => importWith(source, 'imported.bib')

/** Reads CSL-JSON, as Zotero, Mendeley and Pandoc write it. */
export const importCslJson: Importer = source => importWith(source, 'imported.json')

/** Reads Pandoc's CSL-YAML, in a file of its own. */
export const importCslYaml: Importer = source => importWith(source, 'imported.yaml')

/** Bibliographies are read by the ending of the file name, which an imported file may not have. */
function importWith({path: file, text}: Source, path: string): ReturnType<Importer> {
  const {references, findings} = parseBibliography([{path, text}])
  return {
    references: references.map(reference => toImported(reference, text)),
    findings: findings
      // Two works of one key get two keys.
      .filter(({rule}) => rule !== 'bibliography-duplicate-key')
      .map((finding): Finding => ({...finding, file}))
  }
}

function toImported({key, type, csl, fields, entryPlace}: Reference, text: string): ImportedReference {
  return {
    csl: {...csl, 'citation-key': key, id: ''},
    raw: text.slice(entryPlace.start.offset, entryPlace.end.offset),
    place: entryPlace,
    doubtful: [],
    // Fields that an entry inherits from `@xdata` would be lost with it.
    ...(fields.size > 0 && !fields.has('xdata') && {bibtex: {type, fields}})
  }
}

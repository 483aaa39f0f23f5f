import type {Finding, Reference, Source} from '../../core/types.ts'
import {parseBibliography} from '../../parse/bibliography.ts'
import type {ImportedReference, Importer} from './imported.ts'

/** Parses BibTeX and BibLaTeX. Entries keep their keys and are written with their own fields. */
export const importBibtex: Importer = source => importWith(source, 'imported.bib')

/** Parses CSL-JSON, as exported by Zotero, Mendeley and Pandoc. */
export const importCslJson: Importer = source => importWith(source, 'imported.json')

/** Parses Pandoc's CSL-YAML in a file of its own. */
export const importCslYaml: Importer = source => importWith(source, 'imported.yaml')

/** Imports a file with the bibliography parser, which infers the format from the extension of `path`. */
function importWith({path: file, text}: Source, path: string): ReturnType<Importer> {
  const {references, findings} = parseBibliography([{path, text}])
  return {
    references: references.map(reference => toImported(reference, text)),
    findings: findings
      // Two works with the same key get different keys later, so a duplicate key is not reported.
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
    // An `@xdata` entry is not written, so entries that inherit fields from such an entry are written from their CSL
    // variables.
    ...(fields.size > 0 && !fields.has('xdata') && {bibtex: {type, fields}})
  }
}

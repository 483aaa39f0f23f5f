import {exportBibtex} from './bibtex-export.ts'
import {exportCslJson} from './csl-export.ts'
import type {Export, ExportedWorks} from './export.ts'
import {exportRis} from './ris-export.ts'

export {biblatexEntry} from './biblatex-entry.ts'
export {bibtexEntry} from './bibtex-entry.ts'
export {type Export, type ExportedWorks, type ExportProblem, problemLines} from './export.ts'
export {risRecord} from './ris-export.ts'

/** The table of export formats for references, by their name for `--to`. */
export const referenceExports: Readonly<Record<string, (works: ExportedWorks) => Export>> = {
  bib: exportBibtex,
  'csl-json': exportCslJson,
  ris: exportRis
}

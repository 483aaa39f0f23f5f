import type {CitationProblem} from '../cite/index.ts'
import type {Manuscript, Place} from '../core/types.ts'

/**
 * Describes, in one line, a work that the style could not render: the place of its entry, its key, and its first
 * citation.
 */
export function citationProblem({key, message}: CitationProblem, manuscript: Manuscript): string {
  const {bibliography, citations} = manuscript
  const reference = bibliography.byKey.get(key)
  const said = `\`${key}\`: ${message}`
  if (reference === undefined) return said
  const entry = placed(reference.file, reference.place)
  for (const {citation, references, file} of citations) {
    const index = references.findIndex(cited => cited?.key === reference.key)
    const item = citation.items[index]
    if (item !== undefined) return `${entry}: ${said}; first cited in ${placed(file, item.place)}`
  }
  return `${entry}: ${said}`
}

function placed(file: string, {start}: Place): string {
  return `${file}:${start.line}:${start.column}`
}

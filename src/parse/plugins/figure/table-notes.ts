import type {Nodes, Paragraph} from 'mdast'
import {plainText} from '../../../core/walk.ts'

/**
 * Whether a paragraph is a note to the table above it, as in APA style and `kableExtra`: it begins with an emphasized
 * “Note.” or “Source:”, or the equivalent in other languages.
 */
export function isTableNote(node: Nodes | undefined): node is Paragraph {
  if (node?.type !== 'paragraph') return false
  const [first, second] = node.children
  if (first?.type !== 'emphasis' && first?.type !== 'strong') return false
  const words = plainText(first).trim()
  if (/[.:]$/.test(words)) return opening.test(words.slice(0, -1))
  return opening.test(words) && second?.type === 'text' && /^[.:]/.test(second.value.trimStart())
}

const opening = new RegExp(
  `^(?:${[
    'Notes?|Sources?',
    'Anm(?:erkung(?:en)?)?|Quellen?',
    'Remarques?',
    'Notas?|Fuentes?',
    'Not[ae]|Font[ei]s?',
    'Noot|Noten|Opmerking|Bron(?:nen)?',
    'Uwag[ai]|Źródł[oa]',
    'Not(?:lar)?|Kaynak',
    'Anm[äæ]rkning(?:ar)?|Käll[ao]r?|Kilder?'
  ].join('|')})$`
)

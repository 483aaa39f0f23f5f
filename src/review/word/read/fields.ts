import type {WordAtom, WordAtomKind, WordChange, WordPiece} from './document.ts'

/** An open field: its instruction so far, and the pieces that it shows. */
export type OpenField = {instruction: string; isResult: boolean; pieces: WordPiece[]}

/** The kind of a field, by its instruction. */
export type FieldKind = WordAtomKind | 'list' | 'text'

/** The character that replaces a field, a formula, a note or a picture in a paragraph. */
export const wordAtomSign = '\ufffc'

export function fieldKind(instruction: string): FieldKind {
  const words = instruction.trim().split(/\s+/, 3)
  const [name = '', second = ''] = words.map(word => word.toUpperCase())
  if (name === 'ADDIN') {
    if (/BIBL$|REFLIST|BIBLIOGRAPHY/.test(second)) return 'list'
    return /ITEM|CITE|CITATION/.test(second) ? 'citation' : 'text'
  }
  if (name === 'CITATION') return 'citation'
  if (name === 'TOC' || name === 'BIBLIOGRAPHY' || name === 'INDEX') return 'list'
  if (name === 'REF' || name === 'PAGEREF' || name === 'NOTEREF') return 'reference'
  // A link to a place in this document counts as a reference; a link to another document names that document first.
  return name === 'HYPERLINK' && second === '\\L' ? 'reference' : 'text'
}

/** Whether a field that generates paragraphs is a list of references. */
export function isBibliography(instruction: string): boolean {
  return !/^\s*(?:TOC|INDEX)\b/i.test(instruction)
}

/**
 * The pieces for a field that ends in a paragraph: an atom for a citation or a reference, otherwise the text that the
 * field shows. If a field is deleted in LibreOffice, an empty field remains.
 */
export function piecesOfField({instruction, pieces}: OpenField): readonly WordPiece[] {
  const kind = fieldKind(instruction)
  if (kind === 'list' || kind === 'text' || pieces.length === 0) return pieces
  const shown = pieces
    .filter(({del}) => del === undefined)
    .map(({text, atom}) => atom?.shown ?? text)
    .join('')
  const all = pieces.map(({text, atom}) => atom?.shown ?? text).join('')
  return [atomPiece({kind, shown: shown === '' ? all : shown, instruction: instruction.trim()}, pieces)]
}

/** An atom with the history of its text: it is deleted or inserted if all of its text is. */
export function atomPiece(atom: WordAtom, pieces: readonly WordPiece[]): WordPiece {
  const common = (name: 'ins' | 'del'): WordChange | undefined =>
    pieces.every(piece => piece[name] !== undefined) ? pieces[0]?.[name] : undefined
  const [ins, del] = [common('ins'), common('del')]
  const changed = pieces.filter(piece => piece.ins ?? piece.del)
  // When a program re-renders a field, it replaces the whole text of the field, so only partial changes are treated
  // as typed.
  const isPart =
    ins === undefined && del === undefined && changed.length > 0 && changed.length < pieces.length
  const own = isPart ? {...atom, changed} : atom
  return {text: wordAtomSign, atom: own, looks: [], ...(ins && {ins}), ...(del && {del})}
}

import {soundText} from '../../core/sound-text.ts'
import type {WordLook} from '../../outputs/docx/word-look.ts'
import {paragraphSign} from './base-paragraphs.ts'
import type {WordPiece} from './read/document.ts'

/** Returns the Markdown of a citation inserted with Zotero or of a new note; undefined if it cannot be written. */
export type AtomText = (piece: WordPiece) => string | undefined

/** The context in which inserted words are written. */
export type Writing = Readonly<{
  /** The looks that the surrounding words already have. */
  looks: readonly WordLook[]
  atomText: AtomText
  /** The prefix for the lines of an additional paragraph; undefined if no paragraph can be added. */
  prefix: string | undefined
}>

/**
 * Writes inserted words as Markdown; undefined if Markdown cannot express them: a second paragraph in a cell, a
 * picture, a field of another program.
 */
export function markdownOf(
  pieces: readonly WordPiece[],
  {looks, atomText, prefix}: Writing
): string | undefined {
  let markdown = ''
  let open: readonly WordLook[] = []
  let isStart = false
  const turn = (next: readonly WordLook[]): void => {
    // Spaces at the edge of emphasis are put outside.
    const blanks = /\s*$/.exec(markdown)![0]
    const closed = open
      .toReversed()
      .map(look => marks[look])
      .join('')
    if (closed !== '') markdown = `${markdown.slice(0, markdown.length - blanks.length)}${closed}${blanks}`
    open = next
  }
  for (const [index, {text, atom, looks: own}] of pieces.entries()) {
    if (atom !== undefined) {
      const written = atomText(pieces[index]!)
      if (written === undefined) return undefined
      turn([])
      markdown += written
      continue
    }
    if (text === paragraphSign) {
      if (prefix === undefined) return undefined
      turn([])
      markdown += `\n${prefix.trimEnd()}\n${prefix}`
      isStart = true
      continue
    }
    const wanted = order.filter(look => own.includes(look) && !looks.includes(look))
    const words = escaped(text.replace(/[\n\t\r]/g, ' '), markdown.at(-1) ?? '', isStart)
    if (words === '') continue
    isStart = false
    if (wanted.join() === open.join()) markdown += words
    else {
      turn(wanted)
      const blanks = /^\s*/.exec(words)![0]
      markdown += `${blanks}${wanted.map(look => marks[look]).join('')}${words.slice(blanks.length)}`
    }
  }
  turn([])
  return markdown
}

const order: readonly WordLook[] = ['bold', 'italic', 'strike', 'superscript', 'subscript']

/** The marks of Markdown for a look. */
export const marks: Readonly<Record<WordLook, string>> = {
  bold: '**',
  italic: '*',
  strike: '~~',
  superscript: '^',
  subscript: '~'
}

/** Escapes text so that no part of it is parsed as Markdown. `before` is the preceding text of the same insertion. */
export function escaped(value: string, before = '', isStart = false): string {
  const text = soundText(value)
  const words = text.replace(/[\\`*_{}[\]<$@^~|]/g, (sign, offset: number) => {
    const [left, right] = [text[offset - 1] ?? before, text[offset + 1] ?? '']
    if (sign === '<' && !/[A-Za-z/!?]/.test(right)) return sign
    if ((sign === '_' || sign === '@') && isLetter(left) && isLetter(right)) return sign
    return `\\${sign}`
  })
  const entities = words.replace(/&(?=#?\w+;)/g, '\\&')
  if (!isStart) return entities
  return entities.replace(/^(\s*)(?:([#>+:=-])|(\d+)([.)]))/, (_, blanks = '', sign, number, mark) =>
    sign === undefined ? `${blanks}${number}\\${mark}` : `${blanks}\\${sign}`
  )
}

function isLetter(unit: string): boolean {
  return /[\p{L}\p{N}]/u.test(unit)
}

/** The looks that Markdown nodes give to their words, by node type. */
export const looksOfNodes: Readonly<Record<string, WordLook>> = {
  emphasis: 'italic',
  strong: 'bold',
  delete: 'strike',
  superscript: 'superscript',
  subscript: 'subscript'
}

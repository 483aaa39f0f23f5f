import type {LatexBook} from '../../core/types.ts'

/** Whether a command begins the front, the main or the back part of a book. */
export function isBookPart(name: string): boolean {
  return name === 'frontmatter' || name === 'mainmatter' || name === 'backmatter'
}

/** The commands of LaTeX's classes for books in a text: whether it has chapters, and the last part that it begins. */
export type BookCommands = Readonly<{hasChapters: boolean; last?: string}>

/** Finds the commands for books at the beginnings of lines, outside code. */
export function bookCommands(text: string): BookCommands {
  if (!/\\(?:chapter|(?:front|main|back)matter)\b/.test(text)) return {hasChapters: false}
  const names = [...text.replace(code, '').matchAll(command)].map(([, name = '']) => name)
  const last = names.filter(isBookPart).at(-1)
  return {hasChapters: names.includes('chapter'), ...(last !== undefined && {last})}
}

/** The book at the beginning of each text of a paper, by the commands in all texts; undefined if there are none. */
export function booksAt(texts: readonly BookCommands[]): ReadonlyArray<LatexBook | undefined> {
  const hasChapters = texts.some(text => text.hasChapters)
  let isUnnumbered = false
  return texts.map(({last}) => {
    const book = hasChapters || isUnnumbered ? {hasChapters, isUnnumbered} : undefined
    if (last !== undefined) isUnnumbered = last !== 'mainmatter'
    return book
  })
}

const command = /^[ \t]*`?\\(chapter(?=\*?[ \t]*[[{])|frontmatter|mainmatter|backmatter)(?![A-Za-z])/gm

/** Matches comments, and blocks of code other than those for LaTeX alone. */
const code =
  /<!--[\s\S]*?-->|^[ \t]*(`{3,}|~{3,})(?![ \t]*\{=(?:la)?tex\})[^\n]*\n(?:[\s\S]*?\n)??[ \t]*\1[`~]*[ \t]*$/gm

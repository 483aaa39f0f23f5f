/**
 * Information about an element that is passed through the browser in the element's language tag: the only attribute
 * that Chromium copies from all elements into the structure tree of a PDF.
 */
export type LanguageMarks = Readonly<{
  /**
   * For a block that continues a block of the previous page: its nesting depth within the outermost such block, from 1.
   */
  depth?: number | undefined
  /** The number of a footnote. */
  note?: number | undefined
  /** The role of the words of an edit, or of a label. */
  role?: MarkedRole | undefined
  /** The index of the element in the list that `markPlaces` returns. */
  place?: number | undefined
}>

export type MarkedRole = 'ins' | 'del' | 'lbl'

/** A language tag divided into the language and its marks. */
export type MarkedLanguage = LanguageMarks & Readonly<{language: string}>

/**
 * A language tag with marks, in a private-use sequence after galley’s own subtag (BCP 47, 2.2.7):
 * `en-x-galley-cont-3-note-12-to-17`. Existing marks of the tag stay, and so do the author's subtags.
 */
export function withMarks(tag: string, marks: LanguageMarks): string {
  const {language, ...own} = readMarks(tag)
  const all = {...own, ...marks}
  const subtags = [
    ...keys.flatMap(([key, word]) => (all[key] === undefined ? [] : [word, String(all[key])])),
    ...(all.role === undefined ? [] : [all.role])
  ]
  if (subtags.length === 0) return language
  const isPrivate = /(?:^|-)x-/i.test(language)
  return [language || 'und', ...(isPrivate ? [] : ['x']), intro, ...subtags].join('-')
}

/**
 * Adds marks to the language tag of an element. Its fonts must not change, although a style can have fonts for a
 * language.
 */
export function markElement(element: Element, marks: LanguageMarks): void {
  const own = element.getAttribute('lang')
  if (own === null) element.classList.add('same-language')
  const around = element.closest('[lang]')?.getAttribute('lang') ?? ''
  element.setAttribute('lang', withMarks(own ?? readMarks(around).language, marks))
}

/** Reads the marks in a language tag; without marks, the whole tag is the language. */
export function readMarks(tag: string): MarkedLanguage {
  const [, before, written = ''] = pattern.exec(tag) ?? []
  if (before === undefined) return {language: tag}
  const words = written.toLowerCase().split('-')
  const numberAfter = (word: string) => {
    const index = words.indexOf(word)
    return index < 0 ? undefined : Number(words[index + 1])
  }
  return {
    // The `x` before galley's own subtag is removed, unless it introduces private subtags of the language itself.
    language: before.replace(/-x$/i, ''),
    depth: numberAfter('cont'),
    note: numberAfter('note'),
    role: roles.find(role => words.includes(role)),
    place: numberAfter('to')
  }
}

/** galley's own subtag before the marks, which occurs in no real language tag. */
const intro = 'galley'

const keys = [
  ['depth', 'cont'],
  ['note', 'note'],
  ['place', 'to']
] as const

const roles = ['ins', 'del', 'lbl'] as const

const pattern = /^(.*)-galley((?:-(?:cont|note|to)-\d{1,8})*(?:-(?:ins|del|lbl))?)$/i

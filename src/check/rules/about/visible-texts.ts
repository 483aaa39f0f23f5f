import type {Setting} from '../../../core/face-characters.ts'
import {locator, placeOf} from '../../../core/position.ts'
import type {Chapter, Manuscript, Place, Reference} from '../../../core/types.ts'
import {walk} from '../../../core/walk.ts'
import {type WrittenForm, writtenForm} from '../../../core/written-kinds.ts'
import {languageAt} from './languages.ts'
import {entriesOf, placedAt} from './parts.ts'

/** Text that the article shows, and the formatting of that text. */
export type VisibleText = Readonly<{
  text: string
  setting: Setting
  lang: string
  file: string
  /** The first place in the file where the characters occur in the text, or else the place of the whole text. */
  place: (characters: string) => Place
}>

/** All text of the author in the article: running text with code and formulas, metadata, and the works of its lists. */
export function* visibleTexts(
  manuscript: Manuscript,
  isWanted: (text: string) => boolean
): Generator<VisibleText> {
  const {project, chapters, metadata, settings, nocite, citedBy} = manuscript
  const {lang} = metadata
  for (const {text, place, lang: own} of metadata.printed)
    yield {text, setting: 'text', lang: own, file: settings.file, place: () => place}
  const isChapter = new Set(chapters)
  for (const text of project.texts)
    if (isWanted(text.text) || /&#?\w+;/.test(text.text)) yield* textsIn(text, lang, isChapter.has(text))
  const listed = new Set(nocite)
  for (const reference of entriesOf(manuscript))
    if (listed.has(reference) || citedBy.has(reference.key)) yield* textsOf(reference, lang)
}

const settings: Readonly<Partial<Record<WrittenForm, Setting>>> = {
  typed: 'text',
  verbatim: 'code',
  'block verbatim': 'code',
  formula: 'math'
}

function textsIn(chapter: Chapter, lang: string, isChapter: boolean): readonly VisibleText[] {
  const texts: VisibleText[] = []
  const langOf = languageAt(chapter, lang)
  let places: ReturnType<typeof locator> | undefined
  walk(chapter.tree, node => {
    const setting = settings[writtenForm(node)]
    if (setting === undefined || !('value' in node)) return undefined
    const whole = placeOf(node)
    const place = (characters: string): Place => {
      const start = isChapter ? chapter.text.indexOf(characters, whole.start.offset) : -1
      // An entity is written differently in the file.
      if (start === -1 || start >= whole.end.offset) return whole
      places ??= locator(chapter.text)
      return places.place(start, start + characters.length)
    }
    texts.push({text: node.value, setting, lang: langOf(whole.start.offset), file: chapter.path, place})
    return undefined
  })
  return texts
}

function* textsOf(reference: Reference, lang: string): Generator<VisibleText> {
  for (const [variable, value] of Object.entries(reference.csl)) {
    if (unseen.has(variable)) continue
    const text = wordsOf(value)
    if (text === '') continue
    const place = (characters: string): Place => {
      const field = [...reference.fields.values()].find(({value: typed}) => typed.includes(characters))
      if (field === undefined) return reference.place
      return placedAt({reference, text: characters, field, place: field.valuePlace}, characters).place
    }
    yield {text, setting: 'text', lang, file: reference.file, place}
  }
}

/** The text of a value: a text, or the parts of names as one text. */
function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) return ''
  return value
    .flatMap(name => (typeof name === 'object' && name !== null ? Object.values(name) : []))
    .filter(part => typeof part === 'string')
    .join(' ')
}

/** Variables that styles do not render, or only on request. */
const unseen: ReadonlySet<string> = new Set(
  'id type abstract annote keyword language note URL DOI ISBN ISSN source citation-key'.split(' ')
)

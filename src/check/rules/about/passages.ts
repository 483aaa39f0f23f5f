import {perObject} from '../../../core/per-object.ts'
import {locator, placeOf} from '../../../core/position.ts'
import type {Chapter, Manuscript, Place, Prose} from '../../../core/types.ts'

/** A range of running text and the places of its words. */
export type Passage = Prose &
  Readonly<{
    file: string
    /** The place of the characters of `text` from `from` to `to`. */
    place: (from: number, to: number) => Place
  }>

/**
 * The running text of the paper. Titles, abstracts and statements have the place of the whole value, because YAML folds
 * and indents them.
 */
export function* passagesOf({project, chapters}: Manuscript): Generator<Passage> {
  const isChapter = new Set(chapters)
  for (const text of project.texts) yield* passagesIn(text, isChapter.has(text))
}

/** The passages of running text in one file of the paper. */
export function passagesIn(chapter: Chapter, isChapter = true): readonly Passage[] {
  return isChapter ? ofChapter(chapter) : ofOther(chapter)
}

const ofChapter = perObject((chapter: Chapter): readonly Passage[] => {
  // Most texts have no findings and need no places.
  let places: ReturnType<typeof locator> | undefined
  return chapter.prose.map(({node, text}) => ({
    node,
    text,
    file: chapter.path,
    place: (from, to) => {
      const {start} = placeOf(node)
      places ??= locator(chapter.text)
      return places.place(start.offset + from, start.offset + to)
    }
  }))
})

const ofOther = perObject((text: Chapter): readonly Passage[] =>
  text.prose.map(({node, text: words}) => ({node, text: words, file: text.path, place: () => placeOf(node)}))
)

/** Whether a tag denotes a language or a variant of it. */
export function isIn(lang: string, language: string): boolean {
  return lang.toLowerCase().split('-')[0] === language
}

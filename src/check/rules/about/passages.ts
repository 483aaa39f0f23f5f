import {locator, placeOf} from '../../../core/position.ts'
import type {Chapter, Manuscript, Place, Prose} from '../../../core/types.ts'

/** A stretch of running text and the places of its words. */
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

/** The running text of one text of the paper. */
export function* passagesIn(chapter: Chapter, isChapter = true): Generator<Passage> {
  // Most texts have no findings and need no places.
  let places: ReturnType<typeof locator> | undefined
  for (const {node, text} of chapter.prose) {
    yield {
      node,
      text,
      file: chapter.path,
      place: (from, to) => {
        const whole = placeOf(node)
        if (!isChapter) return whole
        places ??= locator(chapter.text)
        return places.place(whole.start.offset + from, whole.start.offset + to)
      }
    }
  }
}

/** Whether a tag denotes a language or a variant of it. */
export function isIn(lang: string, language: string): boolean {
  return lang.toLowerCase().split('-')[0] === language
}

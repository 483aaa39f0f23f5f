import type {Chapter, LocalText, Place} from '../core/types.ts'
import {walk} from '../core/walk.ts'
import {parseChapter} from './chapter.ts'

/**
 * Reads a title, an abstract or a statement as Markdown.
 * YAML folds and indents such a text, so everything in it is said to stand where the whole value stands.
 */
export function parseLocalText(text: LocalText, file: string): Chapter {
  const chapter = parseChapter({path: file, text: text.text}, text.lang)
  const {place} = text
  walk(chapter.tree, node => {
    node.position = {start: {...place.start}, end: {...place.end}}
  })
  const moved = <Value extends Readonly<{place?: Place | undefined}>>(value: Value): Value => ({
    ...value,
    place
  })
  return {
    ...chapter,
    citations: chapter.citations.map(citation => ({...citation, place, items: citation.items.map(moved)})),
    targets: chapter.targets.map(moved),
    crossReferences: chapter.crossReferences.map(moved),
    pictures: chapter.pictures.map(moved),
    findings: chapter.findings.map(moved)
  }
}

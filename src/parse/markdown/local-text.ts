import type {Chapter, Place} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'

/**
 * Says that everything in a title, an abstract or a statement stands where the whole value stands, since YAML folds and
 * indents such a text. The tree is the chapter's own, changed.
 */
export function standingAt(chapter: Chapter, place: Place): Chapter {
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
    // What is ignored stands where the whole value stands, too.
    waivers: chapter.waivers.map(waiver => ({
      ...moved(waiver),
      lines: {first: place.start.line, last: place.end.line}
    })),
    findings: chapter.findings.map(moved)
  }
}

import type {Chapter, Place} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'

/**
 * Sets the place of every node in a title, an abstract or a statement to the place of the whole value, because YAML
 * folds and indents such values. The tree of `chapter` is changed in place.
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
    nocite: chapter.nocite.map(moved),
    targets: chapter.targets.map(moved),
    // Only headings of chapters can be referred to by their names.
    headingNames: new Map(),
    crossReferences: chapter.crossReferences.map(moved),
    pictures: chapter.pictures.map(moved),
    edits: chapter.edits.map(edit => ({...edit, place})),
    // Every finding has the place of the whole value, so waivers must cover that place.
    waivers: chapter.waivers.map(waiver => ({
      ...moved(waiver),
      lines: {first: place.start.line, last: place.end.line}
    })),
    findings: chapter.findings.map(moved)
  }
}

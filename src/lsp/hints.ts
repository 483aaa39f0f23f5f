import {type InlayHint, InlayHintKind, type Position} from 'vscode-languageserver-types'
import {ownPlace} from '../core/joined-text.ts'
import {placeOf} from '../core/position.ts'
import type {Place, Point} from '../core/types.ts'
import {type PaperTables, rangeOf} from './tables.ts'
import {targetTitle} from './target-names.ts'

/** The maximum length of a hint; a longer citation, such as one of a whole note, is truncated. */
const longest = 60

/**
 * The numbers of headings and targets, and the citations as printed, to be shown next to their sources in some lines of
 * a chapter.
 */
export function inlayHintsOf(
  {build, printed}: PaperTables,
  file: string,
  lines: Readonly<{first: number; last: number}>
): readonly InlayHint[] {
  const {manuscript, files} = build
  const {joined} = manuscript.project
  const text = files.textOf(file)
  const isIn = ({line}: Point): boolean => lines.first <= line - 1 && line - 1 <= lines.last
  const after = (place: Place): Position => rangeOf(place, text).end
  const citations = manuscript.citations.flatMap(({file: chapter, citation}, index) => {
    const {file: own, place} = ownPlace(joined, chapter, citation.place)
    const words = printed.citations[index]
    return own === file && words !== undefined && words !== '' && isIn(place.end)
      ? [hint(after(place), cut(words))]
      : []
  })
  const targets = [...manuscript.targets.values()]
    .map(target => ({...target, ...ownPlace(joined, target.file, target.place)}))
    .filter(
      ({file: own, kind, number, place}) =>
        own === file && kind !== 'section' && number !== '' && isIn(place.end)
    )
    .map(target => hint(after(target.place), targetTitle(target, manuscript)))
  const chapter = manuscript.chapters.find(({path}) => path === file)
  // If a chapter includes files, their headings are in the tree of the chapter.
  const headings = (joined?.has(file) ? [] : (chapter?.tree.children ?? [])).flatMap(node => {
    const number = node.type === 'heading' ? manuscript.numbers.get(node) : undefined
    const place = placeOf(node)
    return number !== undefined && number !== '' && isIn(place.end) ? [hint(after(place), number)] : []
  })
  return [...citations, ...targets, ...headings]
}

function hint(position: Position, label: string): InlayHint {
  return {position, label, kind: InlayHintKind.Type, paddingLeft: true}
}

function cut(words: string): string {
  const letters = [...words]
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : words
}

import {type DocumentHighlight, DocumentHighlightKind, type Location} from 'vscode-languageserver-types'
import {ownPlace} from '../core/joined-text.ts'
import {targetOf} from '../core/targets.ts'
import {type NameUse, nameUsesOf, useAt, usesLike} from './name-uses.ts'
import {type PaperTables, rangeOf} from './tables.ts'

/** The definition of the name at an offset: in a bibliography, or at its figure, table or heading. */
export function definitionsAt(tables: PaperTables, file: string, offset: number): readonly Location[] {
  const all = nameUsesOf(tables.build)
  const found = useAt(all, file, offset)
  if (found === undefined) return []
  const defined = usesLike(all, found).filter(use => use.isDefinition)
  if (defined.length > 0 || !mayBeLabel.has(found.kind)) return defined.map(use => locationOf(tables, use))
  // A heading without a label has an id made from its words.
  const target = targetOf(tables.build.manuscript, found.name, file)
  if (target === undefined) return []
  return [locationOf(tables, ownPlace(tables.build.manuscript.project.joined, target.file, target.place))]
}

/** The kinds of names that may be the label of a heading; a heading without a label is not among the names. */
const mayBeLabel: ReadonlySet<NameUse['kind']> = new Set(['label', 'either'])

/** All places of the name at an offset. */
export function referencesAt(
  tables: PaperTables,
  file: string,
  offset: number,
  withDefinition: boolean
): readonly Location[] {
  const all = nameUsesOf(tables.build)
  const found = useAt(all, file, offset)
  if (found === undefined) return []
  return usesLike(all, found)
    .filter(use => withDefinition || !use.isDefinition)
    .map(use => locationOf(tables, use))
}

/** The places of the name at an offset in its own file. */
export function highlightsAt(
  tables: PaperTables,
  file: string,
  offset: number
): readonly DocumentHighlight[] {
  const all = nameUsesOf(tables.build)
  const found = useAt(all, file, offset)
  if (found === undefined) return []
  return usesLike(all, found)
    .filter(use => use.file === file)
    .map(({place, isDefinition}) => ({
      range: rangeOf(place, tables.build.files.textOf(file)),
      kind: isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read
    }))
}

function locationOf({uriOf, build}: PaperTables, {file, place}: Pick<NameUse, 'file' | 'place'>): Location {
  return {uri: uriOf(file), range: rangeOf(place, build.files.textOf(file))}
}

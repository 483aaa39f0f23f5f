import type {Range} from 'vscode-languageserver-types'
import {kindOfLabel} from './label-kinds.ts'
import {type NameUse, nameUsesOf, useAt, usesLike} from './name-uses.ts'
import {type PaperTables, rangeOf} from './tables.ts'

/** A change of a file of the paper. */
export type FileEdit = Readonly<{file: string; range: Range; newText: string}>

/** What can be renamed at an offset: its range and name; or why it cannot. */
export function renameable(
  tables: PaperTables,
  file: string,
  offset: number
): Readonly<{range: Range; placeholder: string}> | Readonly<{fault: string}> {
  const found = useAt(nameUsesOf(tables.build), file, offset)
  if (found === undefined) return {fault: 'Only the key of a work or a label can be renamed'}
  const fault = faultOfUses(tables, found)
  if (fault !== undefined) return {fault}
  return {range: rangeOf(found.place, tables.build.files.textOf(file)), placeholder: found.name}
}

/** The edits that give a work or a target another name wherever it is written; or why it cannot have that name. */
export function renameEdits(
  tables: PaperTables,
  file: string,
  offset: number,
  newName: string
): readonly FileEdit[] | Readonly<{fault: string}> {
  const {build} = tables
  const all = nameUsesOf(build)
  const found = useAt(all, file, offset)
  if (found === undefined) return {fault: 'Only the key of a work or a label can be renamed'}
  const name = newName.replace(/^[@#]/, '')
  const like = usesLike(all, found)
  const kind = like.find(use => use.kind !== 'either')?.kind ?? 'work'
  const fault = faultOfUses(tables, found) ?? faultOfName(tables, kind, found.name, name)
  if (fault !== undefined) return {fault}
  return like.map(use => {
    const text = build.files.textOf(use.file)
    const written = text?.slice(use.place.start.offset, use.place.end.offset)
    const isCapital = written !== use.name
    const newText = isCapital ? name.charAt(0).toUpperCase() + name.slice(1) : name
    return {file: use.file, range: rangeOf(use.place, text), newText}
  })
}

/** A name that is written where it could not be found must not stay behind. */
function faultOfUses({build}: PaperTables, found: NameUse): string | undefined {
  const all = nameUsesOf(build)
  const kinds = new Set(usesLike(all, found).map(({kind}) => kind))
  const lost = all.lost.find(({name, kind}) => name === found.name && kinds.has(kind))
  if (lost === undefined) return undefined
  const {file, place} = lost
  return `\`${found.name}\` is written in ${file}:${place.start.line} in a form that cannot be renamed`
}

function faultOfName(
  {build: {manuscript}}: PaperTables,
  kind: NameUse['kind'],
  old: string,
  name: string
): string | undefined {
  if (name === old) return undefined
  if (kind === 'work') {
    if (!/^[\p{L}\p{N}_](?:[:.#$%&+?<>~/-]*[\p{L}\p{N}_])*$/u.test(name))
      return `\`${name}\` cannot be a key: letters, digits and \`_\`, and between them \`: . + / -\``
    const other = manuscript.bibliography.byKey.get(name)
    return other && `\`${name}\` is a work already, in ${other.file}:${other.place.start.line}`
  }
  if (!/^[\p{L}\p{N}_](?:[:._-]*[\p{L}\p{N}_])*$/u.test(name))
    return `\`${name}\` cannot be a label: letters, digits and \`_\`, and between them \`: . -\``
  const [before, now] = [kindOfLabel(old), kindOfLabel(name)]
  if (before !== now)
    return before === undefined
      ? `\`${name}\` begins with \`${now}\`, which \`${old}\` does not`
      : `\`${name}\` does not begin with \`${before}\` as \`${old}\` does`
  const other = manuscript.targets.get(name)
  return other && `\`${name}\` is a label already, in ${other.file}:${other.place.start.line}`
}

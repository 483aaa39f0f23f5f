import type {Range} from 'vscode-languageserver-types'
import {slug} from '../core/slug.ts'
import {targetOf} from '../core/targets.ts'
import type {Manuscript} from '../core/types.ts'
import {kindOfLabel} from './label-kinds.ts'
import {type NameUse, nameUsesOf, useAt, usesLike} from './name-uses.ts'
import {type PaperTables, rangeOf} from './tables.ts'
import {termNamed} from './term-names.ts'

/** A change to a file of the paper. */
export type FileEdit = Readonly<{file: string; range: Range; newText: string}>

const onlyNames = 'Only the key of a work, a label, a note, a term or an entry of the index can be renamed'

/** The name at an offset and its range, if the name can be renamed; otherwise the reason why it cannot. */
export function renameable(
  tables: PaperTables,
  file: string,
  offset: number
): Readonly<{range: Range; placeholder: string}> | Readonly<{fault: string}> {
  const found = useAt(nameUsesOf(tables.build), file, offset)
  if (found === undefined) return {fault: onlyNames}
  const fault = faultOfUses(tables, found)
  if (fault !== undefined) return {fault}
  return {range: rangeOf(found.place, tables.build.files.textOf(file)), placeholder: found.name}
}

/** The edits that rename a work or a target everywhere; or the reason why it cannot have the new name. */
export function renameEdits(
  tables: PaperTables,
  file: string,
  offset: number,
  newName: string
): readonly FileEdit[] | Readonly<{fault: string}> {
  const {build} = tables
  const all = nameUsesOf(build)
  const found = useAt(all, file, offset)
  if (found === undefined) return {fault: onlyNames}
  const name = newName.replace(/^[@#]/, '')
  const like = usesLike(all, found)
  const kind = like.find(use => use.kind !== 'either')?.kind ?? 'work'
  const fault = faultOfUses(tables, found) ?? faultOfName(tables, {...found, kind}, name)
  if (fault !== undefined) return {fault}
  return like.map(use => {
    const text = build.files.textOf(use.file)
    const written = text?.slice(use.place.start.offset, use.place.end.offset)
    return {file: use.file, range: rangeOf(use.place, text), newText: newTextFor(use, written ?? '', name)}
  })
}

/** The new name in the written form of the old one. */
function newTextFor(use: NameUse, written: string, name: string): string {
  if (use.written !== undefined) return `term-${slug(name)}`
  // Notes are not capitalized.
  if (written === use.name || use.kind === 'note') return name
  const [first = '', old = ''] = [written[0], use.name[0]]
  if (first === old || first.toLowerCase() !== old.toLowerCase()) return name
  return (
    (first === old.toUpperCase() ? name.charAt(0).toUpperCase() : name.charAt(0).toLowerCase()) +
    name.slice(1)
  )
}

/**
 * The reason why a name cannot be renamed; undefined if it can. A use whose place was not found must not be left with
 * the old name.
 */
function faultOfUses({build}: PaperTables, found: NameUse): string | undefined {
  const all = nameUsesOf(build)
  if (found.kind === 'term' && build.manuscript.project.terms.get(found.name)?.isMarked === true)
    return `\`${found.name}\` is an abbreviation: the text has it as a word, too`
  const like = usesLike(all, found)
  const kinds = new Set([found, ...like].map(({kind}) => kind))
  const isLabel = found.kind === 'label' && !like.some(({isDefinition}) => isDefinition)
  if (isLabel && targetOf(build.manuscript, found.name, found.file)?.kind === 'section')
    return `\`${found.name}\` is made of the words of its heading, which has no label`
  const lost = all.lost.find(
    ({name, kind, file}) => name === found.name && kinds.has(kind) && (kind !== 'note' || file === found.file)
  )
  if (lost === undefined) return undefined
  const {file, place} = lost
  return `\`${found.name}\` is written in ${file}:${place.start.line} in a form that cannot be renamed`
}

function faultOfName(
  {build: {manuscript}}: PaperTables,
  {kind, name: old, file}: NameUse,
  name: string
): string | undefined {
  if (name === old) return undefined
  if (kind === 'note' || kind === 'term' || kind === 'index')
    return faultOfWords(manuscript, {kind, file}, name)
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

/** The reason why a note, a term or an entry of the index cannot have a name. */
function faultOfWords(
  manuscript: Manuscript,
  {kind, file}: Readonly<{kind: 'note' | 'term' | 'index'; file: string}>,
  name: string
): string | undefined {
  if (kind === 'note') {
    if (!/^[^\s^[\]\\]+$/.test(name))
      return `\`${name}\` cannot be the name of a note: no spaces and brackets`
    const other = targetOf(manuscript, `note:${name}`, file)
    return other && `\`${name}\` is a note already, in ${other.file}:${other.place.start.line}`
  }
  if (!/^[^\s{}<>|@"`\\](?:[^{}<>|@"`\\\n]*[^\s{}<>|@"`\\])?$/.test(name))
    return `\`${name}\` cannot be ${kind === 'term' ? 'a term' : 'an entry'}: no braces, \`|\`, \`@\`, quotes`
  return kind === 'term' && termNamed(manuscript, name) !== undefined
    ? `\`${name}\` is a term already`
    : undefined
}

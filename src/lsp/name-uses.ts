import type {Nodes} from 'mdast'
import type {Build} from '../build.ts'
import {ownPlace, wholeTexts} from '../core/joined-text.ts'
import {perObject} from '../core/per-object.ts'
import {locator} from '../core/position.ts'
import {smallLabel, targetOf} from '../core/targets.ts'
import type {Chapter, Place, Source} from '../core/types.ts'
import {scanBibtex} from '../parse/bibtex/index.ts'
import {keysOf} from '../parse/bibtex/keys.ts'
import {
  idGiven,
  keyAtEnd,
  labelGiven,
  labelIn,
  labelLinked,
  type NameForm,
  nameIn,
  noteReferred,
  queryLabel,
  subjectGiven
} from './name-forms.ts'
import {isTerm, namesOfTerms} from './term-names.ts'
import {labelBeside, namesInText} from './text-names.ts'

/**
 * The kind of a name: the name of a work, a numbered part or anchor, a note of its file, a term or an entry of the
 * index. `either` is a name in settings or queries, which may denote a work or a label.
 */
export type NameKind = 'work' | 'label' | 'note' | 'term' | 'index' | 'either'

/** A place where a name is written, without the characters around it. */
export type NameUse = Readonly<{
  kind: NameKind
  name: string
  file: string
  place: Place
  isDefinition: boolean
  /** The letters at the place, if they are not the name but derived from it, such as `term-bread`. */
  written?: string
}>

/** The uses of all names, and those uses whose places were not found in the text. */
export type NameUses = Readonly<{uses: readonly NameUse[]; lost: readonly NameUse[]}>

/** Finds the places of all names of a paper, in texts, bibliographies, settings and queries. */
export const nameUsesOf = perObject((build: Build): NameUses => {
  const {manuscript, files} = build
  const {joined} = manuscript.project
  const textOf = wholeTexts(joined, files.textOf)
  const uses = new Map<string, NameUse>()
  const lost: NameUse[] = []
  const locators = new Map<string, ReturnType<typeof locator>>()

  /** Adds the uses of a name within a range of a file, where `form` finds them. */
  function add(use: Omit<NameUse, 'place'>, {start, end}: WithinFile, form: NameForm): void {
    const text = textOf(use.file) ?? ''
    const at = locators.get(use.file) ?? locator(text)
    locators.set(use.file, at)
    const found = form(text.slice(start.offset, end.offset), use.name)
    if (found.length === 0) lost.push({...use, place: at.place(start.offset, end.offset)})
    for (const offset of found) {
      const from = start.offset + offset
      const id = `${use.file}\0${from}`
      // A definition is not replaced by another use of the name at the same place.
      if (uses.get(id)?.isDefinition !== true)
        uses.set(id, {...use, place: at.place(from, from + (use.written ?? use.name).length)})
    }
  }

  for (const chapter of manuscript.project.texts) addChapter(build, chapter, add)
  for (const {label, kind, node, file, place} of manuscript.targets.values()) {
    if (kind === 'note' || isTerm(node)) continue
    const text = textOf(file) ?? ''
    const within = labelBeside(text, label, place) ?? place
    add({kind: 'label', name: label, file, isDefinition: true}, within, labelGiven)
  }
  for (const {within, form, ...use} of namesOfTerms(build)) add(use, within, form)
  const settings = manuscript.settings
  for (const {key, place} of settings.nocite)
    if (key !== '*') add({kind: 'work', name: key, file: settings.file, isDefinition: false}, place, nameIn)
  for (const {subject, writtenIn, place} of manuscript.project.waivers)
    if (subject !== undefined)
      add({kind: 'either', name: subject, file: writtenIn, isDefinition: false}, place, subjectGiven)
  for (const {about, file, place} of manuscript.project.questions)
    if (about.kind === 'label' && place !== undefined)
      add({kind: 'either', name: about.label, file, isDefinition: false}, place, queryLabel)
  for (const source of manuscript.project.bibliographySources)
    if (source.path.endsWith('.bib'))
      for (const {form, within, ...use} of namesOfBibtex(source)) add(use, within, form)
  for (const {key, file, place} of manuscript.bibliography.references)
    if (!file.endsWith('.bib')) add({kind: 'work', name: key, file, isDefinition: true}, place, idGiven)
  const own = (use: NameUse): NameUse => ({...use, ...ownPlace(joined, use.file, use.place)})
  return {uses: [...uses.values()].map(own), lost: lost.filter(({kind}) => kind !== 'either').map(own)}
})

type Add = (use: Omit<NameUse, 'place'>, within: WithinFile, form: NameForm) => void

/** Adds the citations, cross-references, links, notes and index entries of a text. */
function addChapter({manuscript}: Build, chapter: Chapter, add: Add): void {
  const {path: file} = chapter
  for (const {form, within, ...use} of namesInText(chapter)) add(use, within, form)
  for (const {items, node} of chapter.citations) {
    const isLabel = manuscript.labelCites.has(node as Nodes)
    for (const {key, place} of items)
      if (isLabel) addLabel(key, place)
      else add({kind: 'work', name: key, file, isDefinition: false}, place, nameIn)
  }
  for (const {key, place} of chapter.nocite)
    if (key !== '*') add({kind: 'work', name: key, file, isDefinition: false}, place, nameIn)
  for (const {label, place} of chapter.crossReferences) addLabel(label, place)
  for (const link of chapter.links) {
    const label = /#(.+)$/.exec(link.url)?.[1]
    const place = link.position && {start: link.position.start, end: link.position.end}
    const target = label === undefined ? undefined : manuscript.targets.get(label)
    if (label !== undefined && place !== undefined && target !== undefined && !isTerm(target.node))
      add({kind: 'label', name: label, file, isDefinition: false}, place as Place, labelLinked)
  }

  function addLabel(label: string, place: Place): void {
    const target = targetOf(manuscript, label, file)
    if (target?.kind === 'note') {
      const name = smallLabel(label).slice('note:'.length).toLowerCase()
      add({kind: 'note', name, file, isDefinition: false}, place, noteReferred)
      return
    }
    const isNamed =
      target !== undefined && [label, smallLabel(label)].some(each => each.endsWith(target.label))
    const name = isNamed ? target.label : label
    add({kind: 'label', name, file, isDefinition: false}, place, labelIn)
  }
}

/** A name that a form finds within a range of its file. */
export type WrittenName = Omit<NameUse, 'place'> & Readonly<{within: WithinFile; form: NameForm}>

/** A range of a file, such as a place. */
export type WithinFile = Readonly<Record<'start' | 'end', Readonly<{offset: number}>>>

/** Fields of BibLaTeX that name other entries. */
const naming = ['crossref', 'xref', 'xdata', 'entryset', 'related']

/** The names in a BibTeX file: its keys, its aliases, and the keys in fields that refer to other entries. */
const namesOfBibtex = perObject((source: Source): readonly WrittenName[] =>
  scanBibtex(source).entries.flatMap(({key, file, place, fields}): readonly WrittenName[] => [
    {kind: 'work', name: key, file, isDefinition: true, within: place, form: keyAtEnd},
    ...keysOf(fields.get('ids')).map(
      (name): WrittenName => ({
        kind: 'work',
        name,
        file,
        isDefinition: true,
        within: fields.get('ids')!.valuePlace,
        form: nameIn
      })
    ),
    ...naming.flatMap(field =>
      keysOf(fields.get(field)).map(
        (name): WrittenName => ({
          kind: 'work',
          name,
          file,
          isDefinition: false,
          within: fields.get(field)!.valuePlace,
          form: nameIn
        })
      )
    )
  ])
)

/** The use of a name at an offset of a file. */
export function useAt({uses, lost}: NameUses, file: string, offset: number): NameUse | undefined {
  const isTouched = (use: NameUse): boolean =>
    use.file === file && use.place.start.offset <= offset && offset <= use.place.end.offset
  const touched = uses.filter(isTouched)
  const isWhole = ({kind}: NameUse): boolean => kind === 'term' || kind === 'index'
  return (
    touched.find(({place}) => offset < place.end.offset) ??
    touched[0] ??
    lost.find(use => isWhole(use) && !use.isDefinition && isTouched(use))
  )
}

/** All uses of the same name whose places were found. */
export function usesLike({uses}: NameUses, {kind, name, file}: NameUse): readonly NameUse[] {
  const isDefined = (wanted: NameKind): boolean =>
    uses.some(use => use.isDefinition && use.kind === wanted && use.name === name)
  const meant = kind !== 'either' ? kind : isDefined('work') || !isDefined('label') ? 'work' : 'label'
  const isEither = (use: NameUse): boolean => use.kind === 'either' && (meant === 'work' || meant === 'label')
  return uses.filter(
    use =>
      use.name === name &&
      (use.kind === meant || isEither(use)) &&
      // Each file has its own notes.
      (meant !== 'note' || use.file === file)
  )
}

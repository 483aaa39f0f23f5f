import type {Nodes} from 'mdast'
import type {Build} from '../build.ts'
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
  queryLabel,
  subjectGiven
} from './name-forms.ts'

/**
 * A place where a name is written: the key of a work or the label of a target, without the signs around it. `either` is
 * a name in settings or queries, which may mean one or the other.
 */
export type NameUse = Readonly<{
  kind: 'work' | 'label' | 'either'
  name: string
  file: string
  place: Place
  isDefinition: boolean
}>

/** The uses of all names, and those whose place could not be found in their text. */
export type NameUses = Readonly<{uses: readonly NameUse[]; lost: readonly NameUse[]}>

/** Finds where the names of a paper are written, in texts, bibliographies, settings and queries. */
export const nameUsesOf = perObject((build: Build): NameUses => {
  const {manuscript, files} = build
  const uses = new Map<string, NameUse>()
  const lost: NameUse[] = []
  const locators = new Map<string, ReturnType<typeof locator>>()

  /** Adds a name within a place of a file; `form` finds it there. */
  function add(use: Omit<NameUse, 'place'>, within: Place, form: NameForm): void {
    const text = files.textOf(use.file) ?? ''
    const at = locators.get(use.file) ?? locator(text)
    locators.set(use.file, at)
    const {start, end} = within
    const found = form(text.slice(start.offset, end.offset), use.name)
    if (found.length === 0) lost.push({...use, place: within})
    for (const offset of found) {
      const from = start.offset + offset
      const id = `${use.file}\0${from}`
      // A definition is also a part of its node.
      if (uses.get(id)?.isDefinition !== true)
        uses.set(id, {...use, place: at.place(from, from + use.name.length)})
    }
  }

  for (const chapter of manuscript.project.texts) addChapter(build, chapter, add)
  for (const target of manuscript.targets.values())
    if (target.kind !== 'note')
      add(
        {kind: 'label', name: target.label, file: target.file, isDefinition: true},
        target.place,
        labelGiven
      )
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
  return {uses: [...uses.values()], lost: lost.filter(({kind}) => kind !== 'either')}
})

type Add = (use: Omit<NameUse, 'place'>, within: Place, form: NameForm) => void

/** The citations, cross-references and links of a text. */
function addChapter({manuscript}: Build, chapter: Chapter, add: Add): void {
  const {path: file} = chapter
  for (const {items, node} of chapter.citations) {
    const kind = manuscript.labelCites.has(node as Nodes) ? 'label' : 'work'
    for (const {key, place} of items) add({kind, name: key, file, isDefinition: false}, place, nameIn)
  }
  for (const {key, place} of chapter.nocite)
    if (key !== '*') add({kind: 'work', name: key, file, isDefinition: false}, place, nameIn)
  for (const {label, place} of chapter.crossReferences) {
    const target = targetOf(manuscript, label, file)
    if (target?.kind === 'note') continue
    const isNamed =
      target !== undefined && [label, smallLabel(label)].some(each => each.endsWith(target.label))
    const name = isNamed ? target.label : label
    add({kind: 'label', name, file, isDefinition: false}, place, labelIn)
  }
  for (const link of chapter.links) {
    const label = /#(.+)$/.exec(link.url)?.[1]
    const place = link.position && {start: link.position.start, end: link.position.end}
    if (label !== undefined && place !== undefined && manuscript.targets.has(label))
      add({kind: 'label', name: label, file, isDefinition: false}, place as Place, labelLinked)
  }
}

type Written = Omit<NameUse, 'place'> & Readonly<{within: Place; form: NameForm}>

/** Fields of BibLaTeX that name other entries. */
const naming = ['crossref', 'xref', 'xdata', 'entryset', 'related']

/** The names in a BibTeX file: its keys, further keys, and the entries that others refer to. */
const namesOfBibtex = perObject((source: Source): readonly Written[] =>
  scanBibtex(source).entries.flatMap(({key, file, place, fields}): readonly Written[] => [
    {kind: 'work', name: key, file, isDefinition: true, within: place, form: keyAtEnd},
    ...keysOf(fields.get('ids')).map(
      (name): Written => ({
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
        (name): Written => ({
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
export function useAt({uses}: NameUses, file: string, offset: number): NameUse | undefined {
  const touched = uses.filter(
    use => use.file === file && use.place.start.offset <= offset && offset <= use.place.end.offset
  )
  return touched.find(({place}) => offset < place.end.offset) ?? touched[0]
}

/** All uses of the same name. */
export function usesLike({uses}: NameUses, {kind, name}: NameUse): readonly NameUse[] {
  const isDefined = (wanted: NameUse['kind']): boolean =>
    uses.some(use => use.isDefinition && use.kind === wanted && use.name === name)
  const meant = kind !== 'either' ? kind : isDefined('work') || !isDefined('label') ? 'work' : 'label'
  return uses.filter(use => use.name === name && (use.kind === meant || use.kind === 'either'))
}

import type {Nodes} from 'mdast'
import type {Build} from '../build.ts'
import type {GlossaryTermNode} from '../core/mdast.ts'
import {perObject} from '../core/per-object.ts'
import {placeOf} from '../core/position.ts'
import {slug} from '../core/slug.ts'
import type {Chapter, Manuscript, NumberedTarget, TermDefinition} from '../core/types.ts'
import {wordsWithoutNotes} from '../core/walk.ts'
import {mayDefineTerms} from '../parse/known-texts.ts'
import {labelLinked, nameIn, termDefined, termListed, termUsed} from './name-forms.ts'
import type {WrittenName} from './name-uses.ts'

/** Whether a node is a term in a list of definitions. */
export function isTerm(node: Nodes): boolean {
  return node.type === 'definitionTerm'
}

/** A term that a text names: its definition by key, or its target in a list of definitions. */
export type FoundTerm =
  | Readonly<{name: string; definition: TermDefinition}>
  | Readonly<{name: string; target: NumberedTarget}>

/** The term with a name; undefined if it is not defined anywhere. */
export function termNamed({project, targets}: Manuscript, name: string): FoundTerm | undefined {
  const definition = project.terms.get(name) ?? project.terms.get(name.toLowerCase())
  if (definition !== undefined) return {name: definition.key, definition}
  const target = targets.get(`term-${slug(name)}`)
  return target && isTerm(target.node) ? {name: wordsWithoutNotes(target.node).trim(), target} : undefined
}

/** The places of a paper's terms. */
export function namesOfTerms(build: Build): readonly WrittenName[] {
  const {manuscript} = build
  const {targets, project} = manuscript
  return [
    ...[...targets.values()].flatMap((target): readonly WrittenName[] => {
      const {node, file, place} = target
      if (!isTerm(node)) return []
      const name = wordsWithoutNotes(node).trim()
      return [{kind: 'term', name, file, isDefinition: true, within: place, form: nameIn}]
    }),
    ...project.texts.flatMap(text => [
      ...termsIn(text).map(node => usedTerm(manuscript, text, node)),
      ...linkedTerms(manuscript, text)
    ]),
    ...[...project.terms.keys()].flatMap(name => definedTerm(build, name))
  ]
}

const termsIn = perObject(({landmarks}: Chapter): readonly GlossaryTermNode[] =>
  landmarks.flatMap(node => (node.type === 'glossaryTerm' && node.key !== '' ? [node] : []))
)

function usedTerm(manuscript: Manuscript, {path: file}: Chapter, node: GlossaryTermNode): WrittenName {
  const name = termNamed(manuscript, node.key)?.name ?? node.key
  return {kind: 'term', name, file, isDefinition: false, within: placeOf(node), form: termUsed}
}

/** Links to a term in a list of definitions, `[loaf](#term-bread)`; the id of such a term is made from its words. */
function linkedTerms({targets}: Manuscript, {links, path: file}: Chapter): readonly WrittenName[] {
  return links.flatMap((link): readonly WrittenName[] => {
    const label = /^#(term-.+)$/.exec(link.url)?.[1]
    const target = label === undefined ? undefined : targets.get(label)
    if (label === undefined || target === undefined || !isTerm(target.node) || !link.position) return []
    const name = wordsWithoutNotes(target.node).trim()
    const form = (text: string): readonly number[] => labelLinked(text, label)
    return [{kind: 'term', name, written: label, file, isDefinition: false, within: placeOf(link), form}]
  })
}

/** The definition of a term: by a LaTeX command, in a text or in the settings, or by its key in the settings. */
function definedTerm({manuscript, files}: Build, name: string): readonly WrittenName[] {
  const {project, settings} = manuscript
  const found = project.texts.find(
    ({text}) => text.includes(name) && mayDefineTerms.test(text) && termDefined(text, name).length > 0
  )
  const file = found?.path ?? settings.file
  const text = files.textOf(file) ?? ''
  if (found === undefined && termDefined(text, name).length === 0) {
    const list = listOfTerms(text)
    return list === undefined ? [] : [{...termAt(list.start, list.end), form: termListed}]
  }
  return [{...termAt(0, text.length), form: termDefined}]

  function termAt(start: number, end: number): Omit<WrittenName, 'form'> {
    return {
      kind: 'term',
      name,
      file,
      isDefinition: true,
      within: {start: {offset: start}, end: {offset: end}}
    }
  }
}

/** The range of the settings that defines terms. */
function listOfTerms(text: string): Readonly<{start: number; end: number}> | undefined {
  const found = /^(?:abbreviations|acronyms)[ \t]*:/m.exec(text)
  if (found === null) return undefined
  const start = found.index + found[0].length
  const length = /\n(?=[^\s#-])/.exec(text.slice(start))?.index ?? text.length - start
  return {start, end: start + length}
}

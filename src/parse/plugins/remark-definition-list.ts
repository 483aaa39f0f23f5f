import type {Nodes, Paragraph, Parents, Root} from 'mdast'
import type {Processor} from 'unified'
import {addAll} from '../../core/add-all.ts'
import type {DefinitionDescription, DefinitionListNode, DefinitionTerm} from '../../core/mdast.ts'
import {slug} from '../../core/slug.ts'
import {walk, wordsWithoutNotes} from '../../core/walk.ts'
import {definition, definitionToTree} from './definition-list/definition.ts'
import {spanOf} from './source.ts'
import {addSyntax} from './syntax.ts'

/**
 * Pandoc's `definition_lists`: a line with a term, then `: words` or `~ words`, once for each definition, with indented
 * blocks inside. In `::: glossary`, terms get ids, so that texts can link to them.
 */
export function remarkDefinitionList(this: Processor): void {
  addSyntax(this.data(), definition, {
    ...definitionToTree,
    transforms: [gather]
  })
}

function gather(tree: Root): void {
  walk(tree, node => {
    if ('children' in node) gatherIn(node)
  })
  walk(tree, node => {
    if (node.type === 'div' && node.data?.attributes?.classes.includes('glossary')) nameTerms(node)
  })
}

/** Gives each term of a glossary the id `term-…`, unless it has one. */
export function nameTerms(glossary: Parents): void {
  for (const list of glossary.children) {
    if (list.type !== 'definitionList') continue
    for (const term of list.children) {
      if (term.type !== 'definitionTerm' || term.data?.attributes !== undefined) continue
      term.data = {
        ...term.data,
        attributes: {id: `term-${slug(wordsWithoutNotes(term))}`, classes: [], pairs: {}}
      }
    }
  }
}

/** Groups terms and their definitions into lists. */
function gatherIn(parent: Parents): void {
  const all: readonly Nodes[] = parent.children
  if (parent.type === 'definitionList' || !all.some(isDescription)) return
  const children: Nodes[] = []
  for (const [index, node] of all.entries()) {
    if (!isDescription(node)) {
      children.push(node)
      continue
    }
    const before = children.at(-1)
    if (before?.type === 'definitionList') add(before, node)
    else if (before?.type === 'paragraph' && !isCaption(node, all[index + 1])) {
      children.pop()
      const term = termOf(before)
      const last = children.at(-1)
      if (last?.type === 'definitionList' && isNear(last, before)) add(last, term, node)
      else children.push({type: 'definitionList', children: [term, node], ...spanOf(before, node)})
    } else addAll(children, asParagraphs(node))
  }
  Object.assign(parent, {children})
}

function isDescription(node: Nodes): node is DefinitionDescription {
  return node.type === 'definitionDescription'
}

/** Whether a description is in fact the caption of the table below it, because it is a single paragraph. */
function isCaption({children}: DefinitionDescription, next: Nodes | undefined): boolean {
  return next?.type === 'table' && children.length === 1 && children[0]?.type === 'paragraph'
}

/** Turns a description without a term back into text, including its colon. */
function asParagraphs({children, position}: DefinitionDescription): Nodes[] {
  const [first, ...rest] = children
  if (first?.type !== 'paragraph') return [...children]
  const [word, ...words] = first.children
  const start = position?.start
  const text =
    word?.type === 'text'
      ? [{...word, value: `: ${word.value}`}, ...words]
      : [{type: 'text' as const, value: ': '}, ...first.children]
  const place = first.position && start && {position: {start: {...start}, end: first.position.end}}
  return [{...first, children: text, ...place}, ...rest]
}

function termOf(paragraph: Paragraph): DefinitionTerm {
  return {type: 'definitionTerm', children: paragraph.children, ...spanOf(paragraph, paragraph)}
}

function isNear(list: DefinitionListNode, term: Nodes): boolean {
  const end = list.position?.end.line ?? 0
  return (term.position?.start.line ?? 0) - end <= 2
}

function add(list: DefinitionListNode, ...nodes: readonly (DefinitionTerm | DefinitionDescription)[]): void {
  addAll(list.children, nodes)
  const last = nodes.at(-1)
  if (list.position !== undefined && last?.position !== undefined) list.position.end = {...last.position.end}
}

import type {Nodes, Root} from 'mdast'
import {formulaWords} from '../../core/formula-words.ts'
import type {Manuscript} from '../../core/types.ts'
import {plainText, wordsWithoutNotes} from '../../core/walk.ts'
import {labelColon} from './abstracts.ts'

/** Plain text with its language, for metadata. */
export type PlainLocalText = Readonly<{lang: string; text: string}>

/** The titles in other languages as plain text. */
export function furtherTitles(manuscript: Manuscript): readonly PlainLocalText[] {
  return manuscript.project.front.titles.map(({lang, chapter}) => ({
    lang,
    text: oneLine(withFormulaWords(chapter.tree, manuscript))
  }))
}

/** The subtitle as plain text on one line. */
export function subtitleText(manuscript: Manuscript): string {
  const {subtitle} = manuscript.project.front
  const words = subtitle ? wordsWithoutNotes(withFormulaWords(subtitle.tree, manuscript)) : ''
  return words.replace(/\s+/g, ' ').trim()
}

/** The plain text of nodes on one line, with one space between blocks. */
function oneLine(tree: Root): string {
  return tree.children
    .map(block => plainText(block).replace(/\s+/g, ' ').trim())
    .filter(text => text !== '')
    .join(' ')
}

/** A copy of a title with formulas as the characters that they print. */
function withFormulaWords<Tree extends Nodes>(tree: Tree, manuscript: Manuscript): Tree {
  if (tree.type === 'inlineMath') return {...tree, value: formulaWords(tree.value, manuscript.project.macros)}
  if (!('children' in tree)) return tree
  return {...tree, children: tree.children.map(child => withFormulaWords(child, manuscript))}
}

/** The title and subtitle as plain text, in the form used in citations: “Law: A comparison”, “Why? A comparison”. */
export function wholeTitle(manuscript: Manuscript): string {
  const {subtitle} = manuscript.project.front
  const words = subtitle ? ownWords(withFormulaWords(subtitle.tree, manuscript)).trim() : ''
  const title = titleText(manuscript)
  if (words === '') return title
  return `${title}${/[?!؟…:.]$/.test(title) ? '' : labelColon(manuscript.metadata.lang)} ${words}`
}

/** The title as plain text without notes; for a paper without a title, its slug. */
export function titleText(manuscript: Manuscript): string {
  const {title} = manuscript.project.front
  return title ? ownWords(withFormulaWords(title.tree, manuscript)).trim() : manuscript.slug
}

/**
 * The text of a title without notes and bracketed citations, because a title is also shown where notes and references
 * are not listed.
 */
function ownWords(tree: Root): string {
  const words = (node: Nodes): string => {
    if (node.type === 'cite') return node.narrative ? plainText(node) : ''
    return 'children' in node && node.type !== 'inlineNote'
      ? (node.children as readonly Nodes[]).map(words).join('')
      : wordsWithoutNotes(node)
  }
  return words(tree).replace(/\s{2,}/g, ' ')
}

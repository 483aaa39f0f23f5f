import type {Inline, Node} from '../../core/article.ts'
import {comparedAs, standsInLine} from '../../core/kinds.ts'
import {wordsOf} from '../../core/walk-article.ts'
import {atomOf, pictureKey, plainTex, type Version} from './atoms.ts'
import type {Lexicon} from './lexicon.ts'
import {shownProperties} from './properties.ts'
import {withCitationsMoved} from './raised-citations.ts'
import {splitWords} from './split-words.ts'
import {type Tokenizing, tokensOf, type WordToken} from './tokens.ts'

/** The context for turning nodes into units: a lexicon, and the version of the nodes. */
export type Reading = Readonly<{lexicon: Lexicon; version: Version}>

/** Whether galley generates a node from other nodes, so that nobody can change it. */
export function isGenerated(node: Node): boolean {
  return comparedAs(node) === 'generated'
}

/** The running text of nodes as tokens. */
export function leafTokens(nodes: readonly Node[], {lexicon, version}: Reading): readonly WordToken[] {
  const tokenizing: Tokenizing = {
    lexicon,
    atom: (node: Inline) => atomOf(node, version),
    properties: shownProperties
  }
  const tokens = tokensOf(nodes, tokenizing)
  const {citationsAre} = version
  return citationsAre === undefined ? tokens : withCitationsMoved(tokens, citationsAre === 'behind marks')
}

/** Whether a node is compared as part of a line; a single picture is compared as a block. */
export function isRunning(node: Node): boolean {
  return node.type !== 'image' && standsInLine(node)
}

/** The text of a node without parts: code, a formula, or the picture itself. */
export function ownIds(node: Node, {lexicon, version}: Reading): readonly number[] {
  if (node.type === 'equation')
    return plainTex(node.tex)
      .split(' ')
      .map(part => lexicon.other('tex', part, 1))
  if (node.type === 'image') return [lexicon.other('picture', pictureKey(node, version), 2)]
  const ids: number[] = []
  const words = node.type === 'raw' ? node.value : wordsOf([node])
  splitWords(words, '', piece => ids.push(lexicon.word(piece)))
  return ids
}

import type {Change, Inline, Text} from '../../core/article.ts'
import type {Wrapper} from '../../core/map-article.ts'
import {type NestedPiece, nest, sharedWrappers} from './nest.ts'
import type {WordToken} from './tokens.ts'

/** Running text with marks, and how its paragraph begins (undefined for the first paragraph). */
export type BuiltParagraph = Readonly<{
  children: readonly Inline[]
  begins?: 'kept' | 'split' | 'joined'
  change?: Change
}>

/** Writes running text token by token. */
export type Writer = Readonly<{
  /** Adds a token, preceded by white space unless that was already written. */
  token(token: WordToken, node: Inline | undefined, change: Change | undefined, space: string): void
  space(value: string, wrappers: readonly Wrapper[], change: Change | undefined): void
  nodes(nodes: readonly Inline[]): void
  paragraph(begins: 'kept' | 'split' | 'joined', change?: Change): void
  finish(): readonly BuiltParagraph[]
}>

/** Creates a writer without text. */
export function createWriter(): Writer {
  const done: BuiltParagraph[] = []
  let head: Omit<BuiltParagraph, 'children'> = {}
  let pieces: NestedPiece[] = []
  const add = (node: Inline, wrappers: readonly Wrapper[]): void => {
    pieces.push({node, wrappers})
  }
  const end = (): void => {
    done.push({...head, children: nest(pieces)})
    pieces = []
  }
  const addSpace = (value: string, wrappers: readonly Wrapper[], change: Change | undefined): void => {
    if (value === '' || (pieces.length === 0 && change === undefined)) return
    add(textNode(value, change), sharedWrappers(pieces.at(-1)?.wrappers, wrappers))
  }
  return {
    token(token, node, change, space) {
      addSpace(space, token.wrappers, change)
      add(node ?? textNode(token.text, change), token.wrappers)
    },
    space: addSpace,
    nodes: nodes => nodes.forEach(node => void add(node, [])),
    paragraph(begins, change) {
      end()
      head = {begins, ...(change && {change})}
    },
    finish() {
      end()
      return done
    }
  }
}

function textNode(value: string, change: Change | undefined): Text {
  return {type: 'text', value, ...(change && {change})}
}

/** Converts tokens to nodes, without marks and without the white space before the first. */
export function nodesOf(tokens: readonly WordToken[]): readonly Inline[] {
  const writer = createWriter()
  for (const [index, token] of tokens.entries())
    writer.token(token, token.atom, undefined, index === 0 ? '' : token.space)
  return writer.finish().flatMap(({children}) => children)
}

import type {PhrasingContent} from 'mdast'
import type {CompileContext, Extension} from 'mdast-util-from-markdown'
import type {Token, Point as TokenPoint} from 'micromark-util-types'
import type {Cite} from '../../../core/mdast.ts'
import type {CitationItem, Place, Point} from '../../../core/types.ts'
import './citation-tokens.ts'
import {isCrossReferenceLabel} from './cross-reference-label.ts'
import {listReferences} from './cross-reference-list.ts'

/**
 * An extension for mdast-util-from-markdown, which converts the tokens of citations to `cite` and `crossReference`
 * nodes.
 */
export function citationFromMarkdown(): Extension {
  return {
    enter: {
      citation: enterCitation,
      citationItem: enterItem,
      citationPrefix: buffer,
      citationSuffix: buffer,
      citationSuppression(token) {
        this.config.enter.data?.call(this, token)
      },
      crossReferences(token) {
        this.enter({type: 'crossReferenceList', children: []}, token)
      }
    },
    exit: {
      citation(token) {
        this.exit(token)
      },
      citationKey: exitBareKey,
      citationPrefix() {
        const prefix = resume(this)
        addToItem(this, {prefix})
      },
      citationSuffix() {
        const suffix = resume(this)
        addToItem(this, {suffix})
      },
      citationSuppression(token) {
        this.config.exit.data?.call(this, token)
      },
      crossReferences(token) {
        this.exit(token)
        const parent = this.stack[this.stack.length - 1]
        if (parent !== undefined && 'children' in parent) listReferences(parent.children)
      }
    }
  }
}

function enterCitation(this: CompileContext, token: Token): undefined {
  this.enter(cite(this.sliceSerialize(token), token, [], token._citationNarrative === true), token)
}

function enterItem(this: CompileContext, token: Token): undefined {
  const node = openCite(this)
  const fields = token._citationItem
  if (!node || !fields) return
  const {start, end, ...item} = fields
  node.items.push({...item, prefix: [], suffix: [], place: placeOf({start, end})})
}

function exitBareKey(this: CompileContext, token: Token): undefined {
  const key = token._citationKey ?? ''
  const value = this.sliceSerialize(token)
  if (isCrossReferenceLabel(key)) {
    const form = token._citationSuppressed ? 'number' : 'name'
    this.enter({type: 'crossReference', label: key, form, value}, token)
  } else {
    const mode = token._citationSuppressed ? 'suppress-author' : 'narrative'
    const item: CitationItem = {key, mode, prefix: [], suffix: [], place: placeOf(token)}
    this.enter(cite(value, token, [item], mode === 'narrative'), token)
  }
  this.exit(token)
}

function buffer(this: CompileContext): undefined {
  this.buffer()
}

/** The inline content that was collected since `buffer`. */
function resume(context: CompileContext): PhrasingContent[] {
  const fragment = context.stack[context.stack.length - 1]
  context.resume()
  return fragment && 'children' in fragment ? (fragment.children as PhrasingContent[]) : []
}

function addToItem(context: CompileContext, content: Partial<Pick<CitationItem, 'prefix' | 'suffix'>>): void {
  const node = openCite(context)
  const item = node?.items.pop()
  if (node && item) node.items.push({...item, ...content})
}

function openCite(context: CompileContext): Cite | undefined {
  const node = context.stack[context.stack.length - 1]
  return node?.type === 'cite' ? node : undefined
}

function cite(source: string, token: Token, items: CitationItem[], narrative: boolean): Cite {
  const faults = token._citationFaults ?? []
  return {
    type: 'cite',
    items,
    narrative,
    children: [{type: 'text', value: source, position: placeOf(token)}],
    data: {
      hName: 'span',
      hProperties: {className: ['citation']},
      ...(faults.length > 0 && {
        citationFaults: faults.map(({start, end, ...fault}) => ({...fault, place: placeOf({start, end})}))
      })
    }
  }
}

function placeOf({start, end}: Pick<Token, 'start' | 'end'>): Place {
  return {start: pointOf(start), end: pointOf(end)}
}

function pointOf({line, column, offset}: TokenPoint): Point {
  return {line, column, offset}
}

import type {ElementContent} from 'hast'
import type {CslItem} from '../core/types.ts'
import {AFFIX_MARK, JOINING, markNumber, withBrackets} from './marks.ts'
import {referenceHref} from './reference-id.ts'
import {element, plainText, readRichText, text} from './rich-text.ts'
import {linkAddresses} from './web-links.ts'

/** A work that a citation names: its key if the list has it, and its data. */
export type LinkedWork = Readonly<{key: string | undefined; item: CslItem}>

/**
 * Reads a rendered citation: works become links to the list, web addresses in them become links of their own, and the
 * author's words replace the marks that stood for them.
 */
export function readCitation(
  html: string,
  affixes: readonly (readonly ElementContent[])[],
  workOf: (index: number) => LinkedWork | undefined
): ElementContent[] {
  const endings = affixes.map(nodes => /[,;]\s*$/u.test(plainText(nodes)))
  // `[@doe99, see there; @roe]` has its own punctuation before the next work: the style's is one too many.
  const once = withBrackets(html).replace(
    /(\uFDD0([\uFDE0-\uFDEF]+)(?:<\/a>)?)[,;]/gu,
    (both, kept: string, digits: string) => (endings[markNumber(digits)] ? kept : both)
  )
  return restore(readRichText(once), affixes, workOf)
}

function restore(
  nodes: readonly ElementContent[],
  affixes: readonly (readonly ElementContent[])[],
  workOf: (index: number) => LinkedWork | undefined
): ElementContent[] {
  return nodes.flatMap(node => {
    if (node.type === 'text') {
      return splitAtMarks(node.value).flatMap(piece =>
        typeof piece === 'number' ? (affixes[piece] ?? []) : [text(piece.replaceAll(JOINING, ''))]
      )
    }
    if (node.type !== 'element') return [node]
    if (node.tagName !== 'a') return [{...node, children: restore(node.children, affixes, workOf)}]
    const href = node.properties.href
    const work = typeof href === 'string' && href !== '' ? workOf(Number(href)) : undefined
    return linked(node.children, affixes, work)
  })
}

/** Links a work without the author's words around it: they may hold links of their own. */
function linked(
  nodes: readonly ElementContent[],
  affixes: readonly (readonly ElementContent[])[],
  work: LinkedWork | undefined
): ElementContent[] {
  const printed: ElementContent[] = []
  let run: ElementContent[] = []
  function close(): void {
    const inner = unlinked(restore(run, [], () => undefined))
    printed.push(...(work === undefined ? inner : linkedWork(inner, work)))
    run = []
  }
  for (const node of nodes) {
    if (node.type !== 'text') {
      run.push(node)
      continue
    }
    for (const piece of splitAtMarks(node.value)) {
      if (typeof piece === 'string') {
        run.push(text(piece))
        continue
      }
      close()
      printed.push(...(affixes[piece] ?? []))
    }
  }
  close()
  return printed
}

/** A work as a link to the list; an address in it is a link by itself. */
function linkedWork(nodes: readonly ElementContent[], {key, item}: LinkedWork): ElementContent[] {
  const printed: ElementContent[] = []
  let run: ElementContent[] = []
  const close = (): void => {
    const isWork = key !== undefined && /[\p{L}\p{N}]/u.test(plainText(run))
    printed.push(...(isWork ? [citationLink(key, run)] : run))
    run = []
  }
  for (const node of linkAddresses(nodes, item)) {
    if (node.type === 'element' && node.tagName === 'a') {
      close()
      printed.push(node)
    } else run.push(node.type === 'element' ? {...node, children: unlinked(node.children)} : node)
  }
  close()
  return printed
}

/** A link from a citation to its reference; its role tells a screen reader (DPUB-ARIA 1.1). */
export function citationLink(key: string, children: ElementContent[]): ElementContent {
  return element('a', {href: referenceHref(key), role: 'doc-biblioref'}, children)
}

/** What is shown for a work that is missing from the bibliography, or for which the style renders nothing. */
export function undefinedCitation(words: string): ElementContent {
  return element('strong', {className: ['citation-undefined']}, [text(words)])
}

function unlinked(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap(node => {
    if (node.type !== 'element') return [node]
    const children = unlinked(node.children)
    return node.tagName === 'a' ? children : [{...node, children}]
  })
}

/** Pieces of text and numbers of affixes, in order. */
function splitAtMarks(value: string): (string | number)[] {
  return value
    .split(AFFIX_MARK)
    .map((piece, index) => (index % 2 === 1 ? markNumber(piece) : piece))
    .filter(piece => piece !== '')
}

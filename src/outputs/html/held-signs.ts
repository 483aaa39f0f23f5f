import type {Element, ElementContent} from 'hast'
import {h, textNode} from '../article/elements.ts'
import {classesOf, joinTexts, mapElements} from '../hast.ts'

/**
 * Keeps formulas and pictures in text on the same line as the characters before and after them. A browser allows a line
 * break on both sides of such a box, so that a line could begin with the full stop of a sentence, or with the “th” of
 * “nth”.
 */
export function withHeldSigns(elements: readonly ElementContent[]): readonly ElementContent[] {
  return mapElements(elements, held)
}

/**
 * Patterns for the end of the text before a box and for the start of the text after it. The matched text stays on the
 * line of the box.
 */
type Signs = Readonly<{before: RegExp; after: RegExp}>

const brackets = /(?<!\S)[\p{Ps}\p{Pi}"']{1,2}$/u
const marks = /^[\p{Pe}\p{Pf}\p{Po}]{1,3}/u
/**
 * The characters that stay on one line with a picture, or with a formula that scrolls in a narrow window: only
 * punctuation, because more could widen the page.
 */
const ofWide: Signs = {before: brackets, after: marks}
/**
 * The characters that stay on one line with a short formula: also parts of words, up to a hyphen, as in “non-$k$” or
 * “$n$th”.
 */
const ofFormula: Signs = {
  before: /(?<!\S)\S{1,4}$|[\p{Ps}\p{Pi}]+$/u,
  after: /^(?:[-‐‑–—/]|\S{1,6}(?!\S)|[\p{Pe}\p{Pf}\p{Po}]+)/u
}

/** An element with text, in which boxes are kept together with the characters around them. */
function held(element: Element): Element {
  if (element.tagName === 'figure' || classesOf(element).includes('held')) return element
  if (!element.children.some(signsOf)) return element
  const left = joinTexts(element.children)
  const children: ElementContent[] = []
  let isHeld = false
  for (let box = left.shift(); box !== undefined; box = left.shift()) {
    const signs = signsOf(box)
    const [before, after] =
      signs === undefined ? [] : [cutEnd(children, signs.before), cutStart(left, signs.after)]
    const isAlone = !before && !after
    isHeld ||= !isAlone
    children.push(isAlone ? box : h('span', {className: ['held']}, texts(before), box, texts(after)))
  }
  return isHeld ? {...element, children} : element
}

function signsOf(node: ElementContent): Signs | undefined {
  if (node.type === 'raw') return /^<math(?![^>]*display="block")/.test(node.value) ? ofFormula : undefined
  if (node.type !== 'element') return undefined
  return node.tagName === 'img' || classesOf(node).includes('formula') ? ofWide : undefined
}

function texts(text: string | undefined): readonly ElementContent[] {
  return text ? [textNode(text)] : []
}

/** Removes and returns the match at the end of the last text node. */
function cutEnd(nodes: ElementContent[], pattern: RegExp): string | undefined {
  const last = nodes.at(-1)
  const found = last?.type === 'text' ? pattern.exec(last.value)?.[0] : undefined
  if (last?.type !== 'text' || found === undefined) return undefined
  nodes.pop()
  if (found !== last.value) nodes.push(textNode(last.value.slice(0, -found.length)))
  return found
}

/** Removes and returns the match at the start of the next text node. */
function cutStart(nodes: ElementContent[], pattern: RegExp): string | undefined {
  const [next] = nodes
  const found = next?.type === 'text' ? pattern.exec(next.value)?.[0] : undefined
  if (next?.type !== 'text' || found === undefined) return undefined
  nodes.shift()
  if (found !== next.value) nodes.unshift(textNode(next.value.slice(found.length)))
  return found
}

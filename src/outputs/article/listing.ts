import type {Element, ElementContent} from 'hast'
import {type LineStretch, lineStretches} from '../../core/alignment/text-lines.ts'
import type {Listing} from '../../core/article.ts'
import type {ArticleContext} from './context.ts'
import {h, textNode} from './elements.ts'
import {authorsClasses} from './marks.ts'

/** A listing; in a redline, the old lines are shown as well, and new lines are marked. */
export function listing(node: Listing, {highlight}: ArticleContext): Element {
  const {language, value, classes = [], firstLine} = node
  const names = [...(language ? [`language-${language}`] : []), ...authorsClasses(classes)]
  const words = (text: string): readonly ElementContent[] =>
    (language && highlight(text, language.toLowerCase())) || [textNode(text)]
  const stretches = stretchesOf(node)
  const content = stretches?.flatMap(({kind, text}) => marked(kind, words(text))) ?? [
    ...words(value),
    textNode('\n')
  ]
  // Content that can be wider than the page scrolls and is focusable (WCAG 2.1.1).
  const code = h('code', {className: names.length > 0 ? names : undefined, tabIndex: 0}, content)
  const lines = stretches ?? [{kind: 'kept', text: `${value}\n`}]
  return h('pre', {id: node.anchor, ...lineNumbers(lines, firstLine)}, code)
}

/** The old and new lines of a changed listing in one sequence; undefined for other listings. */
function stretchesOf({value, change}: Listing): readonly LineStretch[] | undefined {
  const [was] = change?.kind === 'changed' ? (change.was ?? []) : []
  return was?.type === 'listing' && was.value !== value ? lineStretches(was.value, value) : undefined
}

function marked(kind: LineStretch['kind'], words: readonly ElementContent[]): readonly ElementContent[] {
  return kind === 'kept' ? words : [h(kind === 'deleted' ? 'del' : 'ins', {className: ['change']}, words)]
}

/**
 * The line numbers of a listing. They cannot be copied with the code: the style sheet shows them on a screen, and the
 * paginator on paper.
 */
function lineNumbers(
  stretches: readonly LineStretch[],
  firstLine: number | undefined
): Readonly<{dataLines?: string}> {
  if (firstLine === undefined) return {}
  let number = firstLine
  const numbers = stretches.flatMap(({kind, text}) =>
    text
      .slice(0, -1)
      .split('\n')
      .map(() => (kind === 'deleted' ? '' : String(number++)))
  )
  return {dataLines: numbers.join('\n')}
}

import type {Nodes, Root} from 'mdast'
import type {Processor} from 'unified'
import '../../core/mdast.ts'
import {addSyntax} from './syntax.ts'
import {dashChanges} from './typography/dashes.ts'
import {literalCharacters, literalCharactersToTree, noBreakSpaces} from './typography/literal-characters.ts'
import {quoteChanges} from './typography/quotes.ts'
import {applyChanges, joinedText, languageOf} from './typography/running-text.ts'
import {spaceChanges} from './typography/spaces.ts'

/** The options of `remarkTypography`. */
export type TypographyOptions = Readonly<{
  /** The language of the text (BCP 47). Defaults to English. */
  lang?: string | undefined
  /** `false` leaves quotes, dashes, ellipses and spaces as typed. */
  smart?: boolean | undefined
  /** Whether the text uses LaTeX's notation. */
  isLatex?: boolean | undefined
}>

/**
 * Replaces straight quotes, `--`, `---`, `...` and some spaces by the rules of the language of the text, which is the
 * language of the paper, or of a `[span]{lang=de}` or a div. Code, formulas, URLs, raw HTML and TeX, escaped
 * characters and typographic characters that the author typed are unchanged. `\ ` is a no-break space. Use it last.
 */
export function remarkTypography(
  this: Processor,
  {lang = 'en', smart = true, isLatex = false}: TypographyOptions = {}
): ((tree: Root) => void) | undefined {
  addSyntax(this.data(), noBreakSpaces(isLatex), literalCharactersToTree)
  return smart ? tree => setTexts(tree, lang) : undefined
}

function setTexts(node: Nodes, lang: string): void {
  const own = languageOf(node) ?? lang
  if (node.type === 'cite') {
    for (const {prefix, suffix} of node.items) {
      setText(prefix, own)
      setText(suffix, own)
    }
    return
  }
  if (node.type === 'deleted') {
    if (node.content.some(({type}) => type === 'span')) setText(node.content, own)
    else for (const child of node.content) setTexts(child, own)
    return
  }
  if (!('children' in node)) return
  if (holdsText.has(node.type) || isTextOfHtml(node)) setText(node.children, own)
  else for (const child of node.children) setTexts(child, own)
}

const holdsText: ReadonlySet<string> = new Set<Nodes['type']>([
  'paragraph',
  'heading',
  'tableCell',
  'caption',
  'inlineNote',
  'definitionTerm',
  'line',
  'quotationSource'
])

/** Whether a node is an HTML element with text outside paragraphs, such as a `td`. */
function isTextOfHtml(node: Nodes): boolean {
  return node.type === 'htmlElement' && node.children.some(({type}) => type === 'text')
}

/** Matches a grid table that could not be parsed, which is shown as written. */
const gridTable = /^\+[-=:+]{2,}\+\s*(?:\n|$)/

/**
 * Applies the rules of typography to a running text, and to the running texts inside it: notes, and the text around
 * citation keys.
 */
function setText(nodes: readonly Nodes[], lang: string): void {
  const running = joinedText(nodes, lang, literalCharacters)
  if (gridTable.test(running.text)) return
  const changes = [...quoteChanges(running), ...dashChanges(running), ...spaceChanges(running)]
  applyChanges(
    running,
    changes.sort((one, other) => one.start - other.start)
  )
  const step = (node: Nodes, language: string): void => {
    const own = languageOf(node) ?? language
    if (node.type === 'cite' || node.type === 'inlineNote' || node.type === 'deleted') setTexts(node, own)
    else if ('children' in node) for (const child of node.children) step(child, own)
  }
  for (const node of nodes) step(node, lang)
}

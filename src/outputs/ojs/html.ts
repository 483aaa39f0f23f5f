import type {Article, Node} from '../../core/article.ts'
import {wordsOf} from '../../core/walk-article.ts'
import {escapeXml, escapeXmlText} from '../../core/write-xml.ts'
import type {XmlElement} from '../../core/xml.ts'
import {isXmlElement, type XmlNode, xml} from '../../core/xml-tree.ts'
import {jatsBlocks} from '../jats/blocks.ts'
import type {JatsContext} from '../jats/context.ts'
import {fitted} from '../jats/fit.ts'
import {jatsInlines} from '../jats/inline.ts'

/** An abstract in the HTML that OJS accepts, made from its JATS, because both have the same few elements. */
export function abstractHtml(nodes: readonly Node[], {article, formula}: Writing): string {
  const tree = fitted(xml('abstract', {}, jatsBlocks(nodes, contextOf(article, formula))))
  return tree.children.map(html).join('')
}

/** A title: only its words, or also the few elements that the version of OJS accepts in titles. */
export function titleHtml(nodes: readonly Node[], {article, formula}: Writing, isMarked: boolean): string {
  const words = isMarked
    ? jatsInlines(nodes, contextOf(article, formula)).map(marked).join('')
    : wordsOf(nodes)
  return words.replace(/\s+/gu, ' ').trim()
}

type Writing = Readonly<{article: Article; formula: JatsContext['formula']}>

function contextOf(article: Article, formula: JatsContext['formula']): JatsContext {
  return {article, entries: new Map(), formula, picture: () => ({href: ''})}
}

/** The table of JATS elements in titles and their HTML equivalents. */
const inTitles: Readonly<Record<string, string>> = {italic: 'i', bold: 'b', sub: 'sub', sup: 'sup'}

function marked(node: XmlNode): string {
  // Other programs show ampersands in titles literally, so an ampersand is escaped only where it would begin an HTML
  // character reference.
  if (!isXmlElement(node)) return node.replace(/&(?=#?\w+;)/g, '&amp;').replaceAll('<', '&lt;')
  const name = inTitles[node.name]
  const tex = isFormula(node) ? texOf(node) : undefined
  const inside =
    tex === undefined ? node.children.map(marked).join('') : `\\(${tex}\\)`.replaceAll('<', '&lt;')
  return name === undefined ? inside : `<${name}>${inside}</${name}>`
}

function isFormula({name}: XmlElement): boolean {
  return name === 'inline-formula' || name === 'disp-formula'
}

/** The table of JATS elements and their HTML equivalents; other elements are replaced by their content. */
const elements: Readonly<Record<string, string>> = {
  p: 'p',
  italic: 'em',
  bold: 'strong',
  monospace: 'code',
  sub: 'sub',
  sup: 'sup',
  underline: 'u',
  'list-item': 'li',
  'disp-quote': 'blockquote'
}

function html(node: XmlNode): string {
  if (!isXmlElement(node)) return escapeXmlText(node)
  const inside = (): string => node.children.map(html).join('')
  if (isFormula(node)) return formulaText(node)
  if (/graphic$/.test(node.name)) return ''
  const href = node.name === 'ext-link' ? node.attributes.get('xlink:href') : undefined
  if (href !== undefined) return `<a href="${escapeXml(href)}">${inside()}</a>`
  if (node.name === 'list') {
    const name = node.attributes.get('list-type') === 'bullet' ? 'ul' : 'ol'
    return `<${name}>${inside()}</${name}>`
  }
  const name = elements[node.name]
  return name === undefined ? inside() : `<${name}>${inside()}</${name}>`
}

/** A formula as TeX in the delimiters that MathJax recognizes. */
function formulaText(node: XmlElement): string {
  const tex = texOf(node)
  if (tex === undefined) return node.children.map(html).join('')
  const [open, close] = node.name === 'disp-formula' ? ['\\[', '\\]'] : ['\\(', '\\)']
  return escapeXmlText(`${open}${tex}${close}`)
}

function texOf(node: XmlElement): string | undefined {
  for (const child of node.children) {
    if (!isXmlElement(child)) continue
    const tex =
      child.name === 'tex-math'
        ? child.children.filter(each => typeof each === 'string').join('')
        : texOf(child)
    if (tex !== undefined) return tex
  }
  return undefined
}

import {childElements, parseXml, rawText, type XmlElement} from '../../../core/xml.ts'

/** Converts a formula in MathML to a formula of Word; undefined for anything else. */
export function mathmlToOmml(text: string): XmlElement | undefined {
  const source = /<(?:\w+:)?math\b[\s\S]*<\/(?:\w+:)?math>/.exec(text)?.[0]
  const {root, fault} = parseXml(source ?? '')
  const math = childElements(root).find(child => localName(child) === 'math')
  if (math === undefined || fault !== undefined) return undefined
  // Entities of HTML are not defined in XML.
  if (/&[A-Za-z]+;/.test(rawText(math))) return undefined
  return element('m:oMath', converted(math))
}

/** The table of elements; any other element is replaced by its content. */
const handlers: Readonly<Record<string, (own: XmlElement) => readonly XmlElement[]>> = {
  mi: own => [run(own, isUpright(own) ? 'p' : undefined)],
  mn: own => [run(own, undefined)],
  mo: own => [run(own, undefined)],
  ms: words,
  mtext: words,
  mspace: own => (/^0?\.?0|^-/.test(own.attributes.get('width') ?? '0') ? [] : [letters('\u2003')]),
  mrow: own => inBrackets(childElements(own)) ?? converted(own),
  mfenced: fenced,
  mfrac: fraction,
  msqrt: own => [element('m:rad', [properties('m:rad', {degHide: '1'}), part('m:e', converted(own))])],
  mroot: own => [element('m:rad', [part('m:deg', nth(own, 1)), part('m:e', nth(own, 0))])],
  msup: own => scripts(own, {sup: 1}),
  msub: own => scripts(own, {sub: 1}),
  msubsup: own => scripts(own, {sub: 1, sup: 2}),
  munder: own => limits(own, {sub: 1}),
  mover: own => limits(own, {sup: 1}),
  munderover: own => limits(own, {sub: 1, sup: 2}),
  mtable: own => [element('m:m', childElements(own).map(row))],
  mphantom: own => [element('m:phant', [properties('m:phant', {show: '0'}), part('m:e', converted(own))])],
  annotation: () => [],
  'annotation-xml': () => [],
  none: () => [],
  mprescripts: () => []
}

function converted(own: XmlElement): readonly XmlElement[] {
  return childElements(own).flatMap(one)
}

function one(own: XmlElement): readonly XmlElement[] {
  return handlers[localName(own)]?.(own) ?? converted(own)
}

function nth(own: XmlElement, index: number): readonly XmlElement[] {
  const child = childElements(own)[index]
  return child === undefined ? [] : one(child)
}

function localName({name}: XmlElement): string {
  return name.replace(/^.*:/, '')
}

function element(name: string, children: XmlElement['children'], attributes: object = {}): XmlElement {
  return {name, attributes: new Map(Object.entries(attributes)), children: [...children]}
}

function part(name: string, children: readonly XmlElement[]): XmlElement {
  return element(name, children)
}

/** Creates the properties of an element of Word: `m:radPr` in `m:rad`. */
function properties(name: string, values: Readonly<Record<string, string>>): XmlElement {
  const all = Object.entries(values).map(([key, value]) => element(`m:${key}`, [], {'m:val': value}))
  return element(`${name}Pr`, all)
}

function letters(text: string, values: Readonly<Record<string, string>> = {}): XmlElement {
  return element('m:r', [properties('m:r', values), element('m:t', [text])])
}

const variants: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  normal: {sty: 'p'},
  bold: {sty: 'b'},
  'bold-italic': {sty: 'bi'},
  'double-struck': {scr: 'double-struck'},
  fraktur: {scr: 'fraktur'},
  script: {scr: 'script'},
  'sans-serif': {scr: 'sans-serif'},
  monospace: {scr: 'monospace'}
}

function run(own: XmlElement, style: string | undefined): XmlElement {
  const variant = variants[own.attributes.get('mathvariant') ?? '']
  return letters(plainText(own), variant ?? (style === undefined ? {} : {sty: style}))
}

function plainText(own: XmlElement): string {
  return rawText(own).replace(/\s+/g, ' ').trim()
}

function words(own: XmlElement): readonly XmlElement[] {
  const text = rawText(own).replace(/[\s\u00a0]+/g, ' ')
  return text === '' ? [] : [letters(text, {nor: '1'})]
}

/** Whether the content is a name of several letters, such as the name of a function, which is upright. */
function isUpright(own: XmlElement): boolean {
  return /^\p{L}{2,}$/u.test(plainText(own))
}

const closing: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '⟨': '⟩',
  '⌊': '⌋',
  '⌈': '⌉',
  '|': '|',
  '‖': '‖'
}

/** Converts a row that begins and ends with matching brackets; undefined for any other row. */
function inBrackets(children: readonly XmlElement[]): readonly XmlElement[] | undefined {
  const [first, last] = [children[0], children.at(-1)]
  if (first === undefined || last === undefined || children.length < 3) return undefined
  if (localName(first) !== 'mo' || localName(last) !== 'mo') return undefined
  const [start, end] = [plainText(first), plainText(last)]
  if (closing[start] !== end) return undefined
  const values = {begChr: start, endChr: end}
  return [element('m:d', [properties('m:d', values), part('m:e', children.slice(1, -1).flatMap(one))])]
}

function fenced(own: XmlElement): readonly XmlElement[] {
  const [begChr, endChr] = [own.attributes.get('open') ?? '(', own.attributes.get('close') ?? ')']
  const [separator = ','] = own.attributes.get('separators')?.trim() ?? ','
  const content = childElements(own).flatMap((child, index) => [
    ...(index === 0 ? [] : [letters(separator)]),
    ...one(child)
  ])
  return [element('m:d', [properties('m:d', {begChr, endChr}), part('m:e', content)])]
}

function fraction(own: XmlElement): readonly XmlElement[] {
  const type = /^0/.test(own.attributes.get('linethickness') ?? '')
    ? 'noBar'
    : own.attributes.get('bevelled') === 'true'
      ? 'lin'
      : 'bar'
  return [element('m:f', [properties('m:f', {type}), part('m:num', nth(own, 0)), part('m:den', nth(own, 1))])]
}

type Places = Readonly<{sub?: number | undefined; sup?: number | undefined}>

const large = /^[∑∏∐∫-∳⋀-⋃⨀-⨆]$/u

function scripts(own: XmlElement, {sub, sup}: Places): readonly XmlElement[] {
  const base = childElements(own)[0]
  if (base !== undefined && large.test(plainText(base))) return largeOperator(own, {sub, sup}, 'subSup')
  const name = sub === undefined ? 'm:sSup' : sup === undefined ? 'm:sSub' : 'm:sSubSup'
  return [element(name, [part('m:e', nth(own, 0)), ...places(own, {sub, sup})])]
}

function places(own: XmlElement, {sub, sup}: Places): readonly XmlElement[] {
  return [
    ...(sub === undefined ? [] : [part('m:sub', nth(own, sub))]),
    ...(sup === undefined ? [] : [part('m:sup', nth(own, sup))])
  ]
}

function largeOperator(own: XmlElement, {sub, sup}: Places, limLoc: string): readonly XmlElement[] {
  const values = {
    chr: plainText(childElements(own)[0]!),
    limLoc,
    ...(sub === undefined && {subHide: '1'}),
    ...(sup === undefined && {supHide: '1'})
  }
  return [element('m:nary', [properties('m:nary', values), ...places(own, {sub, sup}), part('m:e', [])])]
}

/**
 * Converts content below or above a base: limits of a large operator or function, an accent, a brace, or anything else.
 */
function limits(own: XmlElement, {sub, sup}: Places): readonly XmlElement[] {
  const [base, under, over] = [childElements(own)[0], sub, sup]
  if (base !== undefined && large.test(plainText(base))) return largeOperator(own, {sub, sup}, 'undOvr')
  const below = under === undefined ? nth(own, 0) : underneath(own, under)
  if (over === undefined) return below
  const sign = plainText(childElements(own)[over]!)
  if (under === undefined && accents[sign] !== undefined)
    return [element('m:acc', [properties('m:acc', {chr: accents[sign]}), part('m:e', below)])]
  if (under === undefined && /^[⏞⎴⏜]$/.test(sign)) return [grouped(sign, 'top', below)]
  return [element('m:limUpp', [part('m:e', below), part('m:lim', nth(own, over))])]
}

function underneath(own: XmlElement, at: number): readonly XmlElement[] {
  const sign = plainText(childElements(own)[at]!)
  if (/^[⏟⎵⏝]$/.test(sign)) return [grouped(sign, 'bot', nth(own, 0))]
  if (/^(?:_|\u0332|¯)$/u.test(sign))
    return [element('m:bar', [properties('m:bar', {pos: 'bot'}), part('m:e', nth(own, 0))])]
  return [element('m:limLow', [part('m:e', nth(own, 0)), part('m:lim', nth(own, at))])]
}

function grouped(chr: string, pos: string, content: readonly XmlElement[]): XmlElement {
  return element('m:groupChr', [properties('m:groupChr', {chr, pos}), part('m:e', content)])
}

/** The symbols of accents, with the combining characters that Word uses for them. */
const accents: Readonly<Record<string, string>> = {
  '^': '\u0302',
  ˆ: '\u0302',
  '~': '\u0303',
  '˜': '\u0303',
  '¯': '\u0305',
  '‾': '\u0305',
  _: '\u0305',
  '→': '\u20d7',
  '˙': '\u0307',
  '.': '\u0307',
  '¨': '\u0308',
  '˘': '\u0306',
  ˇ: '\u030c'
}

function row(own: XmlElement): XmlElement {
  const cells = childElements(own).filter(child => localName(child) === 'mtd')
  return element(
    'm:mr',
    cells.map(cell => part('m:e', converted(cell)))
  )
}

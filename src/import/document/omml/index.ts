import {childElements, rawText, type XmlElement} from '../../../core/xml.ts'
import {delimiterTex} from './delimiters.ts'
import {isSet, property} from './properties.ts'
import {runTex, signsTex} from './runs.ts'
import {accentCommands, functionNames, groupCommands} from './signs.ts'
import {alignedTex, matrixTex} from './tables.ts'

/** The TeX of a formula, and the number that Word stores at its end as `#(1)`. */
export type FormulaTex = Readonly<{tex: string; number?: string}>

/** Converts a formula of Word, `m:oMath` of ISO 29500-1, 22.1, to TeX. */
export function ommlToTex(formula: XmlElement): FormulaTex {
  const typed = typedNumber(formula)
  if (typed !== undefined) return {tex: tidy(texOf(typed.formula)), number: typed.number}
  const tex = tidy(texOf(formula))
  const numbered = /^\\begin\{aligned\}([\s\S]*?)\\#\s*\(?([\p{L}\p{N}.\-–]+)\)?\s*\\end\{aligned\}$/u.exec(
    tex
  )
  if (numbered === null) return {tex}
  return {tex: tidy(numbered[1]!), number: numbered[2]!}
}

/**
 * Separates a formula from a number in brackets typed at its end, after spaces that move the number to the margin;
 * undefined if none exists.
 */
function typedNumber(formula: XmlElement): Readonly<{formula: XmlElement; number: string}> | undefined {
  const children = childElements(formula)
  const count = sizeOfNumber(children)
  const [last] = children.slice(-count)
  const before = children.slice(0, -count)
  const own = children.slice(-count).map(rawText).join('')
  const text = last?.name === 'm:d' ? `(${own})` : own
  const [, words = '', gap = '', number] =
    /^(.*?)([\s\u00a0\u2000-\u200a]*)\(((?:[A-Z][.-]?)?\d+(?:[.-]\d+)*[a-z]?)\)\s*$/su.exec(text) ?? []
  const left = before.map(rawText).join('')
  const all = words === '' ? (/[\s\u00a0\u2000-\u200a]*$/u.exec(left)?.[0] ?? '') + gap : gap
  if (number === undefined || all.length < 2 || (words === '' && left.trim() === '')) return undefined
  if (words !== '' && last?.name !== 'm:r') return undefined
  const kept = words === '' ? [] : [withText(last!, words)]
  const end = words === '' ? before.findLastIndex(child => rawText(child).trim() !== '') + 1 : before.length
  return {formula: {...formula, children: [...before.slice(0, end), ...kept]}, number}
}

/** The count of elements at the end of a formula that may be a number in brackets: some programs write each sign as a run. */
function sizeOfNumber(children: readonly XmlElement[]): number {
  const start = children.findLastIndex(
    child => child.name !== 'm:r' || rawText(child).trimStart().startsWith('(')
  )
  const runs = start === -1 ? [] : children.slice(start)
  const isNumber = runs.every(({name}) => name === 'm:r') && runs.length < 8
  return isNumber && /^\s*\([^()]*\)\s*$/u.test(runs.map(rawText).join('')) ? runs.length : 1
}

function withText(run: XmlElement, text: string): XmlElement {
  const [first, ...others] = childElements(run).filter(({name}) => name === 'm:t')
  const children = childElements(run)
    .filter(child => !others.includes(child))
    .map(child => (child === first ? {...child, children: [text]} : child))
  return {...run, children}
}

function tidy(tex: string): string {
  return tex
    .replace(/ +/g, ' ')
    .replace(/(\\[A-Za-z]+) (?=[\\{}_^&()[\]|+\-=.,;:!?/<>*'0-9\u0080-\uffff]|$)/g, '$1')
    .trim()
}

/** The TeX of an element's content. */
function texOf(element: XmlElement): string {
  const pieces = childElements(element).map(pieceTex)
  return pieces
    .map((piece, index) => withoutOwnSpace(piece, pieces[index - 1] ?? '', pieces[index + 1] ?? ''))
    .join('')
}

/** Removes the thin space next to a function name from a piece of TeX, since TeX inserts that space itself. */
function withoutOwnSpace(piece: string, before: string, after: string): string {
  // The space in a name of two words, such as “arg max”, is kept.
  if (isFunction(before) && isFunction(after)) return piece
  const own = isFunction(before) ? piece.replace(/^(?:\\,)+/, '') : piece
  return isFunction(after) ? own.replace(/(?:\\,)+$/, '') : own
}

function isFunction(piece: string): boolean {
  const name = /^\{?\\([A-Za-z]+)/.exec(piece)?.[1] ?? ''
  return functionNames.has(name) || name === 'operatorname'
}

/** The TeX of the child element with the given name. */
function partTex(element: XmlElement, name: string): string {
  const part = childElements(element).find(child => child.name === name)
  return part === undefined ? '' : texOf(part).trim()
}

function pieceTex(element: XmlElement): string {
  const handler = handlers[element.name]
  if (handler !== undefined) return handler(element)
  return hidden.has(element.name) || element.name.endsWith('Pr') ? '' : texOf(element)
}

/** Elements that were deleted from the formula, or that mark a place in it. */
const hidden: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom', 'w:bookmarkStart', 'w:bookmarkEnd'])

/** The table of elements and their handlers. */
const handlers: Readonly<Record<string, (element: XmlElement) => string>> = {
  'm:r': runTex,
  'm:f': fraction,
  'm:sSup': element => `${base(element)}${above(element)}`,
  'm:sSub': element => `${base(element)}_{${partTex(element, 'm:sub')}}`,
  'm:sSubSup': element => `${base(element)}_{${partTex(element, 'm:sub')}}${above(element)}`,
  'm:sPre': element =>
    `{}_{${partTex(element, 'm:sub')}}^{${partTex(element, 'm:sup')}}{${partTex(element, 'm:e')}}`,
  'm:rad': radical,
  'm:nary': nary,
  'm:d': element => delimiterTex(element, texOf),
  'm:m': element => matrixTex(element, texOf),
  'm:eqArr': element => alignedTex(element, texOf),
  'm:func': element => `${functionTex(element)}{${partTex(element, 'm:e')}}`,
  'm:acc': accent,
  'm:bar': element =>
    `\\${property(element, 'm:pos') === 'top' ? 'overline' : 'underline'}{${partTex(element, 'm:e')}}`,
  'm:groupChr': group,
  'm:limLow': element => limit(element, 'bot'),
  'm:limUpp': element => limit(element, 'top'),
  'm:borderBox': framed,
  'm:phant': phantom
}

/** Converts a superscript; primes need no `^`, since they are raised already. */
function above(element: XmlElement): string {
  const tex = partTex(element, 'm:sup')
  return /^'+$/.test(tex) ? tex : `^{${tex}}`
}

/** The base of scripts: a single letter or command stays bare, and any other content is put in braces. */
function base(element: XmlElement): string {
  const tex = partTex(element, 'm:e')
  return /^(?:\\[A-Za-z]+|[^\\{}^_'\s])$/u.test(tex) ||
    /^\\(?:math[a-z]+|boldsymbol|text(?:bf|it)?|operatorname)\{[^{}]*\}$/.test(tex)
    ? tex
    : `{${tex}}`
}

function fraction(element: XmlElement): string {
  const [above, below] = [partTex(element, 'm:num'), partTex(element, 'm:den')]
  const type = property(element, 'm:type')
  if (type === 'lin') return `{${above}}/{${below}}`
  if (type === 'skw') return `\\nicefrac{${above}}{${below}}`
  return type === 'noBar' ? `\\genfrac{}{}{0pt}{}{${above}}{${below}}` : `\\frac{${above}}{${below}}`
}

function radical(element: XmlElement): string {
  const degree = isSet(element, 'm:degHide') ? '' : partTex(element, 'm:deg')
  return `\\sqrt${degree === '' ? '' : `[${degree}]`}{${partTex(element, 'm:e')}}`
}

const integrals = /^[∫-∳⨌]$/u

function nary(element: XmlElement): string {
  const sign = property(element, 'm:chr') || '∫'
  const part = (name: 'sub' | 'sup', mark: string): string => {
    const tex = isSet(element, `m:${name}Hide`) ? '' : partTex(element, `m:${name}`)
    return tex === '' ? '' : `${mark}{${tex}}`
  }
  const scripts = `${part('sub', '_')}${part('sup', '^')}`
  const place = property(element, 'm:limLoc')
  const isUnder = place === 'undOvr'
  const limits =
    scripts === '' ? '' : integrals.test(sign) === isUnder ? (isUnder ? '\\limits' : '\\nolimits') : ''
  const own = place === undefined ? '' : limits
  return `${signsTex(sign)}${own}${scripts} ${partTex(element, 'm:e')}`
}

function functionTex(element: XmlElement): string {
  const name = partTex(element, 'm:fName')
  // A function name in italics, as Word sets it by default.
  return functionNames.has(name) ? `\\${name} ` : name
}

function accent(element: XmlElement): string {
  const sign = property(element, 'm:chr') ?? '\u0302'
  const content = partTex(element, 'm:e')
  const command = accentCommands.get(sign)
  if (command === undefined) return `\\overset{${signsTex(sign)}}{${content}}`
  const isWide = !/^(?:\\?[A-Za-z]+|[^\\])$/u.test(content) || /^[A-Za-z]{2}/.test(content)
  return `\\${(isWide ? wide[command] : undefined) ?? command}{${content}}`
}

/** Accents over more than one letter. */
const wide: Readonly<Record<string, string>> = {
  hat: 'widehat',
  tilde: 'widetilde',
  bar: 'overline',
  vec: 'overrightarrow'
}

function group(element: XmlElement): string {
  const sign = property(element, 'm:chr') ?? '⏟'
  const place = property(element, 'm:pos') === 'top' ? 'top' : 'bot'
  const content = partTex(element, 'm:e')
  const command = groupCommands.get(`${sign} ${place}`)
  if (command !== undefined) return `\\${command}{${content}}`
  return `\\${place === 'top' ? 'overset' : 'underset'}{${signsTex(sign)}}{${content}}`
}

/** Converts content above or below a base: the limit of an operator, the text at a brace, or other content. */
function limit(element: XmlElement, place: 'top' | 'bot'): string {
  const [content, text] = [partTex(element, 'm:e'), partTex(element, 'm:lim')]
  const mark = place === 'top' ? '^' : '_'
  const name = /^\\?([A-Za-z]+)$/.exec(content)?.[1] ?? ''
  if (limitNames.has(name)) return `\\${name}${mark}{${text}}`
  const words = nameOfSeveral(content)
  if (words === 'lim\\,sup' || words === 'lim\\,inf') return `\\${words.replace('\\,', '')}${mark}{${text}}`
  if (words !== undefined) return `\\operatorname*{${words}}${mark}{${text}}`
  if (/^\\operatorname\{[^{}]*\}$/.test(content)) return `${content.replace('name', 'name*')}${mark}{${text}}`
  if (/^\\(?:over|under)(?:brace|bracket|paren)\{/.test(content)) return `${content}${mark}{${text}}`
  if (/^\\(?:sum|prod|coprod|bigcup|bigcap|bigvee|bigwedge|bigoplus|bigotimes)$/.test(content))
    return `${content}\\limits${mark}{${text}}`
  return `\\${place === 'top' ? 'overset' : 'underset'}{${text}}{${content}}`
}

/** The text of a function name with several words, such as “arg max”. */
function nameOfSeveral(tex: string): string | undefined {
  const names = tex.split('\\,').map(name => /^\\(?:operatorname\{([A-Za-z]+)\}|([a-z]+)) ?$/.exec(name))
  if (names.length < 2 || names.includes(null)) return undefined
  return names.map(name => name![1] ?? name![2]).join('\\,')
}

/** The functions whose limits TeX puts below them. */
const limitNames: ReadonlySet<string> = new Set('det gcd inf lim liminf limsup max min Pr sup'.split(' '))

function framed(element: XmlElement): string {
  const content = partTex(element, 'm:e')
  const [up, down] = [isSet(element, 'm:strikeBLTR'), isSet(element, 'm:strikeTLBR')]
  const isBare = ['Top', 'Bot', 'Left', 'Right'].every(side => isSet(element, `m:hide${side}`))
  const struck =
    up && down ? `\\xcancel{${content}}` : up ? `\\cancel{${content}}` : down ? `\\bcancel{${content}}` : ''
  if (struck !== '') return isBare ? struck : `\\boxed{${struck}}`
  return isBare ? content : `\\boxed{${content}}`
}

function phantom(element: XmlElement): string {
  const content = partTex(element, 'm:e')
  if (property(element, 'm:show') === undefined || isSet(element, 'm:show')) return content
  if (isSet(element, 'm:zeroWid')) return `\\vphantom{${content}}`
  const isFlat = isSet(element, 'm:zeroAsc') && isSet(element, 'm:zeroDesc')
  return `\\${isFlat ? 'hphantom' : 'phantom'}{${content}}`
}

import {childElements, rawText, type XmlElement} from '../../../core/xml.ts'
import {functionNames, signCommands, spaceCommands} from './signs.ts'

/** The text of a run of a formula as TeX. */
export function runTex(run: XmlElement): string {
  const text = childElements(run)
    .map(child => (child.name === 'm:t' || child.name === 'w:t' ? rawText(child) : ''))
    .join('')
    .replace(/[\u200b\u2061-\u2064]/g, '')
  if (text === '') return ''
  const properties = childElements(run).filter(({name}) => name === 'm:rPr')
  const valueIn = (name: string): string | undefined => {
    const found = properties.flatMap(childElements).find(child => child.name === name)
    return found && (found.attributes.get('m:val') ?? '')
  }
  const isOn = (value: string | undefined): boolean => value !== undefined && !/^(?:0|off|false)$/.test(value)
  if (isOn(valueIn('m:nor'))) return wordsTex(text, run)
  return styled(text, valueIn('m:scr'), valueIn('m:sty'))
}

/** The TeX of words in a formula, in bold or italics as in their run. */
function wordsTex(text: string, run: XmlElement): string {
  const looks = childElements(run)
    .filter(({name}) => name === 'w:rPr')
    .flatMap(childElements)
    .filter(({attributes}) => !/^(?:0|off|false)$/.test(attributes.get('w:val') ?? ''))
    .map(({name}) => name)
  const [bold, italic] = [looks.includes('w:b'), looks.includes('w:i')]
  const words = escapedWords(text)
  const inItalics = italic ? `\\textit{${words}}` : words
  if (bold) return `\\textbf{${inItalics}}`
  return italic ? inItalics : `\\text{${words}}`
}

/** Escapes words for `\text`. */
export function escapedWords(text: string): string {
  return text.replace(/[\\{}$%#&_^~]/g, sign => wordSigns.get(sign) ?? `\\${sign}`).replace(/\s+/g, ' ')
}

const wordSigns: ReadonlyMap<string, string> = new Map([
  ['\\', '\\textbackslash{}'],
  ['^', '\\textasciicircum{}'],
  ['~', '\\textasciitilde{}']
])

/** The table of alphabets; some also exist in bold, italic or upright. */
const alphabets: Readonly<Record<string, string>> = {
  'double-struck': 'mathbb',
  fraktur: 'mathfrak',
  monospace: 'mathtt',
  'sans-serif': 'mathsf',
  script: 'mathcal'
}

function styled(text: string, script: string | undefined, style: string | undefined): string {
  const alphabet = alphabets[script ?? '']
  if (alphabet !== undefined) {
    const set = `\\${alphabet}{${signsTex(text)}}`
    return style === 'b' || style === 'bi' ? `\\boldsymbol{${set}}` : set
  }
  if (style === 'p') return upright(text)
  if (style === 'b') return onLetters(text, 'mathbf')
  if (style === 'bi') return onLetters(text, 'boldsymbol')
  return signsTex(text)
}

/** Writes upright letters: function names, including names of one letter, such as the d in an integral. */
function upright(text: string): string {
  return text.replace(/\p{L}[\p{L}\p{M}]*|[^\p{L}]+/gu, part => {
    if (!/\p{L}/u.test(part)) return signsTex(part)
    if (part === 'mod') return '\\bmod '
    if (functionNames.has(part)) return `\\${part} `
    // Capital Greek letters are upright in TeX.
    if (/^[\u0391-\u03a9]+$/.test(part)) return signsTex(part)
    return `\\${[...part].length > 1 ? 'operatorname' : 'mathrm'}{${signsTex(part)}}`
  })
}

function onLetters(text: string, command: string): string {
  return text.replace(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu, part => {
    if (/^\s+$/.test(part)) return signsTex(part)
    return /[\p{L}\p{N}]/u.test(part) && (command !== 'mathbf' || /^[\u0020-\u007e]+$/.test(part))
      ? `\\${command}{${signsTex(part)}}`
      : `\\boldsymbol{${signsTex(part)}}`
  })
}

/** The TeX of letters and symbols, as commands where commands exist. */
export function signsTex(text: string): string {
  let tex = ''
  for (const sign of text.normalize('NFC')) {
    const command = signCommands.get(sign)
    if (command !== undefined) tex += `\\${command} `
    else if (/\s/.test(sign)) tex += spaceCommands.get(sign) ?? (/[\p{L}\p{N}]$/u.test(tex) ? '\\ ' : '')
    else tex += plainSigns.get(sign) ?? sign
  }
  return tex
}

const plainSigns: ReadonlyMap<string, string> = new Map([
  ['\\', '\\backslash '],
  ['{', '\\{'],
  ['}', '\\}'],
  ['$', '\\$'],
  ['%', '\\%'],
  ['#', '\\#'],
  ['&', '\\&'],
  ['_', '\\_'],
  ['^', '\\hat{}'],
  ['~', '\\sim '],
  ['\u2212', '-'],
  ['\u2032', "'"],
  ['\u2033', "''"],
  ['‖', '\\|']
])

import type {Inline, Node} from '../../core/article.ts'
import {direction, directionOfText, holdsRightToLeft, rightToLeftLetters} from '../../core/language.ts'
import {byKind} from '../../core/map-article.ts'
import type {SegmentFormat} from '../../core/segment.ts'
import {element} from '../../core/write-xml.ts'
import {wordLanguage} from './language.ts'

/** The formatting of a run of text. Undefined properties are taken from the paragraph's style. */
export type RunLook = Readonly<{
  style?: string
  bold?: boolean
  italic?: boolean
  capitals?: 'small' | 'none'
  struck?: true
  underlined?: boolean
  highlighted?: true
  raised?: 'superscript' | 'subscript' | 'baseline'
  /** A BCP 47 tag, if it differs from the paper's language. */
  lang?: string
  /** Whether the text is right-to-left. */
  isRightToLeft?: boolean
}>

/** The formatting of the words in an inline node, given the formatting around the node. */
export function lookWithin(node: Node, look: RunLook): RunLook {
  const own = withLanguage(node, look)
  const added = lookOf(node)
  return added === undefined ? own : {...own, ...added}
}

const bold = (): RunLook => ({bold: true})
const italic = (): RunLook => ({italic: true})
const verbatim = (): RunLook => ({style: 'VerbatimChar'})
const raised = ({type}: Readonly<{type: 'superscript' | 'subscript'}>): RunLook => ({raised: type})
const none = (): undefined => undefined

/** The formatting that a node gives its words; undefined if that is the formatting of the text around them. */
const lookOf = byKind<Inline, [], RunLook | undefined>(
  {
    emphasis: italic,
    strong: bold,
    undefinedWork: bold,
    undefinedReference: bold,
    delete: () => ({struck: true}),
    superscript: raised,
    subscript: raised,
    inlineCode: verbatim,
    raw: verbatim,
    span: ({classes = []}) => Object.assign({}, ...classes.map(name => classLooks[name])),
    formatted: ({format}) => formatLooks[format],
    element: ({tagName}) => elementLooks[tagName],
    text: none,
    break: none,
    link: none,
    image: none,
    formula: none,
    equation: none,
    abbreviation: none,
    citation: none,
    work: none,
    language: none,
    entryPart: none,
    crossReference: none,
    noteCall: none,
    indexMark: none,
    query: none
  },
  none
)

function withLanguage(node: Node, look: RunLook): RunLook {
  const {lang, dir} = node as Readonly<{lang?: string; dir?: string}>
  if (lang === undefined && dir === undefined) return look
  const turned =
    dir === 'auto'
      ? look.isRightToLeft === true
      : (dir ?? (lang === undefined ? 'ltr' : direction(lang))) === 'rtl'
  return {...look, ...(lang !== undefined && {lang}), isRightToLeft: turned}
}

/** The looks for Pandoc's class names. */
const classLooks: Readonly<Record<string, RunLook>> = {
  mark: {highlighted: true},
  ul: {underlined: true},
  underline: {underlined: true},
  smallcaps: {capitals: 'small'},
  kbd: {style: 'VerbatimChar'}
}

const formatLooks: Readonly<Record<SegmentFormat, RunLook>> = {
  italic: {italic: true},
  bold: {bold: true},
  emphasis: {italic: true},
  strong: {bold: true},
  superscript: {raised: 'superscript'},
  subscript: {raised: 'subscript'},
  'small-caps': {capitals: 'small'},
  underline: {underlined: true},
  roman: {italic: false},
  medium: {bold: false},
  'no-caps': {capitals: 'none'},
  'no-line': {underlined: false},
  baseline: {raised: 'baseline'}
}

/** The formatting of inline HTML elements; other elements are formatted like the text around them. */
const elementLooks: Readonly<Record<string, RunLook>> = {
  b: {bold: true},
  strong: {bold: true},
  th: {bold: true},
  i: {italic: true},
  em: {italic: true},
  cite: {italic: true},
  var: {italic: true},
  dfn: {italic: true},
  u: {underlined: true},
  ins: {underlined: true},
  s: {struck: true},
  del: {struck: true},
  strike: {struck: true},
  sup: {raised: 'superscript'},
  sub: {raised: 'subscript'},
  code: {style: 'VerbatimChar'},
  kbd: {style: 'VerbatimChar'},
  samp: {style: 'VerbatimChar'},
  tt: {style: 'VerbatimChar'},
  mark: {highlighted: true}
}

/** Formatting as children of `w:rPr`, in the order of the schema. */
export function lookProperties(look: RunLook): string {
  const {style, bold, italic, capitals, struck, underlined, highlighted, raised, lang, isRightToLeft} = look
  return [
    style === undefined ? '' : element('w:rStyle', {'w:val': style}),
    bold === undefined ? '' : toggle('w:b', bold) + toggle('w:bCs', bold),
    italic === undefined ? '' : toggle('w:i', italic) + toggle('w:iCs', italic),
    capitals === undefined ? '' : toggle('w:smallCaps', capitals === 'small'),
    struck ? toggle('w:strike', true) : '',
    highlighted ? element('w:highlight', {'w:val': 'yellow'}) : '',
    underlined === undefined ? '' : element('w:u', {'w:val': underlined ? 'single' : 'none'}),
    raised === undefined ? '' : element('w:vertAlign', {'w:val': raised}),
    isRightToLeft ? toggle('w:rtl', true) : '',
    lang === undefined ? '' : languageProperty(lang, isRightToLeft === true)
  ].join('')
}

function toggle(name: string, isOn: boolean): string {
  return element(name, isOn ? {} : {'w:val': '0'})
}

function languageProperty(lang: string, isRightToLeft: boolean): string {
  const tag = wordLanguage(lang)
  if (isRightToLeft) return element('w:lang', {'w:bidi': tag})
  return element('w:lang', /^(?:zh|ja|ko)\b/i.test(lang) ? {'w:eastAsia': tag} : {'w:val': tag})
}

/**
 * Splits a text where its direction changes, because Word determines the direction of a run by its properties only:
 * splits off Arabic words in left-to-right text, and Latin words in right-to-left text.
 */
export function cutByDirection(text: string, look: RunLook): ReadonlyArray<readonly [string, RunLook]> {
  const isTurned = look.isRightToLeft === true
  if (isTurned ? !leftToRight.test(text) : !holdsRightToLeft(text)) return [[text, look]]
  const stretch = isTurned ? leftToRightStretch : rightToLeftStretch
  return text.split(stretch).flatMap((part, index): ReadonlyArray<readonly [string, RunLook]> => {
    if (part === '') return []
    const isRightToLeft = index % 2 === 1 ? !isTurned : isTurned
    return [[part, isRightToLeft === isTurned ? look : {...look, isRightToLeft}]]
  })
}

/**
 * Whether a paragraph is right-to-left: its own direction decides first, then its language; for `auto`, its first
 * letter.
 */
export function isRightToLeft(
  {lang, dir}: Readonly<{lang?: string | undefined; dir?: string | undefined}>,
  around: boolean,
  text = ''
): boolean {
  if (dir === 'auto') return (directionOfText(text) ?? (around ? 'rtl' : 'ltr')) === 'rtl'
  if (dir !== undefined) return dir === 'rtl'
  return lang === undefined ? around : direction(lang) === 'rtl'
}

const leftToRightLetters = `(?![${rightToLeftLetters}])\\p{L}`
const leftToRight = new RegExp(leftToRightLetters, 'u')
const leftToRightStretch = new RegExp(
  `((?:${leftToRightLetters})(?:[^${rightToLeftLetters}]*(?:${leftToRightLetters}|[0-9]))?)`,
  'u'
)
const rightToLeftStretch = new RegExp(
  `([${rightToLeftLetters}](?:(?:(?!\\p{L})[^]|[${rightToLeftLetters}])*[${rightToLeftLetters}])?)`,
  'u'
)

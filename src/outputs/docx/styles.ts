import {direction} from '../../core/language.ts'
import {element} from '../../core/write-xml.ts'
import type {ReferenceDocument} from '../output.ts'
import {wordLanguage} from './language.ts'
import {type TextArea, textArea} from './reference-document.ts'
import {type OwnStyle, referenceStyles} from './reference-styles.ts'
import {characterStyles, paragraphStyles, serif, size, spacing, type WordStyle} from './style-table.ts'
import {namespaces, xmlPart} from './xml.ts'

/** The styles of a document; its language applies to every run without a language. */
export function stylesPart(lang: string, reference?: ReferenceDocument): string {
  const tag = wordLanguage(lang)
  const isTurned = direction(lang) === 'rtl'
  const language = element(
    'w:lang',
    isTurned ? {'w:val': 'en-US', 'w:bidi': tag} : {'w:val': tag, 'w:bidi': 'ar-SA'}
  )
  if (reference !== undefined)
    return xmlPart(
      element(
        'w:styles',
        {'xmlns:w': namespaces['xmlns:w']},
        referenceStyles(reference, stylesFor(textArea(reference)), language)
      )
    )
  const defaults = element(
    'w:docDefaults',
    {},
    element('w:rPrDefault', {}, element('w:rPr', {}, serif + size(12) + language)),
    element('w:pPrDefault', {}, element('w:pPr', {}, spacing(0, 0, 1.15)))
  )
  return xmlPart(
    element(
      'w:styles',
      {'xmlns:w': namespaces['xmlns:w']},
      defaults,
      ownStyles.map(({xml}) => xml)
    )
  )
}

function styleXml(
  {id, name, base, next, paragraph = '', text = '', isQuick}: WordStyle,
  type: 'paragraph' | 'character'
): string {
  const isParagraph = type === 'paragraph'
  return element(
    'w:style',
    {'w:type': type, 'w:styleId': id},
    element('w:name', {'w:val': name}),
    element('w:basedOn', {'w:val': base ?? (isParagraph ? 'Normal' : 'DefaultParagraphFont')}),
    next === undefined ? '' : element('w:next', {'w:val': next}),
    isQuick ? '<w:qFormat/>' : '',
    paragraph === '' ? '' : `<w:pPr>${paragraph}</w:pPr>`,
    text === '' ? '' : `<w:rPr>${text}</w:rPr>`
  )
}

function tableStyle(id: string, name: string, content: string, isDefault = false): string {
  return element(
    'w:style',
    {'w:type': 'table', 'w:default': isDefault ? 1 : undefined, 'w:styleId': id},
    element('w:name', {'w:val': name}),
    isDefault ? '' : '<w:basedOn w:val="TableNormal"/>',
    content
  )
}

function cellMargins(side: number): string {
  const margin = (name: string, width: number): string =>
    element(`w:${name}`, {'w:w': width, 'w:type': 'dxa'})
  return `<w:tblInd w:w="0" w:type="dxa"/>${element('w:tblCellMar', {}, margin('top', 0), margin('left', side), margin('bottom', 0), margin('right', side))}`
}

/** Three rules: above the table, below its head, and below the table. */
const galleyTable = tableStyle(
  'TableGalley',
  'Table',
  element(
    'w:tblPr',
    {},
    element('w:tblBorders', {}, tableLine('top', 8), tableLine('bottom', 8)),
    element('w:tblCellMar', {}, '<w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>')
  ) +
    element(
      'w:tblStylePr',
      {'w:type': 'firstRow'},
      element('w:tcPr', {}, element('w:tcBorders', {}, tableLine('bottom', 4)))
    )
)

function tableLine(side: string, width: number): string {
  return element(`w:${side}`, {'w:val': 'single', 'w:sz': width, 'w:space': 0, 'w:color': '000000'})
}

/** All styles; the tab stops of equations are adapted to the width of the text area. */
function stylesFor({width}: TextArea): readonly OwnStyle[] {
  const tabs = (xml: string): string =>
    xml
      .replace('w:pos="4535"', `w:pos="${Math.round(width / 2)}"`)
      .replace('w:pos="9070"', `w:pos="${width}"`)
  return ownStyles.map(style => (style.id === 'Equation' ? {...style, xml: tabs(style.xml)} : style))
}

/** All styles of a document, in their order. */
const ownStyles: readonly OwnStyle[] = [
  {
    id: 'Normal',
    name: 'Normal',
    type: 'paragraph',
    xml: '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
  },
  {
    id: 'DefaultParagraphFont',
    name: 'Default Paragraph Font',
    type: 'character',
    xml: '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>'
  },
  {
    id: 'TableNormal',
    name: 'Normal Table',
    type: 'table',
    xml: tableStyle('TableNormal', 'Normal Table', element('w:tblPr', {}, cellMargins(108)), true)
  },
  ...(['paragraph', 'character'] as const).flatMap(type =>
    (type === 'paragraph' ? paragraphStyles : characterStyles).map(
      (style): OwnStyle => ({id: style.id, name: style.name, type, xml: styleXml(style, type)})
    )
  ),
  {id: 'TableGalley', name: 'Table', type: 'table', xml: galleyTable}
]

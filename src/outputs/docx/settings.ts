import {element, escapeXml} from '../../core/write-xml.ts'
import {namespaces, xmlPart} from './xml.ts'

/** The settings of a document. In a proof, Word tracks the reader's changes. */
export function settingsPart(isProof: boolean, hasNotes: boolean): string {
  const separators = [-1, 0].map(id => element('w:footnote', {'w:id': id})).join('')
  return xmlPart(
    element(
      'w:settings',
      {'xmlns:w': namespaces['xmlns:w']},
      isProof ? '<w:trackRevisions/>' : '',
      '<w:defaultTabStop w:val="720"/>',
      '<w:characterSpacingControl w:val="doNotCompress"/>',
      hasNotes ? element('w:footnotePr', {}, separators) : '',
      element(
        'w:compat',
        {},
        element('w:compatSetting', {
          'w:name': 'compatibilityMode',
          'w:uri': 'http://schemas.microsoft.com/office/word',
          'w:val': 15
        })
      )
    )
  )
}

const a4 =
  '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/>'

/**
 * The properties of the only section: a page set-up, or A4 with margins of 2.5 cm; a header with the notice of a proof;
 * and page numbers.
 */
export function sectionProperties(
  ids: Readonly<{header: string | undefined; footer: string}>,
  isRightToLeft: boolean,
  setUp = a4
): string {
  const reference = (kind: 'header' | 'footer', id: string): string =>
    element(`w:${kind}Reference`, {'w:type': 'default', 'r:id': id})
  return element(
    'w:sectPr',
    {},
    ids.header === undefined ? '' : reference('header', ids.header),
    reference('footer', ids.footer),
    setUp,
    isRightToLeft ? '<w:bidi/>' : ''
  )
}

export function headerPart(words: string): string {
  const text = `<w:r><w:t xml:space="preserve">${escapeXml(words)}</w:t></w:r>`
  return xmlPart(element('w:hdr', namespaces, `<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>${text}</w:p>`))
}

/** The footer, which contains the page number. */
export function footerPart(): string {
  const field = element('w:fldSimple', {'w:instr': ' PAGE '}, '<w:r><w:t>1</w:t></w:r>')
  return xmlPart(element('w:ftr', namespaces, `<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${field}</w:p>`))
}

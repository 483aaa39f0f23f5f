/**
 * The extension schemas for properties that PDF/A does not define (ISO 19005-2, 6.6.2.3). Each schema lists its
 * properties and their types, except for the properties in `absent`; the schema of PDF/UA is included if PDF/UA is
 * claimed.
 */
export function extensionSchemas(isAccessible: boolean, absent: readonly string[]): string {
  const shown = extensions.filter(({prefix}) => prefix !== 'pdfuaid' || isAccessible)
  const schemas = shown.map(({name, uri, prefix, category = 'external', properties}) => {
    const present = properties.filter(([property]) => !absent.includes(property))
    const described = present.map(([property, type, says]) =>
      resource([
        ['pdfaProperty:name', property],
        ['pdfaProperty:valueType', type],
        ['pdfaProperty:category', category],
        ['pdfaProperty:description', says]
      ])
    )
    return [
      '<rdf:li rdf:parseType="Resource">',
      `<pdfaSchema:schema>${name}</pdfaSchema:schema>`,
      `<pdfaSchema:namespaceURI>${uri}</pdfaSchema:namespaceURI>`,
      `<pdfaSchema:prefix>${prefix}</pdfaSchema:prefix>`,
      `<pdfaSchema:property><rdf:Seq>${described.join('')}</rdf:Seq></pdfaSchema:property>`,
      '</rdf:li>'
    ].join('')
  })
  return `<pdfaExtension:schemas><rdf:Bag>${schemas.join('')}</rdf:Bag></pdfaExtension:schemas>`
}

function resource(fields: ReadonlyArray<readonly [name: string, value: string]>): string {
  const inner = fields.map(([name, value]) => `<${name}>${value}</${name}>`).join('')
  return `<rdf:li rdf:parseType="Resource">${inner}</rdf:li>`
}

type Extension = Readonly<{
  name: string
  uri: string
  prefix: string
  /** Set if a program determines the values of the properties; otherwise, a person does. */
  category?: 'internal'
  properties: ReadonlyArray<readonly [property: string, type: string, says: string]>
}>

/** The schemas used in the packet that PDF/A does not define. */
export const extensions: readonly Extension[] = [
  {
    name: 'PRISM Basic Metadata 3.0',
    uri: 'http://prismstandard.org/namespaces/basic/3.0/',
    prefix: 'prism',
    properties: [
      ['doi', 'Text', 'Digital Object Identifier of the article'],
      ['url', 'URL', 'Address of the article'],
      ['aggregationType', 'Text', 'Kind of publication that the article is part of'],
      ['publicationName', 'Text', 'Title of the journal'],
      ['issn', 'Text', 'ISSN of the journal'],
      ['eIssn', 'Text', 'ISSN of the electronic journal'],
      ['section', 'Text', 'Section of the journal'],
      ['volume', 'Text', 'Volume of the journal'],
      ['number', 'Text', 'Issue of the journal'],
      ['startingPage', 'Text', 'First page of the article'],
      ['endingPage', 'Text', 'Last page of the article'],
      ['pageRange', 'Text', 'Pages of the article'],
      ['publicationDate', 'Text', 'Date of publication'],
      ['copyright', 'Text', 'Notice of copyright']
    ]
  },
  {
    name: 'Creative Commons',
    uri: 'http://creativecommons.org/ns#',
    prefix: 'cc',
    properties: [
      ['license', 'URI', 'The licence of the work'],
      ['attributionName', 'Text', 'The name to give credit to'],
      ['attributionURL', 'URI', 'The address to give credit with']
    ]
  },
  {
    name: 'DCMI Metadata Terms',
    uri: 'http://purl.org/dc/terms/',
    prefix: 'dcterms',
    properties: [['creator', 'seq URI', 'Identifiers of the authors who have one']]
  },
  {
    name: 'PDF/UA Universal Accessibility',
    uri: 'http://www.aiim.org/pdfua/ns/id/',
    prefix: 'pdfuaid',
    category: 'internal',
    properties: [['part', 'Integer', 'The part of ISO 14289 to which the file conforms']]
  }
]

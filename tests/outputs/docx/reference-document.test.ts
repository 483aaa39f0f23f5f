import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {childElements, elementsOf, parseXml, type XmlElement} from '../../../src/core/xml.ts'
import {readReferenceDocument} from '../../../src/outputs/docx/reference-document.ts'
import type {ReferenceDocument} from '../../../src/outputs/output.ts'
import {docxParts} from '../../docx-file.ts'
import {documentOf} from '../../docx-redline.ts'
import {galley, project} from '../../galley.ts'
import {textWorld} from '../../world.ts'

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** A journal's template with German ids, numbered headings, and much content that must not be copied. */
const template: Readonly<Record<string, string>> = {
  'word/document.xml': `<w:document ${namespaces}><w:body><w:p><w:r><w:t>Secret words</w:t></w:r></w:p><w:sectPr w:rsidR="00AA"><w:headerReference w:type="default" r:id="rId9"/><w:pgSz w:w="9638" w:h="13606"/><w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000" w:header="500" w:footer="500" w:gutter="0"/><w:cols w:num="2" w:space="238"/><w:sectPrChange w:author="Secret Person" w:date="2020-01-01T00:00:00Z"/></w:sectPr></w:body></w:document>`,
  'word/_rels/document.xml.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme" Target="theme/theme7.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://secret.example/t.dotm" TargetMode="External"/></Relationships>',
  'word/settings.xml': `<w:settings ${namespaces}><w:attachedTemplate r:id="rId3"/></w:settings>`,
  'word/vbaProject.bin': 'Secret macro',
  'docProps/core.xml': '<cp:coreProperties><dc:creator>Secret Person</dc:creator></cp:coreProperties>',
  'word/styles.xml': `<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Garamond" w:hAnsi="Garamond"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/><w:rsid w:val="00BB"/></w:style><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/><w:next w:val="Textkrper"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="0"/><w:pPrChange w:author="Secret Person"><w:pPr/></w:pPrChange></w:pPr><w:rPr><w:color w:val="AA0000"/><w14:glow w14:rad="1"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Textkrper"><w:name w:val="Body Text"/><w:basedOn w:val="Standard"/></w:style><w:style w:type="paragraph" w:customStyle="1" w:styleId="Abstract"><w:name w:val="Journal Box"/><w:basedOn w:val="Textkrper"/></w:style></w:styles>`,
  'word/numbering.xml': `<w:numbering ${namespaces}><w:numPicBullet w:numPicBulletId="0"><w:pict/></w:numPicBullet><w:abstractNum w:abstractNumId="4"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlPicBulletId w:val="0"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="4"/></w:num></w:numbering>`,
  'word/theme/theme7.xml':
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="x" name="Journal"><a:themeElements><a:blipFill><a:blip r:embed="rId1"/></a:blipFill></a:themeElements><a:extLst/></a:theme>'
}

function referenceOf(parts: Readonly<Record<string, string>> = template): ReferenceDocument {
  const read = readReferenceDocument('c0ffee journal.docx', path => parts[path])
  if ('fault' in read) throw new Error(read.fault)
  return read
}

const paper = {
  '01.md':
    '---\ntitle: Bricks\nabstract: On bricks.\n---\n\n# Kilns\n\nThe text.\n\n1. One\n2. Two\n\n| A | B |\n|---|---|\n| c | d |\n\n$$a$$ {#eq:a}'
}

const parts = await docxParts(paper, {reference: referenceOf()})

function stylesOf(xml: string | undefined): ReadonlyMap<string, XmlElement> {
  const styles = elementsOf(parseXml(xml ?? '').root, 'w:style')
  return new Map(styles.map(style => [style.attributes.get('w:styleId') ?? '', style]))
}

describe('a document with the styles of another', () => {
  const styles = stylesOf(parts['word/styles.xml'])
  const settingOf = (id: string, name: string): string | undefined =>
    elementsOf(styles.get(id), name)[0]?.attributes.get('w:val')

  test('has them under the ids that its paragraphs name, by their names', () => {
    expect([
      settingOf('Heading1', 'w:color'),
      settingOf('Heading1', 'w:basedOn'),
      settingOf('Heading1', 'w:next')
    ]).toEqual(['AA0000', 'Normal', 'BodyText'])
    expect([...styles.keys()].filter(id => /^(?:Standard|berschrift1|Textkrper)$/.test(id))).toEqual([])
  })

  test('has its own for those that are missing, and keeps one that has the id of another', () => {
    expect([settingOf('Abstract', 'w:name'), settingOf('AbstractReference', 'w:name')]).toEqual([
      'Abstract',
      'Journal Box'
    ])
    expect(settingOf('FootnoteText', 'w:name')).toBe('footnote text')
  })

  test('has every style that its text names, once', () => {
    const named = [...parts['word/document.xml']!.matchAll(/<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/g)]
    expect(named.map(([, id]) => id!).filter(id => !styles.has(id))).toEqual([])
    const based = [...styles.values()].flatMap(style =>
      elementsOf(style, 'w:basedOn').map(each => each.attributes.get('w:val')!)
    )
    expect(based.filter(id => !styles.has(id))).toEqual([])
    expect(elementsOf(parseXml(parts['word/styles.xml']!).root, 'w:style').length).toBe(styles.size)
  })

  test('has the language of the paper', () => {
    expect(parts['word/styles.xml']).toContain('<w:lang w:val="en-US" w:bidi="ar-SA"/>')
    expect(parts['word/styles.xml']).not.toContain('de-DE')
  })

  test('numbers its headings itself, and its lists beside the numbering of the other', () => {
    expect(elementsOf(styles.get('Heading1'), 'w:numPr')).toEqual([])
    const {root} = parseXml(parts['word/numbering.xml']!)
    expect(
      childElements(childElements(root)[0]).map(({name, attributes}) => [name, ...attributes.values()])
    ).toEqual([
      ['w:abstractNum', '4'],
      ['w:abstractNum', '5'],
      ['w:num', '3'],
      ['w:num', '4']
    ])
    expect(parts['word/document.xml']).toContain('<w:numId w:val="4"/>')
  })

  test('has its pages, and tables and equations as wide as a column', () => {
    expect(parts['word/document.xml']).toContain(
      '<w:pgSz w:w="9638" w:h="13606"/><w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000" w:header="500" w:footer="500" w:gutter="0"/><w:cols w:num="2" w:space="238"/></w:sectPr>'
    )
    expect(parts['word/document.xml']).toContain('<w:gridCol w:w="1850"/>')
    expect(parts['word/styles.xml']).toContain('<w:tab w:val="right" w:pos="3700"/>')
  })

  test('has its theme without pictures', () => {
    expect(parts['word/theme/theme1.xml']).toContain('<a:noFill/>')
    expect(parts['[Content_Types].xml']).toContain('/word/theme/theme1.xml')
  })

  test('tells nothing else of it', () => {
    const all = Object.entries(parts).map(([path, text]) => `${path} ${text}`)
    expect(
      all.filter(text => /[Ss]ecret|Change|rsid|w14:|blip|PicBullet|vbaProject|attachedTemplate/.test(text))
    ).toEqual([])
    expect(all.filter(text => text.includes('TargetMode="External"'))).toEqual([])
  })
})

test('a file without styles cannot be one', () => {
  const {'word/styles.xml': _, ...others} = template
  expect(readReferenceDocument('', path => others[path])).toEqual({
    fault: 'has no styles that can be read; save it in Word as a document (.docx)'
  })
})

test('a file without a page set-up leaves that of galley', async () => {
  const {'word/document.xml': _, ...others} = template
  const own = await docxParts(paper, {reference: referenceOf(others)})
  expect(own['word/document.xml']).toContain('<w:pgSz w:w="11906" w:h="16838"/>')
})

test('a paper with the styles of a file outside of it is verified with that file, and told so without it', async () => {
  const folder = project({'01.md': '# One\n\nWords.'})
  const template = join(project({'a.md': ''}), 'template.docx')
  writeFileSync(template, (await documentOf(textWorld({'01.md': '# Other'}))).bytes)
  const named = ['--reference-doc', template]
  expect((await galley(['build', folder, '--to', 'docx', '--draft', ...named])).code).toBe(0)
  expect((await galley(['verify', folder, ...named])).out).toContain('verify: same')
  const {out} = await galley(['verify', folder])
  expect(out).toContain('name that file with `--reference-doc FILE`')
})

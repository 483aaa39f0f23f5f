import {PDFArray, PDFDict, type PDFDocument, PDFString} from 'pdf-lib'
import {
  attachment,
  contents,
  figure,
  found,
  info,
  link,
  name,
  page,
  reverseKids,
  rewrite,
  streamOf,
  text
} from './pdf-parts.ts'

/** A change to the objects of a PDF, and where `verify` finds it. */
export type ObjectChange = readonly [name: string, change: (document: PDFDocument) => void, located: RegExp]

/** Changes to the content of a PDF, independent of the program that saves it. */
export const objectChanges: readonly ObjectChange[] = [
  [
    'the address of a link',
    document =>
      link(document).lookup(name('A'), PDFDict).set(name('URI'), PDFString.of('https://evil.example/')),
    /page \d, link “https:\/\/a\.example\/one”, address \(object \d+\): expected “https:\/\/a\..*”, found “https:\/\/evil/
  ],
  [
    'the description of a link',
    document => link(document).set(name('Contents'), text('Home')),
    /page \d, link “.*”, description .*found “Home”/
  ],
  [
    'the place of a link',
    document => link(document).set(name('Rect'), document.context.obj([0, 0, 9, 9])),
    /page \d, link “.*”, \/Rect\/0 .*expected “.*”, found “0”/
  ],
  [
    'a link that does something else',
    document => link(document).lookup(name('A'), PDFDict).set(name('S'), name('Launch')),
    /page \d, link “.*”, \/A\/S .*expected “\/URI”, found “\/Launch”/
  ],
  [
    'a link less',
    document => page(document).node.Annots()!.remove(0),
    /page \d, \/Annots.*: expected \d+ items, found \d+/
  ],
  [
    'an annotation more',
    document =>
      page(document)
        .node.Annots()!
        .push(
          document.context.register(
            document.context.obj({Type: 'Annot', Subtype: 'Text', Rect: [0, 0, 9, 9]})
          )
        ),
    /page \d, \/Annots.*: expected \d+ items, found \d+/
  ],
  [
    'an alternative text',
    document => figure(document).set(name('Alt'), text('A square kiln')),
    /page \d, Figure “A round kiln”, alternative text \(object \d+\): expected “A round kiln”, found “A square kiln”/
  ],
  [
    'an alternative text less',
    document => figure(document).delete(name('Alt')),
    /Figure “A round kiln”, alternative text .*expected “A round kiln”, found nothing/
  ],
  [
    'the tag of a paragraph',
    document => found(document, {S: 'P'}).set(name('S'), name('H1')),
    /P, \/S \(object \d+\): expected “\/P”, found “\/H1”/
  ],
  ['the order of tags', document => reverseKids(found(document, {S: 'Table'})), /(?:expected|leads to)/],
  [
    'the language',
    document => document.catalog.set(name('Lang'), PDFString.of('de')),
    /catalog, language .*expected “en”, found “de”/
  ],
  [
    'the title',
    document => info(document).set(name('Title'), text('A letter')),
    /document information, title .*expected “A paper about bricks”, found “A letter”/
  ],
  [
    'the producer',
    document => info(document).set(name('Producer'), text('Other')),
    /document information, \/Producer .*found “Other”/
  ],
  [
    'a property of the metadata',
    document =>
      rewrite(document, document.catalog.get(name('Metadata')), each =>
        each.replace('>A paper about', '>A letter about')
      ),
    /metadata, dc:title: expected “paper”, found “letter”/
  ],
  [
    'the claims of the metadata',
    document =>
      rewrite(document, document.catalog.get(name('Metadata')), each =>
        each.replace('<pdfaid:part>3', '<pdfaid:part>4')
      ),
    /metadata, pdfaid:part: expected “3”, found “4”/
  ],
  [
    'a word of a page',
    document =>
      rewrite(document, contents(document), each => each.replace(/<([\dA-F]{4})([\dA-F]{4})/, '<$2$1')),
    /page \d, (?:at the start|after “.*”): expected “.*”, found “/
  ],
  [
    'the colour of words',
    document => rewrite(document, contents(document), each => `1 1 1 rg\n${each}`),
    /content of page \d \(object \d+\): expected/
  ],
  [
    'another content of a page',
    document =>
      page(document).node.addContentStream(document.context.register(document.context.flateStream('0 0 m'))),
    /content of page \d|page \d, \/Contents/
  ],
  [
    'the letters that are copied',
    document =>
      rewrite(document, found(document, {Type: 'Font'}, 'ToUnicode').get(name('ToUnicode')), each =>
        each.replace(/(<[\dA-F]{4}>\s*<)([\dA-F]{4})(>)/, '$12603$3')
      ),
    /(?:page \d, .*expected|font .*, \/ToUnicode)/
  ],
  [
    'the name of a font',
    document => found(document, {Type: 'Font', Subtype: 'Type0'}).set(name('BaseFont'), name('Other')),
    /font [\w+-]+, \/BaseFont .*found “\/Other”/
  ],
  [
    'the file of a font',
    document =>
      rewrite(
        document,
        found(document, {Type: 'FontDescriptor'}).get(name('FontFile2')),
        each => `${each.slice(0, -1)}x`
      ),
    /font [\w+-]+, \/FontFile2 \(object \d+\): byte \d+: expected/
  ],
  [
    'the size of a page',
    document => page(document).setWidth(600),
    /page \d, \/MediaBox\/2: expected “594.*”, found “600”/
  ],
  [
    'a turned page',
    document => page(document).node.set(name('Rotate'), document.context.obj(180)),
    /page \d, \/Rotate.*found “180”/
  ],
  ['a page less', document => document.removePage(document.getPageCount() - 1), /\d pages, expected \d/],
  ['a page more', document => void document.addPage(), /\d pages, expected \d/],
  [
    'pages in another order',
    document => document.insertPage(0, document.getPage(document.getPageCount() - 1)),
    /page 1, |pages, expected/
  ],
  [
    'a bookmark',
    document => found(document, {}, 'Dest').set(name('Title'), text('Other')),
    /(?:bookmark|names).*title|(?:expected|found) “Other”/
  ],
  [
    'an attached text',
    document =>
      rewrite(document, streamOf(document, {Type: 'EmbeddedFile'}), each => each.replace('clay', 'loam')),
    /attachment 01\.md, \/EF\/F \(object \d+\): after “.*about”: expected “clay”, found “loam”/
  ],
  [
    'the name of an attachment',
    document => attachment(document).set(name('UF'), text('02.md')),
    /attachment 01\.md, file name \(object \d+\): expected “01\.md”, found “02\.md”/
  ],
  [
    'an attachment less',
    document => document.catalog.lookup(name('AF'), PDFArray).remove(0),
    /attachments.*: expected \d+ items, found \d+/
  ],
  [
    'a script on opening',
    document =>
      document.catalog.set(
        name('OpenAction'),
        document.context.obj({S: 'JavaScript', JS: PDFString.of('app.alert(1)')})
      ),
    /catalog, \/OpenAction .*expected “a list of 5”, found “a dictionary”/
  ],
  [
    'a form',
    document => document.catalog.set(name('AcroForm'), document.context.obj({Fields: []})),
    /catalog, \/AcroForm .*expected nothing/
  ],
  [
    'the colours that are meant',
    document => document.catalog.delete(name('OutputIntents')),
    /catalog, \/OutputIntents .*found nothing/
  ]
]

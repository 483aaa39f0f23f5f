/** Manuscripts in Flat ODF, as authors write them in LibreOffice. */

const spaces = Object.entries({
  office: 'office',
  text: 'text',
  table: 'table',
  draw: 'drawing',
  style: 'style',
  fo: 'xsl-fo-compatible',
  svg: 'svg-compatible'
})
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ')

const namedStyles = [
  ['Standard', 'Standard'],
  ['Title', 'Title'],
  ['Caption', 'Caption'],
  ['Quotations', 'Quotations'],
  ['Preformatted_20_Text', 'Preformatted Text']
]
  .map(
    ([id, name]) => `<style:style style:name="${id}" style:display-name="${name}" style:family="paragraph"/>`
  )
  .concat(
    [1, 2].map(
      depth =>
        `<style:style style:name="Heading_20_${depth}" style:display-name="Heading ${depth}" style:family="paragraph" style:default-outline-level="${depth}"/>`
    ),
    ['Graphics', 'Frame', 'Formula'].map(
      name => `<style:style style:name="${name}" style:family="graphic"/>`
    ),
    '<style:style style:name="Figure" style:family="paragraph" style:parent-style-name="Caption"/>'
  )
  .join('')

const urdu = 'fo:language="ur" fo:country="PK" style:language-complex="ur" style:country-complex="PK"'
const german = 'fo:language="de" fo:country="DE"'
const looks = Object.entries({
  bold: 'fo:font-weight="bold"',
  italic: 'fo:font-style="italic"',
  raised: 'style:text-position="super 58%"',
  small: 'fo:font-variant="small-caps"',
  urdu,
  german
})
  .map(
    ([name, properties]) =>
      `<style:style style:name="${name}" style:family="text"><style:text-properties ${properties}/></style:style>`
  )
  .join('')
const paragraphLooks =
  `<style:style style:name="UrduText" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties style:writing-mode="rl-tb"/><style:text-properties ${urdu}/></style:style>` +
  `<style:style style:name="GermanText" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties ${german}/></style:style>`

type Level = readonly [format: string, before: string, after: string]
const listLook = (name: string, levels: readonly Level[]): string =>
  `<text:list-style style:name="${name}">${levels
    .map(([format, before, after], index) => {
      const depth = index + 1
      const place = `<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.6cm" fo:margin-left="${depth * 0.6}cm"/></style:list-level-properties>`
      return format === '•'
        ? `<text:list-level-style-bullet text:level="${depth}" text:bullet-char="•">${place}</text:list-level-style-bullet>`
        : `<text:list-level-style-number text:level="${depth}" style:num-format="${format}" style:num-prefix="${before}" style:num-suffix="${after}">${place}</text:list-level-style-number>`
    })
    .join('')}</text:list-style>`
const listLooks =
  listLook('numbers', [
    ['1', '', '.'],
    ['a', '(', ')']
  ]) +
  listLook('dots', [['•', '', '']]) +
  listLook('romans', [['I', '', '.']])

function flatOdf(body: string, tracked = ''): string {
  const counters = ['Figure', 'Table', 'Text']
    .map(name => `<text:sequence-decl text:display-outline-level="0" text:name="${name}"/>`)
    .join('')
  return (
    `<?xml version="1.0" encoding="UTF-8"?><office:document ${spaces} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">` +
    `<office:styles>${namedStyles}</office:styles><office:automatic-styles>${looks}${paragraphLooks}${listLooks}</office:automatic-styles>` +
    `<office:body><office:text>${tracked}<text:sequence-decls>${counters}</text:sequence-decls>${body}</office:text></office:body></office:document>`
  )
}

const p = (content: string, style = 'Standard'): string =>
  `<text:p text:style-name="${style}">${content}</text:p>`
const heading = (content: string, depth = 1): string =>
  `<text:h text:style-name="Heading_20_${depth}" text:outline-level="${depth}">${content}</text:h>`
const span = (style: string, content: string): string =>
  `<text:span text:style-name="${style}">${content}</text:span>`
const note = (content: string, id: string, kind = 'footnote'): string =>
  `<text:note text:id="${id}" text:note-class="${kind}"><text:note-citation>1</text:note-citation><text:note-body>${content}</text:note-body></text:note>`
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const picture = (name: string, alt: string): string =>
  `<draw:frame draw:style-name="Graphics" draw:name="${name}" text:anchor-type="as-char" svg:width="4cm" svg:height="3cm"><draw:image draw:mime-type="image/png"><office:binary-data>${pixel}</office:binary-data></draw:image><svg:desc>${alt}</svg:desc></draw:frame>`
const box = (content: string, name: string): string =>
  `<draw:frame draw:style-name="Frame" draw:name="${name}" text:anchor-type="paragraph" svg:width="8cm"><draw:text-box fo:min-height="3cm">${content}</draw:text-box></draw:frame>`
const count = (name: string, number: number): string =>
  `<text:sequence text:ref-name="ref${name}${number - 1}" text:name="${name}" text:formula="ooow:${name}+1" style:num-format="1">${number}</text:sequence>`
const countRef = (name: string, number: number, format: string, shown: string): string =>
  `<text:sequence-ref text:reference-format="${format}" text:ref-name="ref${name}${number - 1}">${shown}</text:sequence-ref>`
const formula = (content: string, name: string): string =>
  `<draw:frame draw:style-name="Formula" draw:name="${name}" text:anchor-type="as-char"><draw:object><math xmlns="http://www.w3.org/1998/Math/MathML"><mrow>${content}</mrow></math></draw:object></draw:frame>`
const item = (content: string): string => `<text:list-item>${content}</text:list-item>`
const list = (style: string, content: string, more = ''): string =>
  `<text:list text:style-name="${style}"${more}>${content}</text:list>`
const covered = '<table:covered-table-cell/>'
const cell = (content: string, columns = 1, rows = 1): string =>
  `<table:table-cell office:value-type="string" table:number-columns-spanned="${columns}" table:number-rows-spanned="${rows}">${content}</table:table-cell>`
const row = (...cells: readonly string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`
const table = (columns: number, head: string, rows: string): string =>
  `<table:table table:name="T${columns}"><table:table-column table:number-columns-repeated="${columns}"/>${head === '' ? '' : `<table:table-header-rows>${head}</table:table-header-rows>`}${rows}</table:table>`
const mark = (name: string, content: string): string =>
  `<text:bookmark-start text:name="${name}"/>${content}<text:bookmark-end text:name="${name}"/>`

const notes = flatOdf(
  p('Courts and their clerks', 'Title') +
    heading('Introduction') +
    p(
      `A court hears a case${note(p(`The first note, with ${span('italic', 'emphasis')}.`), 'a')} and a clerk writes it down${note(p('An endnote about clerks.'), 'b', 'endnote')}.`
    ) +
    p(
      `Long notes${note(p('One paragraph of the note.') + p('Another paragraph of it.'), 'c')} have two paragraphs.`
    ) +
    heading('Sources', 2) +
    p(
      `Words with ${span('bold', 'weight')}, x${span('raised', '2')}, ${span('small', 'Small')},<text:line-break/>a broken line.`
    ) +
    p('A quoted passage of some length.', 'Quotations') +
    p('x = 1', 'Preformatted_20_Text') +
    p('y = 2', 'Preformatted_20_Text') +
    p('<text:a xlink:type="simple" xlink:href="https://example.org/a">A link</text:a> ends it.')
)

const fraction = '<mfrac><mi>a</mi><mi>b</mi></mfrac><mo>=</mo><msqrt><mi>c</mi></msqrt>'
const sum =
  '<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>'

const tables = flatOdf(
  p('Tables and figures', 'Title') +
    heading('Tables') +
    p(
      `See ${countRef('Table', 1, 'category-and-value', 'Table 1')} and ${countRef('Figure', 1, 'category-and-value', 'Figure 1')}, or number ${countRef('Figure', 2, 'value', '2')}.`
    ) +
    p(`Table ${count('Table', 1)}: Cases by court.`, 'Caption') +
    table(
      3,
      row(cell(p('Court')), cell(p('Cases'), 2), covered),
      row(cell(p('High'), 1, 2), cell(p('old')), cell(p('12'))) +
        row(covered, cell(p('new')), cell(p('7'))) +
        row(cell(p('All of them'), 3), covered, covered)
    ) +
    p('After the first.') +
    table(
      2,
      '',
      row(cell(p('Two') + p('paragraphs')), cell(list('dots', item(p('one')) + item(p('two'))))) +
        row(cell(p(`Cell with note${note(p('In a cell.'), 'd')}`)), cell(p(formula(fraction, 'F1'))))
    ) +
    p(`Table ${count('Table', 2)}: Contents of cells.`, 'Caption') +
    heading('Figures') +
    p(
      `${box(p(`${picture('P1', 'A red field')}Figure ${count('Figure', 1)}: Red in a box.`, 'Figure'), 'B1')}A paragraph that anchors the box.`
    ) +
    p(picture('P2', 'Another field')) +
    p(`Figure ${count('Figure', 2)}: Bare picture.`, 'Caption') +
    p(`${box(p('Words in a box without a picture.'), 'B2')}Another anchor.`)
)

const formulas = flatOdf(
  p('Formulas', 'Title') +
    heading(mark('theory', 'Theory')) +
    p(`Where ${formula(fraction, 'F1')} holds, so does`) +
    p(`${formula(sum, 'F2')}<text:tab/>(${count('Text', 1)})`) +
    p(
      `See equation (${countRef('Text', 1, 'value', '1')}) and section <text:bookmark-ref text:reference-format="text" text:ref-name="theory">Theory</text:bookmark-ref>.`
    ) +
    heading('Marks') +
    p(
      '<text:reference-mark-start text:name="here"/>Marked words<text:reference-mark-end text:name="here"/> are called <text:reference-ref text:reference-format="text" text:ref-name="here">Marked words</text:reference-ref>.'
    ) +
    p(
      `A note${note(p('Called twice.'), 'ftn9')} and again <text:note-ref text:note-class="footnote" text:reference-format="text" text:ref-name="ftn9">1</text:note-ref>.`
    )
)

const by = (author: string): string =>
  `<office:change-info><dc:creator>${author}</dc:creator><dc:date>2026-01-02T03:04:05</dc:date></office:change-info>`
const region = (id: string, content: string): string =>
  `<text:changed-region text:id="${id}">${content}</text:changed-region>`
const insertion = (id: string): string => region(id, `<text:insertion>${by('Ann Roe')}</text:insertion>`)
const deletion = (id: string, content: string): string =>
  region(id, `<text:deletion>${by('Bob Doe')}${content}</text:deletion>`)
const inserted = (id: string, content: string): string =>
  `<text:change-start text:change-id="${id}"/>${content}<text:change-end text:change-id="${id}"/>`
const comment = (id: string, author: string, content: string): string =>
  `<office:annotation office:name="${id}"><dc:creator>${author}</dc:creator>${content}</office:annotation>`

const changes = flatOdf(
  p('Changes', 'Title') +
    heading('Edits') +
    p(`The ${inserted('c1', 'very ')}<text:change text:change-id="c2"/>oven is hot.`) +
    p(inserted('c3', 'A new paragraph.')) +
    heading('Comments') +
    p(
      `Some ${comment('a1', 'Cy Poe', p('Is this so?'))}words<office:annotation-end office:name="a1"/> are doubted, and a point${comment('a2', 'Dee Fox', p('First line.') + p('Second line.'))} too.`
    ) +
    p(`Note${note(p(`With ${comment('a3', 'Cy Poe', p('Unheard.'))}comment.`), 'e')} here.`),
  `<text:tracked-changes>${insertion('c1')}${deletion('c2', p('small '))}${insertion('c3')}</text:tracked-changes>`
)

const languages = flatOdf(
  p('Law in two languages', 'Title') +
    heading('Lists') +
    p('These are the lists of the paper, with the numbers that are in it.') +
    list(
      'numbers',
      item(p('One')) + item(p('Two') + list('numbers', item(p('Inner')) + item(p('Other')))),
      ' xml:id="first"'
    ) +
    p('This is between the items of the list.') +
    list('numbers', item(p('Three')), ' text:continue-list="first"') +
    list('romans', item(p('Roman')) + item(p('Second'))) +
    list('dots', item(p('Dot')) + item(p('Dash') + p('More of it.'))) +
    `<text:list text:style-name="numbers"><text:list-item text:start-value="5">${p('Five')}</text:list-item>${item(p('Six'))}</text:list>` +
    heading('Languages') +
    p(`The word ${span('urdu', 'قانون')} means law, and it is in the text of the paper as it was typed.`) +
    p('یہ ایک جملہ ہے جو اردو میں لکھا گیا ہے۔', 'UrduText') +
    p('Dieser Satz ist auf Deutsch, von Anfang bis Ende.', 'GermanText') +
    p(
      'The <text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>above</text:ruby-text></text:ruby> of it.'
    )
)

/** Five manuscripts by their names. */
export const officeManuscripts = {notes, tables, formulas, changes, languages}

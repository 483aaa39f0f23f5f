import {expect, test} from 'vitest'
import {chaptersOf, differentWords, field, headingStyles, imported, p, run, styled} from './word-package.ts'

const numbering =
  '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>' +
  '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>' +
  '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>' +
  '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>' +
  '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
const item = (text: string, id: number, level = 0): string =>
  p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`)
const cell = (text: string, properties = ''): string =>
  `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${p(text)}</w:tc>`
const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`
const table = (...rows: readonly string[]): string =>
  `<w:tbl><w:tblPr><w:tblLook w:firstRow="1"/></w:tblPr>${rows.join('')}</w:tbl>`
const picture = (id: string, alt = ''): string =>
  `<w:r><w:drawing><wp:inline><wp:extent cx="3600000" cy="1"/><wp:docPr descr="${alt}"/><a:graphic><pic:pic><a:blip r:embed="${id}"/></pic:pic></a:graphic></wp:inline></w:drawing></w:r>`
const note = (text: string): string => `<w:footnote w:id="1">${p(text)}</w:footnote>`
const call = '<w:r><w:footnoteReference w:id="1"/></w:r>'
const math = (text: string): string => `<m:oMath><m:r><m:t>${text}</m:t></m:r></m:oMath>`
const mark = (name: string, id = '1'): string =>
  `<w:bookmarkStart w:id="${id}" w:name="${name}"/><w:bookmarkEnd w:id="${id}"/>`
const by = 'w:author="Ann Doe" w:date="2026-11-01T00:00:00Z" w:id="7"'

const parts = {
  'word/styles.xml':
    headingStyles +
    '<w:style w:type="paragraph" w:styleId="LB2"><w:name w:val="List Bullet 2"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>',
  'word/numbering.xml': numbering,
  'word/footnotes.xml': note('See there.'),
  'word/comments.xml': `<w:comment w:id="5" w:author="Ann Doe">${p('Is this so?')}</w:comment>`,
  'word/_rels/document.xml.rels':
    '<Relationship Id="i1" Target="media/a.svg"/><Relationship Id="i2" Target="media/b.svg"/><Relationship Id="u1" Target="https://example.org/a_b" TargetMode="External"/>'
}

/** Content of a Word file, and the resulting chapter. */
const constructs: ReadonlyArray<readonly [what: string, body: string, markdown: string]> = [
  [
    'looks',
    p(run('a ') + run('b', '<w:b/>') + run(' c', '<w:i/>') + run('2', '<w:vertAlign w:val="superscript"/>')),
    'a **b** *c*^2^'
  ],
  ['small capitals', p(run('Abc', '<w:smallCaps/>') + run(' d')), '[Abc]{.smallcaps} d'],
  [
    'runs that Word cut',
    p(`${run('im', '<w:i/>')}<w:proofErr/>${run('port', '<w:i/>')}${run('.')}`),
    '*import*.'
  ],
  ['emphasis within a word', p(run('un') + run('real', '<w:i/>') + run('istic')), 'un*real*istic'],
  [
    'a mark at the edge of emphasis',
    p(run('so') + run('(not)', '<w:b/>') + run('so')),
    'so<strong>(not)</strong>so'
  ],
  [
    'marks of Markdown',
    p('a*b_c [d] 5$ @e {f} `g` &amp;amp; h^2'),
    'a\\*b_c \\[d\\] 5\\$ \\@e \\{f\\} \\`g\\` \\&amp; h\\^2'
  ],
  ['a number at the beginning', p('1. not a list'), '1\\. not a list'],
  ['a letter at the beginning', p('(a) not a list'), '\\(a) not a list'],
  ['a bar at the beginning', p('| a'), '\\| a'],
  ['what could be an abbreviation', p('*[A]: b'), '\\*\\[A\\]: b'],
  [
    'brackets around a raised letter',
    p(run('[x') + run('2', '<w:vertAlign w:val="superscript"/>') + run(']')),
    '&#91;x^2^\\]'
  ],
  ['an address', p('see https://example.org/a_b.'), 'see <https://example.org/a_b>.'],
  ['a link', p(`<w:hyperlink r:id="u1">${run('there')}</w:hyperlink>`), '[there](https://example.org/a_b)'],
  ['a line break', p(`${run('a')}<w:r><w:br/></w:r>${run('b')}`), 'a\\\nb'],
  ['code in text', p(run('call ') + run('f(x)', '<w:rFonts w:ascii="Courier New"/>')), 'call `f(x)`'],
  ['code', p('a = 1', styled('Code')) + p('  b', styled('Code')), '```\na = 1\n  b\n```'],
  ['a quotation', p('One.', styled('Quote')) + p('Two.', styled('Quote')), '> One.\n>\n> Two.'],
  ['bullets', item('a', 2) + item('b', 2), '-   a\n-   b'],
  ['bullets that are typed', p('•\tHakan, a cook') + p('–\tSabine'), '-   Hakan, a cook\n-   Sabine'],
  ['numbers in numbers', item('a', 1) + item('b', 1, 1) + item('c', 1), '1.  a\n\n    (a) b\n\n2.  c'],
  ['a list that goes on', item('a', 1) + p('So.') + item('b', 1), '1.  a\n\nSo.\n\n2.  b'],
  ['a list after another', item('a', 1) + item('b', 3), '1.  a\n\n<!-- -->\n\n1.  b'],
  [
    'bullets whose style alone has their depth',
    item('a', 2) + p('b', styled('LB2')) + item('c', 2),
    '-   a\n    -   b\n-   c'
  ],
  ['a note', p(run('So') + call + run('.')), 'So[^1].\n\n[^1]: See there.'],
  [
    'a heading',
    p('Law', styled('H1')) + p('Words.') + p('India', styled('H2')) + p('More.') + p('End', styled('H1')),
    '# Law\n\nWords.\n\n## India\n\nMore.\n# End'
  ],
  [
    'contents of Word with their heading',
    `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('Contents', styled('H1'))}${p('Law 1')}</w:sdtContent></w:sdt>${p('Law', styled('H1'))}${p('Words.')}`,
    '# Law\n\nWords.'
  ],
  [
    'a heading and a caption that are italic or bold as a whole',
    p('Bread', styled('Title')) +
      p(run('Law', '<w:i/><w:smallCaps/>'), styled('H1')) +
      p(run('Table 1: ', '<w:b/>') + run('Words.', '<w:b/>'), styled('Caption')) +
      table(row(cell('a')), row(cell('b'))),
    '# Law\n\n| a |\n|---|\n| b |\n\n: Words. {#tbl:1}'
  ],
  [
    'a label on a line of its own',
    p('Words.') +
      p('More of them.') +
      p('TABLE I', '<w:jc w:val="center"/>') +
      p('WALLS', '<w:jc w:val="center"/>') +
      table(row(cell('a')), row(cell('b'))) +
      p('See Table I.'),
    'Words.\n\nMore of them.\n\n| a |\n|---|\n| b |\n\n: WALLS {#tbl:i}\n\nSee @tbl:i.'
  ],
  [
    'a table',
    table(row(cell('a'), cell('b')), row(cell('1'), cell('2 | 3'))),
    '| a | b |\n|---|---|\n| 1 | 2 \\| 3 |'
  ],
  [
    'a formula alone in a cell',
    table(row(cell('a')), row(`<w:tc><w:p>${math('x')}</w:p></w:tc>`)),
    '| a |\n|---|\n| $x$ |'
  ],
  [
    'cells over columns and rows',
    table(
      row(cell('a'), cell('b', '<w:gridSpan w:val="2"/>')),
      row(cell('c', '<w:vMerge w:val="restart"/>'), cell('1'), cell('2')),
      row(cell('', '<w:vMerge/>'), cell('3'), cell('4'))
    ),
    '+---+-------+\n| a | b     |\n+===+===+===+\n| c | 1 | 2 |\n|   +---+---+\n|   | 3 | 4 |\n+---+---+---+'
  ],
  [
    'a table with its caption above',
    p('Table 1: Words.', styled('Caption')) + table(row(cell('a')), row(cell('b'))),
    '| a |\n|---|\n| b |\n\n: Words. {#tbl:1}'
  ],
  [
    'a figure',
    p(picture('i1', 'A map')) + p('Figure 1. The path.', styled('Caption')),
    '![The path.](figures/picture-1.svg){#fig:1 width=10cm alt="A map"}'
  ],
  [
    'a table that arranges the pictures of a figure',
    table(
      row(`<w:tc>${p(picture('i1'))}</w:tc>`, `<w:tc>${p(picture('i2'))}</w:tc>`),
      row(cell('(a) One'), cell('(b) Two'))
    ) +
      p('Figure 1. Both.', styled('Caption')) +
      p('See Figure 1.'),
    '::: {#fig:1}\n+----------------------------------------+----------------------------------------+\n| ![](figures/picture-1.svg){width=10cm} | ![](figures/picture-2.svg){width=10cm} |\n+----------------------------------------+----------------------------------------+\n| \\(a) One                               | \\(b) Two                               |\n+----------------------------------------+----------------------------------------+\n\nBoth.\n:::\n\nSee @fig:1.'
  ],
  [
    'a picture in a text box',
    p(
      `<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>${p(picture('i1'))}${p('Figure 1: Boxed.')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>${p('Figure 1: Boxed.')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>${run('Text.')}`
    ),
    'Text.\n\n![Boxed.](figures/picture-1.svg){#fig:1 width=10cm}'
  ],
  [
    'a picture and its caption in one paragraph, as LibreOffice writes them',
    p(picture('i1') + mark('_Ref3') + run('Figure ') + field('SEQ Figure', '1') + run(': The path.')) +
      p(field('REF _Ref3', 'Figure 1') + run(' shows it.')),
    '![The path.](figures/picture-1.svg){#fig:1 width=10cm}\n\n@fig:1 shows it.'
  ],
  [
    'a sentence that begins with a picture',
    p(picture('i1') + run(' is what Figure 1 shows.')),
    '![](figures/picture-1.svg) is what Figure 1 shows.'
  ],
  [
    'pictures of a group',
    p(
      '<w:r><w:drawing><pic:pic><a:blip r:embed="i1"/></pic:pic><pic:pic><a:blip r:embed="i2"/></pic:pic></w:drawing></w:r>'
    ) + p('Figure 1: Both.'),
    '::: {#fig:1}\n![](figures/picture-1.svg) ![](figures/picture-2.svg)\n\nBoth.\n:::'
  ],
  ['a formula in text', p(`${run('where ')}${math('α')}${run(' is')}`), 'where $\\alpha$ is'],
  ['a display with its number', p(`${math('a=b')}<w:r><w:tab/></w:r>${run('(1)')}`), '$$ a=b $$ {#eq:1}'],
  [
    'a display with another number',
    p(`${math('a=b')}<w:r><w:tab/></w:r>${run('(2.1)')}`),
    '$$ a=b \\tag{2.1} $$ {#eq:2-1}'
  ],
  [
    'a reference to a figure',
    p(run('See ') + field('REF _Ref1 \\h', 'Figure 1') + run('.')) +
      p(picture('i1')) +
      p(mark('_Ref1') + run('Figure 1: The path.')),
    'See @fig:1.\n\n![The path.](figures/picture-1.svg){#fig:1 width=10cm}'
  ],
  [
    'a reference by another name',
    p(run('See ') + field('REF _Ref1 \\h', 'Fig. 1')) +
      p(picture('i1')) +
      p(mark('_Ref1') + run('Figure 1: The path.')),
    'See [Fig. @fig:1]\n\n![The path.](figures/picture-1.svg){#fig:1 width=10cm}'
  ],
  [
    'a reference to words',
    p(field('REF _Ref2', 'there')) + p(mark('_Ref2') + run('Here.')),
    '[there](#w-ref2)\n\n[]{#w-ref2}Here.'
  ],
  [
    'a bookmark that is there twice, as LibreOffice writes it',
    p(field('REF _Ref4', 'Here')) + p(mark('_Ref4') + run('Here') + mark('_Ref4', '2') + run('.')),
    '[Here](#w-ref4)\n\n[]{#w-ref4}Here.'
  ],
  [
    'letters with their reading above them',
    p(`<w:r><w:ruby><w:rt>${run('kan')}</w:rt><w:rubyBase>${run('漢')}</w:rubyBase></w:ruby></w:r>`),
    '漢 (kan)'
  ],
  ['a link to nothing', p(`<w:hyperlink w:anchor="gone">${run('there')}</w:hyperlink>`), 'there'],
  [
    'an insertion and a deletion',
    p(
      `${run('a ')}<w:del ${by}><w:r><w:delText>old</w:delText></w:r></w:del><w:ins ${by}>${run('new')}</w:ins>${run(' b')}`
    ),
    'a {~~old~>new~~}{>>@Ann-Doe<<} b'
  ],
  [
    'paragraphs joined as a tracked change',
    p('One.', `<w:rPr><w:del ${by}/></w:rPr>`) + p('Two.', `<w:rPr><w:del ${by}/></w:rPr>`) + p('Three.'),
    'One.{--\n\n--}{>>@Ann-Doe<<}Two.{--\n\n--}{>>@Ann-Doe<<}Three.'
  ],
  [
    'a paragraph divided as a tracked change',
    p('One.', `<w:rPr><w:ins ${by}/></w:rPr>`) + p('Two.'),
    'One.{++\n\n++}{>>@Ann-Doe<<}Two.'
  ],
  [
    'a paragraph divided by an inserted one',
    p('One.', `<w:rPr><w:ins ${by}/></w:rPr>`) +
      p('', `<w:rPr><w:ins ${by}/></w:rPr>`) +
      p(`<w:ins ${by}>${run('Two.')}</w:ins>`, `<w:rPr><w:ins ${by}/></w:rPr>`) +
      p('Three.'),
    'One.{++\n\n++}{>>@Ann-Doe<<}{++Two.++}{>>@Ann-Doe<<}{++\n\n++}{>>@Ann-Doe<<}Three.'
  ],
  [
    'an inserted paragraph, begun at the end of the one before',
    p('One.', `<w:rPr><w:ins ${by}/></w:rPr>`) + p(`<w:ins ${by}>${run('Two.')}</w:ins>`) + p('Three.'),
    'One.\n\n{++Two.++}{>>@Ann-Doe<<}\n\nThree.'
  ],
  [
    'an end that was moved away',
    p('One.', `<w:rPr><w:moveFrom ${by}/></w:rPr>`) + p('Two.'),
    'One.{--\n\n--}{>>@Ann-Doe<<}Two.'
  ],
  [
    'a deleted paragraph with its end',
    p('One.') +
      p(`<w:del ${by}><w:r><w:delText>Two.</w:delText></w:r></w:del>`, `<w:rPr><w:del ${by}/></w:rPr>`) +
      p('Three.'),
    'One.\n\n{--Two.--}{>>@Ann-Doe<<}\n\nThree.'
  ],
  [
    'an item joined with a paragraph as a tracked change',
    p('One.', `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr><w:rPr><w:del ${by}/></w:rPr>`) +
      p('Two.'),
    '-   One.{>>Ann Doe: the end of this paragraph is deleted, which joins it with the next one<<}\n\nTwo.'
  ],
  [
    'an item divided as a tracked change',
    p('One.', `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr><w:rPr><w:ins ${by}/></w:rPr>`) +
      p('Two.'),
    '-   One.{>>Ann Doe: the end of this paragraph is inserted, which divides it from the next one<<}\n\nTwo.'
  ],
  [
    'a comment',
    p(
      `${run('in ')}<w:commentRangeStart w:id="5"/>${run('1993')}<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>${run('.')}`
    ),
    'in 1993{>>Ann Doe: Is this so?<<}.'
  ],
  [
    'words of another language',
    p(
      run('The word ') +
        run('قانون', '<w:rtl/><w:lang w:bidi="ur-PK"/>') +
        run(' is of the law and it is in the text.')
    ),
    'The word [قانون]{lang=ur-PK} is of the law and it is in the text.'
  ],
  ['a sign of the font Symbol', p('<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>'), 'α'],
  ['a field of which the words count', p(run('On ') + field('DATE', '1 May') + run('.')), 'On 1 May.']
]

test.each(constructs)('%s', (_, body, markdown) => {
  expect(chaptersOf(imported(body, parts)).trimEnd()).toBe(markdown)
})

test.each<[what: string, body: string, markdown: string]>([
  [
    'within an insertion',
    `<w:ins ${by}>${run('It is so (Roe, 2019). ')}</w:ins>`,
    'So {++It is so [@roe2019]. ++}{>>@Ann-Doe<<} B.'
  ],
  [
    'of which a part is inserted',
    `${run('Roe (')}<w:del ${by}><w:r><w:delText>2018</w:delText></w:r></w:del><w:ins ${by}>${run('2019')}</w:ins>${run(')')}`,
    'So Roe ({~~2018~>2019~~}{>>@Ann-Doe<<}){>>Is this `roe2019`? (a part of the words is a tracked change)<<} B.'
  ],
  [
    'of which a part is deleted',
    `${run('Roe (')}<w:del ${by}><w:r><w:delText>in </w:delText></w:r></w:del>${run('2019)')}`,
    'So Roe ({--in --}{>>@Ann-Doe<<}2019){>>Is this `roe2019`? (a part of the words is a tracked change)<<} B.'
  ]
])('a typed citation %s', (_, changed, markdown) => {
  const list = [
    'Roe, J. (2019). A book. Brill.',
    'Poe, B. (2018). A map. Brill.',
    'Doe, C. (2017). A town. Brill.'
  ]
  const body =
    p(`${run('So ')}${changed}${run(' B.')}`) +
    p('References', styled('H1')) +
    list.map(line => p(line)).join('')
  const [first] = chaptersOf(imported(p('Intro', styled('H1')) + body, parts))
    .split('\n')
    .slice(2)
  expect(first).toBe(markdown)
})

test('columns of Word in which no cell begins are none of the paper', () => {
  const wide = table(
    row(cell('a', '<w:gridSpan w:val="900"/>'), cell('b')),
    row(cell('c', '<w:gridSpan w:val="900"/>'), cell('d'))
  )
  expect(chaptersOf(imported(wide)).trimEnd().split('\n')[0]).toBe('+---+---+')
})

test('a table that is too large to be drawn has a line a row', () => {
  const rows = Array.from({length: 2000}, (_, index) =>
    row(cell(`a${index}`, '<w:gridSpan w:val="2"/>'), cell(`b${index}`))
  )
  const lines = chaptersOf(imported(table(...rows, row(cell('x'), cell('y'), cell('z')))))
    .trimEnd()
    .split('\n')
  expect(lines).toHaveLength(2002)
  expect(lines[2]).toBe('| a1 |  | b1 |')
})

test('no word is lost, and none is added', async () => {
  const body = constructs.map(([, each]) => each + p('Between.')).join('')
  expect(await differentWords(imported(body, parts))).toEqual({lost: [], added: []})
})

test('an equation of MathType or of the old editor is its picture, and the report says so', () => {
  const object = (program: string, id: string): string =>
    `<w:r><w:object><v:shape style="width:60pt;height:20pt"><v:imagedata r:id="${id}"/></v:shape><o:OLEObject Type="Embed" ProgID="${program}" r:id="o1"/></w:object></w:r>`
  const body =
    p(`${run('Where ')}${object('Equation.DSMT4', 'i1')}${run(' holds, so does')}`) +
    p(object('Equation.3', 'i2'))
  const paper = imported(body, parts)
  expect(chaptersOf(paper).trimEnd()).toBe(
    'Where ![](figures/picture-1.svg) holds, so does\n\n![](figures/picture-2.svg){width=2.12cm}'
  )
  expect([...paper.left]).toEqual([
    ['object of Equation.DSMT4, of which the picture is kept', 1],
    ['object of Equation.3, of which the picture is kept', 1]
  ])
})

test('raised numbers that are linked are no part of the words beside them', async () => {
  const raised = (number: string): string => run(number, '<w:vertAlign w:val="superscript"/>')
  const paper = imported(
    p(
      run('Ovens') +
        raised('1') +
        run(' and kilns') +
        raised('2,3') +
        run(' are hot in x') +
        raised('2') +
        run('.')
    ) +
      p('References', '<w:outlineLvl w:val="0"/>') +
      p('1. Doe J. Bricks of the oven. J Clay. 2012;3:1-12.') +
      p('2. Roe A. Kilns and law. J Clay. 2011;2:3-9.') +
      p('3. Poe B. Ashes. J Clay. 2010;1:5-7.')
  )
  expect(chaptersOf(paper)).toContain('Ovens[@doe2012] and kilns[@roe2011; @poe2010] are hot in x')
  expect(await differentWords(paper)).toEqual({lost: [], added: []})
})

test('repairs of the list are told, as if it were imported alone', () => {
  const paper = imported(
    p('So it is (Doe, 2012).') +
      p('References', '<w:outlineLvl w:val="0"/>') +
      p('Doe, J. (December05, 2012). Bricks of the oven . Clay Press.') +
      p('Roe, A. (n.d.). Kilns and law. Clay Press.')
  )
  expect(paper.told.filter(line => line.includes('list of references'))).toEqual([
    'line 1 of the list of references: The word `December05` looks wrong, expected `December 05`',
    'line 1 of the list of references: A space precedes `.`',
    'line 2 of the list of references: `n.d.` replaces a year'
  ])
})

test('a comment of two lines with its reply becomes a query, and a resolved comment is not written', () => {
  const commented = (id: number): string =>
    `<w:commentRangeStart w:id="${id}"/>${run('1993')}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`
  const comment = (id: number, author: string, content: string): string =>
    `<w:comment w:id="${id}" w:author="${author}"><w:p w14:paraId="P${id}">${content}</w:p></w:comment>`
  const extended = (id: number, attributes: string): string =>
    `<w15:commentEx w15:paraId="P${id}" ${attributes}/>`
  const paper = imported(p(`${run('In ')}${commented(1)}${run(', not ')}${commented(3)}${run('.')}`), {
    'word/comments.xml':
      comment(1, 'Ann Doe', '<w:r><w:t>Is this</w:t><w:br/><w:t>so?</w:t></w:r>') +
      comment(2, 'Bob', run('Yes.')) +
      comment(3, 'Bob', run('Done.')),
    'word/commentsExtended.xml': `<w15:commentsEx>${extended(1, 'w15:done="0"')}${extended(2, 'w15:paraIdParent="P1" w15:done="0"')}${extended(3, 'w15:done="true"')}</w15:commentsEx>`
  })
  expect(chaptersOf(paper)).toContain('In 1993{>>Ann Doe: Is this so? — Bob: Yes.<<}, not 1993.')
})

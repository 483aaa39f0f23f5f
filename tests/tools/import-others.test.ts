import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {strToU8, zipSync} from 'fflate'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {
  chaptersOf,
  differentWords,
  field,
  headingStyles,
  imported,
  p,
  run,
  styled,
  wordParts
} from '../import/document/word-package.ts'
import {judge} from '../judge.ts'

const pandoc = judge('pandoc')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-others-'))
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

const by = 'w:author="Ann Doe" w:date="2026-11-01T00:00:00Z"'
const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : p(content)}</w:tc>`
const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`
const table = (...rows: readonly string[]): string => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`
const math = (text: string): string => `<m:oMath><m:r><m:t>${text}</m:t></m:r></m:oMath>`
const control = (content: string): string => `<w:sdt><w:sdtContent>${content}</w:sdtContent></w:sdt>`
const boxed = (text: string): string => `<w:txbxContent>${p(text)}</w:txbxContent>`
const note = '<w:footnoteReference w:customMarkFollows="1" w:id="1"/>'
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const parts = {
  'word/styles.xml': `${headingStyles}<w:style w:type="paragraph" w:styleId="LN"><w:name w:val="List Number"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
  'word/numbering.xml':
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
  'word/footnotes.xml': `<w:footnote w:id="1">${p('Noted.')}</w:footnote>`,
  'word/comments.xml': `<w:comment w:id="5" w:author="Ann Doe">${p('Is it?')}</w:comment><w:comment w:id="6" w:author="Bo Li">${p('Yes.')}</w:comment>`,
  'word/_rels/document.xml.rels': ['footnotes', 'styles', 'numbering', 'comments']
    .map(name => `<Relationship Id="${name}" Type="${relation}/${name}" Target="${name}.xml"/>`)
    .join('')
}

/**
 * Constructs of Word files that other programs and older versions of Word write: their XML, and the file as read by
 * galley and by Pandoc 3.9 with `--track-changes=all`.
 */
const constructs: ReadonlyArray<readonly [construct: string, body: string, galley: string, theirs: string]> =
  [
    ['a content control around a paragraph', control(p('Held words.')), 'Held words.', 'Held words.'],
    [
      'a content control in a paragraph',
      p(run('a ') + control(run('held')) + run(' b')),
      'a held b',
      'a held b'
    ],
    [
      'a content control around a row',
      table(row(cell('a'), cell('b')), control(row(cell('c'), cell('d')))),
      '| a | b |\n| c | d |',
      '  c   d'
    ],
    [
      'a content control around a cell',
      table(row(cell('a'), cell('b')), `<w:tr>${control(cell('c'))}${cell('d')}</w:tr>`),
      '| a | b |\n| c | d |',
      '  c   d'
    ],
    [
      'a smart tag',
      p(`${run('in ')}<w:smartTag w:element="City">${run('Paris')}</w:smartTag>`),
      'in Paris',
      'in Paris'
    ],
    [
      'custom XML',
      p(`<w:customXml w:element="x">${run('tagged')}</w:customXml>${run(' b')}`),
      'tagged b',
      'b'
    ],
    [
      'alternate content',
      p(
        `<w:r><mc:AlternateContent><mc:Choice><w:t>new</w:t></mc:Choice><mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r>${run(' b')}`
      ),
      'new b',
      'old b'
    ],
    [
      'a text box in VML',
      p(
        `<w:r><w:pict><v:shape><v:textbox>${boxed('Boxed words.')}</v:textbox></v:shape></w:pict></w:r>${run('Text.')}`
      ),
      'Text.\n\nBoxed words.',
      'Text.'
    ],
    [
      'a text box in a group',
      p(
        `<w:r><mc:AlternateContent><mc:Choice><w:drawing><a:graphic><wps:wsp><wps:txbx>${boxed('In a group.')}</wps:txbx></wps:wsp></a:graphic></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>${run('Text.')}`
      ),
      'Text.\n\nIn a group.',
      'Text.'
    ],
    ['a frame', p('Framed.', '<w:framePr w:w="100"/>') + p('Text.'), 'Framed.\n\nText.', 'Framed.\n\nText.'],
    [
      'a table in a cell',
      table(row(cell('a'), cell(table(row(cell('x'), cell('y'))) + p('')))),
      '| x | y |',
      'x   y'
    ],
    [
      'a cell over two rows',
      table(
        row(cell('a', '<w:vMerge w:val="restart"/>'), cell('b')),
        row(cell('', '<w:vMerge/>'), cell('d'))
      ),
      '| a | b |\n|   +---+\n|   | d |',
      '| a | b |\n|   +---+\n|   | d |'
    ],
    [
      'a row that begins in the second column',
      table(row(cell('a'), cell('b')), `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('d')}</w:tr>`),
      '|  | d |',
      '\n  d'
    ],
    [
      'a caption with a simple field',
      p(
        `${run('Table ')}<w:fldSimple w:instr=" SEQ Table ">${run('1')}</w:fldSimple>${run('. Words.')}`,
        styled('Caption')
      ) + table(row(cell('a'), cell('b'))),
      ': Words. {#tbl:1}',
      ': . Words.'
    ],
    [
      'a field in a field',
      p(
        `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> IF </w:instrText></w:r>${field('PAGE', '1')}<w:r><w:instrText> = 1 "x" "y" </w:instrText><w:fldChar w:fldCharType="separate"/></w:r>${run('shown')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
      ),
      'shown',
      '1shown'
    ],
    [
      'a link in a field',
      p(field('HYPERLINK "https://example.org/a"', 'there')),
      '[there](https://example.org/a)',
      '[there](https://example.org/a)'
    ],
    [
      'an equation with its number in a table',
      table(row(cell(p('')), cell(`<w:p><m:oMathPara>${math('a=b')}</m:oMathPara></w:p>`), cell('(1)'))),
      '$$ a=b $$ {#eq:1}',
      '$$a = b$$'
    ],
    [
      'an equation with its number after `#`',
      `<w:p><m:oMathPara><m:oMath><m:eqArr><m:eqArrPr><m:maxDist m:val="1"/></m:eqArrPr><m:e><m:r><m:t>a=b#(1)</m:t></m:r></m:e></m:eqArr></m:oMath></m:oMathPara></w:p>`,
      '$$ a=b $$ {#eq:1}',
      'a = b\\#(1)'
    ],
    [
      'moved words',
      `<w:p><w:moveFrom w:id="2" ${by}>${run('Moved. ')}</w:moveFrom>${run('Stays. ')}<w:moveTo w:id="3" ${by}>${run('Moved.')}</w:moveTo></w:p>`,
      '{--Moved. --}{>>@Ann-Doe<<}Stays. {++Moved.++}{>>@Ann-Doe<<}',
      'Stays. [Moved.]{.insertion'
    ],
    [
      'a tracked content control',
      p(`<w:ins w:id="20" ${by}>${control(run('new'))}</w:ins>${run(' b')}`),
      '{++new++}{>>@Ann-Doe<<} b',
      '[new]{.insertion'
    ],
    [
      'a tracked look',
      p(
        `<w:r><w:rPr><w:b/><w:rPrChange w:id="9" ${by}><w:rPr/></w:rPrChange></w:rPr><w:t>bold</w:t></w:r>${run(' b')}`
      ),
      '**bold**',
      '**bold**'
    ],
    [
      'a comment with its reply',
      p(
        `<w:commentRangeStart w:id="5"/>${run('1993')}<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/><w:commentReference w:id="6"/></w:r>`
      ),
      '1993{>>Ann Doe: Is it?<<}{>>Bo Li: Yes.<<}',
      '[Is it?]{.comment-start id="5" author="Ann Doe"}1993'
    ],
    [
      'a note with a sign of its own',
      p(`${run('So')}<w:r>${note}<w:t>*</w:t></w:r>${run(' b')}`),
      'So[^1] b',
      'So[^1] b'
    ],
    [
      'an arrow of Wingdings',
      p(`<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>${run(' b')}`),
      '→ b',
      '🡪 b'
    ],
    [
      'hyphens',
      p('<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/><w:t>eration</w:t></w:r>'),
      'co‑operation',
      'co‑op\u00aderation'
    ],
    [
      'a positioned tab',
      p('<w:r><w:t>left</w:t><w:ptab w:alignment="right"/><w:t>right</w:t></w:r>'),
      'left right',
      'leftright'
    ],
    ['a carriage return', p('<w:r><w:t>one</w:t><w:cr/><w:t>two</w:t></w:r>'), 'one\\\ntwo', 'onetwo'],
    [
      'a page break within words',
      p('<w:r><w:t>one</w:t><w:br w:type="page"/><w:t>two</w:t></w:r>'),
      'one two',
      'one\\\ntwo'
    ],
    [
      'directions',
      p(
        `${run('a ')}<w:dir w:val="rtl">${run('قانون', '<w:rtl/>')}</w:dir><w:bdo w:val="rtl">${run(' b')}</w:bdo>`
      ),
      'a قانون b',
      'a'
    ],
    [
      'letters with their reading',
      p(`<w:r><w:ruby><w:rt>${run('kan')}</w:rt><w:rubyBase>${run('漢')}</w:rubyBase></w:ruby></w:r>`),
      '漢 (kan)',
      ''
    ],
    ['two lines through words', p(run('abc', '<w:dstrike/>') + run(' d')), '~~abc~~ d', 'abc d'],
    [
      'a list by its style',
      p('One', styled('LN')) + p('Two', styled('LN')),
      '1.  One\n2.  Two',
      '1.  One\n\n2.  Two'
    ],
    [
      'a paragraph without the number of its style',
      p('One', styled('LN')) + p('None', `${styled('LN')}<w:numPr><w:numId w:val="0"/></w:numPr>`),
      '1.  One\n\nNone',
      '1.  One\n\n    None'
    ],
    [
      'a display within a sentence',
      `<w:p>${run('So ')}<m:oMathPara>${math('a')}</m:oMathPara>${run(' holds')}</w:p>`,
      'So\n\n$$ a $$\n\nholds',
      'So $$a$$ holds'
    ]
  ]

/** A Word file with the parts that Pandoc needs. */
function wordFile(body: string): string {
  const path = join(folder, 'a.docx')
  const names = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
  const files = {
    ...wordParts(body, parts),
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': `<Relationships ${names}><Relationship Id="r1" Type="${relation}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships ${names}>${parts['word/_rels/document.xml.rels']}</Relationships>`
  }
  writeFileSync(
    path,
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
  )
  return path
}

test.each(constructs)('%s as galley and Pandoc read it', async (_, body, ours, theirs) => {
  const paper = imported(body, parts)
  expect(chaptersOf(paper)).toContain(ours)
  expect(await differentWords(paper)).toEqual({lost: [], added: []})
  const {stdout} = pandoc([wordFile(body), '-t', 'markdown', '--wrap=none', '--track-changes=all'])
  expect(stdout).toContain(theirs)
})

import {describe, expect, test} from 'vitest'
import {elementsOf, parseXml} from '../../src/core/xml.ts'
import {paragraphsOf, partsOf} from '../docx-file.ts'
import {proofDocument, redlineDocument} from '../docx-redline.ts'
import {samples} from '../picture-samples.ts'
import {textWorld} from '../world.ts'

const plain = 'title: T\nnumber-sections: false'

/** The body of a proof with tracked changes, after its title. */
async function tracked(before: string, after: string): Promise<readonly string[]> {
  const [old, next] = [before, after].map(text => textWorld({'01.md': text, 'manuscript.yaml': plain}))
  const parts = partsOf(await redlineDocument(old!, next!))
  return paragraphsOf(parts['word/document.xml']).slice(1)
}

const moved = 'This paragraph has many words of its own, by which it is found again elsewhere.'
const first = 'The first sentence stands here.'
const second = 'The second sentence stands there.'
const staying = `${first} ${second} A third sentence makes this longer, so that it is the one that stays.`

const listWas = (last: string): string[] =>
  ['one', last].map(item => `ListParagraph (was ListParagraph): ${item}`)

describe('what changed since an earlier version is a tracked change of Word', () => {
  test.each([
    ['a word', 'The old word.', 'The new word.', ['BodyText: The -{old}+{new} word.']],
    [
      'a paragraph',
      'One.',
      'One.\n\nTwo words.',
      ['BodyText: One.', 'BodyText: +{Two words.}+¶', 'BodyText: ']
    ],
    [
      'a division',
      `${first} ${second}`,
      `${first}\n\n${second}`,
      [`BodyText: ${first}-{ }+¶`, `BodyText: ${second}`]
    ],
    [
      'a join',
      `${first}\n\n${second}`,
      `${first} ${second}`,
      [`BodyText: ${first}+{ }-¶`, `BodyText: ${second}`]
    ],
    [
      'a division with a paragraph between the halves',
      `${first} ${second}`,
      `${first}\n\nSomething else is new.\n\n${second}`,
      [`BodyText: ${first}-{ }+¶`, 'BodyText: +{Something else is new.}+¶', `BodyText: ${second}`]
    ],
    ['a look', 'A plain word.', 'A *plain* word.', ['BodyText: A ~{→i: plain} word.']],
    [
      'a move',
      `${moved}\n\n${staying}\n\nLast.`,
      `${staying}\n\n${moved}\n\nLast.`,
      [`BodyText: <{${moved}}<¶`, `BodyText: ${staying}`, `BodyText: >{${moved}}>¶`, 'BodyText: Last.']
    ],
    [
      'a move of a paragraph with a link, whose end LibreOffice would keep as a moved one',
      `${moved} See [it](https://a.example).\n\n${staying}\n\nLast.`,
      `${staying}\n\n${moved} See [it](https://a.example).\n\nLast.`,
      [
        `BodyText: <{${moved} See }<{it}<{.}-¶`,
        `BodyText: ${staying}`,
        `BodyText: >{${moved} See }>{it}>{.}+¶`,
        'BodyText: Last.'
      ]
    ],
    [
      'a division after the first note, after which LibreOffice tracks no end of a paragraph',
      `${first}^[One.] ${second}`,
      `${first}^[One.]\n\n${second}`,
      [`BodyText: ${first}^1-{ ${second}}`, `BodyText: +{${second}}+¶`, 'BodyText: ']
    ],
    [
      'a join after the first note',
      `${first}^[One.]\n\n${second}`,
      `${first}^[One.] ${second}`,
      [`BodyText: ${first}^1+{ ${second}}`, `BodyText: -{${second}}-¶`, 'BodyText: ']
    ],
    [
      'a division after another note',
      `One^[One.].\n\n${first}^[Two.] ${second}`,
      `One^[One.].\n\n${first}^[Two.]\n\n${second}`,
      ['BodyText: One^1.', `BodyText: ${first}^2-{ }+¶`, `BodyText: ${second}`]
    ],
    ['the level of a heading', '# A\n\n## B', '# A\n\n### B', ['Heading1: A', 'Heading3 (was Heading2): B']],
    [
      'a display formula',
      '$$a$$',
      '$$b$$',
      ['Equation: -{→<a>}-¶', 'Equation: +{→<b>}(1:)+{}+¶', 'BodyText: ']
    ],
    ['a formula', 'So $a$ is.', 'So $b$ is.', ['BodyText: So -{<a>}+{<b>}(1:) is.']],
    [
      'a row',
      '| a |\n|---|\n| b |\n',
      '| a |\n|---|\n| b |\n| c |\n',
      ['| TableHead: a |', '| TableText: b |', '+| TableText: +{c} |', 'TableText: ']
    ],
    [
      'a division with a table between the halves',
      `${first} ${second}`,
      `${first}\n\n| a |\n|---|\n| b |\n\n${second}`,
      [
        `BodyText: ${first}-{ ${second}}`,
        '+| TableHead: +{a} |',
        '+| TableText: +{b} |',
        `BodyText: +{${second}}+¶`,
        'BodyText: '
      ]
    ],
    [
      'a join over a table that is deleted',
      `${first}\n\n| a |\n|---|\n| b |\n\n${second}`,
      `${first} ${second}`,
      [
        `BodyText: ${first}+{ ${second}}`,
        '-| TableHead: -{a} |',
        '-| TableText: -{b} |',
        `BodyText: -{${second}}-¶`,
        'BodyText: '
      ]
    ],
    ['a paragraph that became a quotation', moved, `> ${moved}`, [`Quote (was BodyText): ${moved}`]],
    [
      'a paragraph that became a quotation with the listing after it',
      `${moved}\n\n    code`,
      `> ${moved}\n>\n>     code`,
      [
        `BodyText: -{${moved}}-¶`,
        'SourceCode: -{code}-¶',
        `Quote: +{${moved}}+¶`,
        'SourceCode: +{code}+¶',
        'BodyText: '
      ]
    ],
    [
      'a caption of a table that became that of a picture',
      '| a |\n|---|\n| b |\n\n: The words of the caption.',
      '| a |\n|---|\n| b |\n\n![The words of the caption.](a.png)',
      [
        '+| TableHead: +{a} |',
        '+| TableText: +{b} |',
        'Caption: -{Table 1. The words of the caption.}-¶',
        '-| TableHead: -{a} |',
        '-| TableText: -{b} |',
        'Figure: +{[a.png]}+¶',
        'Caption: +{Figure 1. }+{The words of the caption.}+¶',
        'BodyText: '
      ]
    ],
    ['a list that became numbered', '- one\n- two', '1. one\n2. two', listWas('two')],
    [
      'a numbered list with another item',
      '- one item\n- two items',
      '1. one item\n2. two new items',
      ['ListParagraph (was ListParagraph): one item', 'ListParagraph (was ListParagraph): two+{ new} items']
    ],
    [
      'a note that moves with its paragraph',
      `${moved}^[Its note.]\n\n${staying}\n\nLast.`,
      `${staying}\n\n${moved}^[Its note.]\n\nLast.`,
      [`BodyText: <{${moved}^1}<¶`, `BodyText: ${staying}`, `BodyText: >{${moved}^2}>¶`, 'BodyText: Last.']
    ],
    [
      'a note whose only call is deleted, which is listed then',
      `${first}[^n]\n\n[^n]: Its note.`,
      `${first}\n\n[^n]: Its note.`,
      [`BodyText: ${first}-{^1}`, 'Heading1: +{Notes}+¶', 'FootnoteText: +{1. }+{Its note.}+¶', 'BodyText: ']
    ],
    ['a link', 'See it.', 'See [it](https://a.example).', ['BodyText: See ~{→rStyle: it}.']]
  ])('%s', async (_, before, after, expected) => {
    expect(await tracked(before, after)).toEqual(expected)
  })
})

test('an item that was rewritten has its bullet in both versions', async () => {
  const item = (words: string): string =>
    `- one item\n- ${words}\n    - a nested item of many words stays as it was`
  const [old, next] = [item('suffix'), item('other words of an item that are all new')].map(text =>
    textWorld({'01.md': text})
  )
  const part = partsOf(await redlineDocument(old!, next!))['word/document.xml']!
  expect(part.match(/<w:numPr>/g)).toHaveLength(4)
})

test('a deleted picture is that of the old version', async () => {
  const old = textWorld({'01.md': `${first}\n\n![](a.png)`, 'a.png': samples.png})
  const parts = partsOf(await redlineDocument(old, textWorld({'01.md': first})))
  expect(paragraphsOf(parts['word/document.xml']).slice(1)).toEqual([
    `BodyText: ${first}`,
    'Figure: -{<picture>}-¶',
    'BodyText: '
  ])
  expect(Object.keys(parts).filter(path => path.startsWith('word/media/'))).toHaveLength(1)
})

const works = 'references: [{id: a, title: Kilns}, {id: b, title: Rivers}]'

/** The paragraphs from the list of references on. */
async function trackedList(before: string, after: string): Promise<readonly string[]> {
  const [old, next] = [before, after].map(text =>
    textWorld({'01.md': text, 'manuscript.yaml': `${plain}\n${works}`})
  )
  const all = paragraphsOf(partsOf(await redlineDocument(old!, next!))['word/document.xml'])
  return all.slice(all.findIndex(line => /References/.test(line)))
}

test.each([
  ['a citation', `${moved} [@a]`, `${moved} [@a]`, ['-¶', '+¶']],
  ['new words at its end', moved, `${moved} These are new.`, ['<¶', '+¶']],
  ['deleted words at its end', `${moved} These are old.`, moved, ['<¶', '>¶']]
])('a paragraph that moved with %s has an end that LibreOffice tracks', async (_, before, after, ends) => {
  const [old, next] = [`${before}\n\n${staying}\n\nSo [@b].`, `${staying}\n\n${after}\n\nSo [@b].`].map(
    text => textWorld({'01.md': text, 'manuscript.yaml': `${plain}\n${works}`})
  )
  const lines = paragraphsOf(partsOf(await redlineDocument(old!, next!))['word/document.xml'])
  expect([lines[1], lines[3]].map(line => line?.slice(-2))).toEqual(ends)
})

test('the end of the field of the references stays where the last entry goes', async () => {
  expect(await trackedList('So [@a; @b].', 'So [@a].')).toEqual([
    'Heading1: References',
    'Bibliography: [ADDIN ZOTERO_BIBL: 1. →Kilns. [no date].-¶',
    'Bibliography: -{2. →Rivers. [no date].}]'
  ])
})

test('the heading of the references that galley adds is an insertion where the author deleted one', async () => {
  expect(await trackedList('So [@a].\n\n# References', 'So [@a].')).toEqual([
    'Heading1: -{References}-¶',
    'Heading1: +{References}+¶',
    'Bibliography: [ADDIN ZOTERO_BIBL: 1. →Kilns. [no date].]'
  ])
})

test('a comment at the title counts the changes, and names those without marks', async () => {
  const [old, next] = ['one', 'two'].map(word =>
    textWorld({'01.md': `So $${word}$ is.`, 'manuscript.yaml': `title: T\nkeywords: [${word}]`})
  )
  const parts = partsOf(await redlineDocument(old!, next!))
  expect(paragraphsOf(parts['word/document.xml'])[0]).toBe('Title: (0:T)')
  expect(paragraphsOf(parts['word/comments.xml'])).toEqual([
    'CommentText: Changes since round 1: 2 changes (title, authors and dates 1, headings, figures, tables and formulas 1); 1 word inserted, 1 deleted.',
    'CommentText: keywords: one → two',
    'CommentText: Formula changed: $one$ → $two$'
  ])
})

test('an insertion after an insertion in the paragraph before has a date, since LibreOffice would join both', async () => {
  const [old, next] = [
    'It stays as it is.\n\nIt stays, too.',
    'It stays as it is. Its end is new.\n\nThe beginning is new. It stays, too.'
  ].map(text => textWorld({'01.md': text}))
  const part = partsOf(await redlineDocument(old!, next!))['word/document.xml']!
  expect(part.match(/<w:ins [^>]*>/g)).toEqual([
    '<w:ins w:id="1" w:author="galley (Changes since round 1)">',
    '<w:ins w:id="2" w:author="galley (Changes since round 1)" w:date="1980-01-01T00:00:00Z">'
  ])
})

test('no comment has the number of a note, since LibreOffice would take it for one', async () => {
  const text = 'One[^n] word{>>Why?<<}, and two^[Another.].\n\n[^n]: A note{>>Whose?<<}.'
  const parts = partsOf(await proofDocument(textWorld({'01.md': text})))
  const numbersOf = (name: string): readonly number[] => {
    const root = parseXml(parts[`word/${name}s.xml`]!).root
    return elementsOf(root, `w:${name}`).map(({attributes}) => Number(attributes.get('w:id')))
  }
  const [notes, comments] = [numbersOf('footnote'), numbersOf('comment')]
  expect([notes.length, comments.length]).toEqual([4, 2])
  expect(comments.filter(number => notes.includes(number))).toEqual([])
})

test('edits in the text are tracked changes, and queries are comments at their words', async () => {
  const text =
    'An {++added++} and a {--removed--} word. Which one?{>>Who says so?<<}\n\nAnd a note[^n].\n\n[^n]: Here{>>And here?<<}.'
  const parts = partsOf(await proofDocument(textWorld({'01.md': text})))
  expect(paragraphsOf(parts['word/document.xml']).slice(1)).toEqual([
    'BodyText: An +{added} and a -{removed} word. Which (0:one?)',
    'BodyText: And a note(1:^1).'
  ])
  expect(paragraphsOf(parts['word/comments.xml'])).toEqual([
    'CommentText: AQ1: Who says so?',
    'CommentText: AQ2: note 1: And here?'
  ])
})

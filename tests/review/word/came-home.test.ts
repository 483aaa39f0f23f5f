import {expect, test} from 'vitest'
import type {WordDocument} from '../../../src/review/word/read/document.ts'
import {cameHome, paragraphXml, wordOf} from './word-file.ts'

const bib = '@book{a, author={Roe, Ann}, title={A book}, publisher={Press}, date={1990}}'

/** The text of a paper after these paragraphs have returned from Word, and then the listed items without a place. */
async function home(markdown: string, paragraphs: readonly string[]): Promise<readonly string[]> {
  const {texts, listed} = await cameHome({'01.md': markdown, 'refs.bib': bib}, wordOf(paragraphs))
  return [texts['01.md'] ?? 'unchanged', ...listed]
}

/** A table of rows in the notation of `paragraphXml`; `+` or `-` before a row marks it as added or deleted by Ann. */
function table(...rows: readonly string[]): string {
  const mark = '<w:trPr><w:ins w:author="Ann"/></w:trPr>'
  const end = '<w:trPr><w:del w:author="Ann"/></w:trPr>'
  const rowXml = (row: string): string => {
    const cells = row
      .replace(/^[+-]/, '')
      .split('/')
      .map(words => `<w:tc>${paragraphXml(words)}</w:tc>`)
    return `<w:tr>${{'+': mark, '-': end}[row[0]!] ?? ''}${cells.join('')}</w:tr>`
  }
  return `<w:tbl>${rows.map(rowXml).join('')}</w:tbl>`
}

const dogs = '| Dog | Age |\n|-----|----:|\n| Rex | 3 |\n| Ina | 4 |'

function runXml(text: string, look = ''): string {
  return `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
}

test.each([
  ['an insertion', 'A dog runs.', ['A [+Ann:big +]dog runs.'], 'A {++big ++}{>>@Ann<<}dog runs.'],
  ['a deletion', 'A big dog runs.', ['A [-Ann:big -]dog runs.'], 'A {--big --}{>>@Ann<<}dog runs.'],
  ['a replacement', 'A big dog.', ['A [-Ann:big-][+Ann:small+] dog.'], 'A {~~big~>small~~}{>>@Ann<<} dog.'],
  [
    'two people',
    'A big dog.',
    ['A [-Ann:big -][+Bo:old +]dog.'],
    'A {--big --}{>>@Ann<<}{++old ++}{>>@Bo<<}dog.'
  ],
  [
    'words changed with tracking off',
    'A big dog.',
    ['A small dog.'],
    'A {~~big~>small~~}{>>changed with tracking off<<} dog.'
  ],
  ['nothing', 'A “big” dog -- it’s\nthere...', ['A "big" dog – it\'s there…'], 'unchanged'],
  ['dots and dashes in code', 'A dog runs `a -- b ...` there.', ['A dog runs a – b … there.'], 'unchanged'],
  [
    'half of emphasis',
    'A *big old* dog.',
    ['A *big*[-Ann: old dog-].'],
    'A *big{-- old--}{>>@Ann<<}*{-- dog--}{>>@Ann<<}.'
  ],
  ['emphasis as a whole', 'A *big* dog.', ['A [-Ann:big -]dog.'], 'A {--*big* --}{>>@Ann<<}dog.'],
  [
    'the end of emphasis',
    'A *big old* dog.',
    ['A *big *[-Ann:old-] dog.'],
    'A *big{-- old--}{>>@Ann<<}* dog.'
  ],
  ['its beginning', 'A *big old* dog.', ['A [-Ann:big-]* old* dog.'], 'A *{--big --}{>>@Ann<<}old* dog.'],
  ['an inserted word in italics', 'A dog.', ['A [+Ann:*big* +]dog.'], 'A {++*big* ++}{>>@Ann<<}dog.'],
  [
    'what would be markup',
    'A dog.',
    ['A [+Ann:*b_i_g* [x] @me a@b.c +]dog.'],
    'A {++*b_i_g* \\[x\\] \\@me a@b.c ++}{>>@Ann<<}dog.'
  ],
  [
    'a split',
    'One. Two.\n\nThree.',
    ['One.[+Ann¶+]', '[-Ann: -]Two.', 'Three.'],
    'One.{-- --}{>>@Ann<<}{++\n\n++}{>>@Ann<<}Two.\n\nThree.'
  ],
  [
    'a new paragraph',
    'One.\n\nThree.',
    ['One.[+Ann¶+]', '[+Ann:Two.+]', 'Three.'],
    'One.\n\n{++\n\nTwo.\n\n++}{>>@Ann<<}\n\nThree.'
  ],
  [
    'a new paragraph as Word writes it',
    'One.\n\nThree.',
    ['One.', '[+Ann:Two.+][+Ann¶+]', 'Three.'],
    'One.\n\n{++\n\nTwo.\n\n++}{>>@Ann<<}\n\nThree.'
  ],
  [
    'a join',
    'One.\n\nTwo.',
    ['One.[-Ann¶-]', '[+Ann: +]Two.'],
    'One.{--\n\n--}{>>@Ann<<}{++ ++}{>>@Ann<<}Two.'
  ],
  [
    'a paragraph that goes',
    'One.\n\nTwo.\n\nThree.',
    ['One.', '[-Ann:Two.-][-Ann¶-]', 'Three.'],
    'One.\n\n{--Two.--}{>>@Ann<<}\n\nThree.'
  ],
  [
    'a new paragraph before a list',
    'One.\n\n- Two\n- Three',
    ['One.', '[+Ann:New.+][+Ann¶+]', 'Two', 'Three'],
    'One.\n\n{++\n\nNew.\n\n++}{>>@Ann<<}\n\n- Two\n- Three'
  ],
  [
    'a new item',
    '- Two\n- Three',
    ['Two[+Ann¶+]', '{item}[+Ann:New+]', 'Three'],
    '- Two\n- {++New++}{>>@Ann<<}\n- Three'
  ],
  [
    'a new paragraph behind a list',
    '- Two\n- Three\n\nFour.',
    ['Two', 'Three', '[+Ann:New.+][+Ann¶+]', 'Four.'],
    '- Two\n- Three\n\n{++\n\nNew.\n\n++}{>>@Ann<<}\n\nFour.'
  ],
  [
    'a heading in another form',
    '# Introduction\n\nOne two three.',
    ['1 Introductions', 'One two three.'],
    '# {~~Introduction~>Introductions~~}{>>changed with tracking off<<}\n\nOne two three.'
  ],
  [
    'the number of a heading',
    '# Introduction\n\nOne two three.',
    ['[-Ann:1-][+Ann:2+] [+Ann:An +]Introduction', 'One two three.'],
    '# {++An ++}{>>@Ann<<}Introduction\n\nOne two three.\ndeletion “1” “”: galley generates these words; they are not in the text\ninsertion “” “2”: galley generates these words; they are not in the text'
  ],
  [
    'the words of a citation',
    'One [@a] two three.',
    ['One {cite {}|(Roe [-Ann:1990-][+Ann:1991+])} two three.'],
    'unchanged\nsubstitution “(1)” “(Roe 1991)”: it is a citation whose new words no citation of the paper has; change it by its key'
  ],
  [
    'a citation that Zotero rendered with tracking on',
    'One [@a] two three.',
    ['One {cite {}|[-Ann:(Roe 1990)-][+Ann:(1)+]} two three.'],
    'unchanged'
  ],
  [
    'other words between the same neighbours',
    'One two three.\n\n# Results\n\nFour five six.',
    ['One two three.', 'Findings', 'Four five six.'],
    'One two three.\n\n# {~~Results~>Findings~~}{>>changed with tracking off<<}\n\nFour five six.'
  ],
  [
    'the title',
    '---\ntitle: The big dog\n---\n\nOne two three four.',
    ['The [-Ann:big-][+Ann:small+] dog', 'One two three four.'],
    '---\ntitle: The {~~big~>small~~}{>>@Ann<<} dog\n---\n\nOne two three four.'
  ],
  [
    'a title in quotation marks',
    '---\ntitle: "Dogs: big"\n---\n\nOne two three four.',
    ['Dogs: [-Ann:big-][+Ann:[x]+]', 'One two three four.'],
    '---\ntitle: "Dogs: {~~big~>\\\\[x\\\\]~~}{>>@Ann<<}"\n---\n\nOne two three four.'
  ],
  [
    'a title in single quotation marks',
    "---\ntitle: 'Dogs: big'\n---\n\nOne two three four.",
    ["Dogs: [-Ann:big-][+Ann:a dog's+]", 'One two three four.'],
    "---\ntitle: 'Dogs: {~~big~>a dog''s~~}{>>@Ann<<}'\n---\n\nOne two three four."
  ],
  [
    'a new row of a table',
    `${dogs}\n\nOne two.`,
    [table('Dog/Age', 'Rex/3', '+Max/5 or | 6', 'Ina/4'), 'One two.'],
    `${dogs.replace('3 |', '3 |\n| {++Max++}{>>@Ann<<} | {++5 or \\| 6++}{>>@Ann<<} |')}\n\nOne two.`
  ],
  [
    'a new row behind the head, with tracking off, and one at the end',
    `> ${dogs.replaceAll('\n', '\n> ')}\n\nOne two.`,
    [table('Dog/Age', 'Max/', 'Rex/3', 'Ina/4', '+Leo/9'), 'One two.'],
    `> ${dogs.replaceAll('\n', '\n> ').replace('-:|', '-:|\n> | {++Max++}{>>changed with tracking off<<} |  |')}\n> | {++Leo++}{>>@Ann<<} | {++9++}{>>@Ann<<} |\n\nOne two.`
  ],
  [
    'a row that goes',
    `${dogs}\n\nOne two.`,
    [table('Dog/Age', '-[-Ann:Rex-]/[-Ann:3-]', 'Ina/4'), 'One two.'],
    `${dogs.replace('Rex | 3', '{--Rex--}{>>@Ann<<} | {--3--}{>>@Ann<<}')}\n\nOne two.`
  ],
  [
    'a caption that Word has counted anew',
    `${dogs}\n\n: Old words {#tbl:x}\n\nOne two.`,
    ['Table 3. Old words', table('Dog/Age', 'Rex/3', 'Ina/4'), 'One two.'],
    'unchanged'
  ],
  [
    'other words of a caption that Word has counted anew',
    `${dogs}\n\n: Old words {#tbl:x}\n\nOne two.`,
    ['Table 12: Old and new words', table('Dog/Age', 'Rex/3', 'Ina/4'), 'One two.'],
    `${dogs}\n\n: Old {++and new ++}{>>changed with tracking off<<}words {#tbl:x}\n\nOne two.`
  ],
  [
    'a caption that goes with its label',
    `${dogs}\n\n: Old words {#tbl:x}\n\nOne two.`,
    ['[-Ann:Table -][-Ann:1-][-Ann:. -][-Ann:Old words-]', table('Dog/Age', 'Rex/3', 'Ina/4'), 'One two.'],
    `${dogs}\n\n: {--Old words--}{>>@Ann<<} {#tbl:x}\n\nOne two.`
  ],
  [
    'a heading that a program wrote in bold',
    '# Results\n\nOne two three.',
    [`<w:p>${runXml('Results', '<w:b/>')}</w:p>`, 'One two three.'],
    'unchanged'
  ],
  [
    'new italics',
    'A big old dog runs.',
    ['A *big old* dog runs.'],
    'A {~~big old~>*big old*~~}{>>changed with tracking off<<} dog runs.'
  ],
  [
    'italics that go',
    'A *big* dog runs.',
    ['A big dog runs.'],
    'A {~~*big*~>big~~}{>>changed with tracking off<<} dog runs.'
  ],
  [
    'italics that go in part',
    'A *big old* dog runs.',
    ['A *big* old dog runs.'],
    'A {~~*big old*~>*big* old~~}{>>changed with tracking off<<} dog runs.'
  ],
  [
    'bold in place of italics',
    'A **big** dog runs.',
    ['A *big* dog runs.'],
    'A {~~**big**~>*big*~~}{>>changed with tracking off<<} dog runs.'
  ],
  [
    'a raised letter beside a new word',
    'A 2nd dog runs.',
    [
      `<w:p>${runXml('A 2')}${runXml('nd', '<w:vertAlign w:val="superscript"/><w:rPrChange w:author="Ann"/>')}<w:ins w:author="Ann">${runXml(' big')}</w:ins>${runXml(' dog runs.')}</w:p>`
    ],
    'A 2{~~nd~>^nd^~~}{>>@Ann<<}{++ big++}{>>@Ann<<} dog runs.'
  ],
  [
    'a raised letter that is plain',
    'A 2^nd^ dog runs.',
    ['A 2nd dog runs.'],
    'A 2{~~^nd^~>nd~~}{>>changed with tracking off<<} dog runs.'
  ],
  [
    'a struck word that is plain',
    'A ~~big~~ dog runs.',
    ['A big dog runs.'],
    'A {~~~~big~~~>big~~}{>>changed with tracking off<<} dog runs.'
  ],
  [
    'a lowered letter that is plain',
    'H~2~O runs.',
    ['H2O runs.'],
    'unchanged\nsubstitution “2” “2”: written there, its words would be read as something else'
  ],
  [
    'italics with a citation in them',
    'A dog [@a] runs.',
    ['A *dog* {cite {}|(1)} *runs*.'],
    'A {~~dog [@a] runs~>*dog [@a] runs*~~}{>>changed with tracking off<<}.'
  ],
  [
    'a look in a word that Markdown cannot mark',
    'A big@dog runs.',
    [`<w:p>${runXml('A big')}${runXml('@', '<w:i/>')}${runXml('dog runs.')}</w:p>`],
    'unchanged\nsubstitution “@” “*@*”: written there, its words would be read as something else'
  ],
  ...(['', '"', "'"] as const).map((quote): [string, string, string[], string] => [
    `an apostrophe in an abstract within ${quote || 'no marks'}`,
    `---\nabstract: ${quote}A dog runs.${quote}\n---\n\nOne two three four.`,
    ["A dog[+Ann:'s tail+] runs.", 'One two three four.'],
    `---\nabstract: ${quote}A dog{++${quote === "'" ? "''" : "'"}s tail++}{>>@Ann<<} runs.${quote}\n---\n\nOne two three four.`
  ]),
  [
    'an abstract over lines',
    '---\nabstract: >\n  A big\n  dog runs.\n---\n\nOne two three four.',
    ['A big dog [-Ann:runs-][+Ann:sleeps+].', 'One two three four.'],
    '---\nabstract: >\n  A big\n  dog {~~runs~>sleeps~~}{>>@Ann<<}.\n---\n\nOne two three four.'
  ],
  [
    'citations that became text, behind a formula of a letter',
    'One $f$ of fine [@a] things.',
    [
      '<w:p><w:r><w:t xml:space="preserve">One </w:t></w:r><m:oMath><m:r><m:t>f</m:t></m:r></m:oMath><w:r><w:t xml:space="preserve"> of fine (1) things.</w:t></w:r></w:p>'
    ],
    'unchanged'
  ],
  [
    'an edit in code',
    'A dog runs `cat -n file` there.',
    ['A dog runs cat [-Ann:-n-][+Ann:-b+] file there.'],
    'A dog runs {~~`cat -n file`~>`cat -b file`~~}{>>@Ann<<} there.'
  ],
  [
    'a code block',
    '```\na b c\n```\n\nOne two three four.',
    ['a [-Ann:b-] c', 'One two three four.'],
    '{~~\n\n```\na b c\n```\n\n~>\n\n```\na  c\n```\n\n~~}{>>@Ann<<}\n\nOne two three four.'
  ],
  [
    'lines of a code block',
    'One two.\n\n``` py\nif a:\n    b\n```\n\nThree four.',
    [
      'One two.',
      '<w:p><w:r><w:t>if a:</w:t><w:br/><w:t xml:space="preserve">    b</w:t></w:r></w:p>'.replace(
        '</w:r>',
        '</w:r><w:ins w:author="Ann"><w:r><w:br/><w:t xml:space="preserve">    c + 1</w:t></w:r></w:ins>'
      ),
      'Three four.'
    ],
    'One two.\n\n{~~\n\n``` py\nif a:\n    b\n```\n\n~>\n\n``` py\nif a:\n    b\n    c + 1\n```\n\n~~}{>>@Ann<<}\n\nThree four.'
  ],
  [
    'a code block within an item',
    '- One\n\n  ```\n  a b c\n  ```\n\nOne two three four.',
    ['{item}One', 'a [-Ann:b-] c', 'One two three four.'],
    'unchanged\nsubstitution “a b c” “a  c”: it is code, in which no edit can be marked'
  ],
  [
    'an edit of what no field of an entry has',
    '---\nbibliography: refs.bib\n---\n\nOne two [@a].\n',
    ['One two {cite {}|(1)}.', '1. Roe A. A book.[+Ann: 2nd ed.+] Press; 1990.'],
    'unchanged\ninsertion “” “ 2nd ed.”: entries are changed in the bibliography'
  ]
])('%s', async (_, markdown, paragraphs, expected) => {
  expect((await home(markdown, paragraphs)).join('\n')).toBe(expected)
})

test('words beside a citation that a style puts into a note', async () => {
  const files = {
    'manuscript.yaml': 'title: Dogs\nstyle: notes\nbibliography: refs.bib\n',
    '01.md': 'Many, as @a says, run.',
    'refs.bib': bib
  }
  const notes = `<w:footnotes><w:footnote w:id="2">${paragraphXml('{cite {}|Roe, A Book.}')}</w:footnote></w:footnotes>`
  const document = wordOf(['Dogs', 'Many[+Ann: dogs+], as Roe{note 2} [-Ann:says-][+Ann:writes+], run.'], {
    'word/footnotes.xml': notes
  })
  const {texts, listed} = await cameHome(files, document)
  const expected = 'Many{++ dogs++}{>>@Ann<<}, as @a {~~says~>writes~~}{>>@Ann<<}, run.'
  expect([texts['01.md'], ...listed]).toEqual([expected])
})

const question =
  '<w:comments><w:comment w:id="1" w:author="Bo Li"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment></w:comments>'

test.each([
  ['words', 'A big dog.', ['A [>1>]big[<1<] dog.'], 'A big{>>Bo Li: Why?<<} dog.'],
  [
    'words that an edit follows',
    'A big dog.',
    ['A [>1>]big[<1<][+Ann: old+] dog.'],
    'A big{>>Bo Li: Why?<<}{++ old++}{>>@Ann<<} dog.'
  ],
  [
    'words that are deleted',
    'A big dog.',
    ['A [>1>][-Ann:big -][<1<]dog.'],
    'A {>>Bo Li: Why?<<}{--big --}{>>@Ann<<}dog.'
  ],
  [
    'nothing in the article',
    'A big dog.',
    ['A big dog.', '[>1>]galley makes this[<1<]'],
    'unchanged\ninsertion “” “galley makes this”: its paragraph is not in the article\ncomment “” “Why?”: the words that it is about are not in the article'
  ]
])('a comment about %s', async (_, markdown, paragraphs, expected) => {
  const document = wordOf(paragraphs, {'word/comments.xml': question})
  const {texts, listed} = await cameHome({'01.md': markdown}, document)
  expect([texts['01.md'] ?? 'unchanged', ...listed].join('\n')).toBe(expected)
})

test('a reply to a query is its answer', async () => {
  const comment = (id: number, author: string, text: string): string =>
    `<w:comment w:id="${id}" w:author="${author}"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`
  const comments = (...all: readonly string[]): Readonly<Record<string, string>> => ({
    'word/comments.xml': `<w:comments>${all.join('')}</w:comments>`
  })
  const asked = comment(0, 'Editor', 'AQ1: How big?')
  const sent = [wordOf(['A [>0>]big[<0<] dog.'], comments(asked))]
  const document = wordOf(
    ['A [>0>][>5>]big[<0<][<5<] dog.'],
    comments(asked, comment(5, 'Ann', 'Two metres.'))
  )
  const queries = [{number: 1, question: 'How big?', about: 'big'}]
  const {home, texts} = await cameHome({'01.md': 'A big<!-- Q: How big? --> dog.'}, document, {sent, queries})
  expect(texts).toEqual({})
  expect(home.answers).toEqual([{by: 'Ann', query: 1, question: 'How big?', answer: 'Two metres.'}])
})

test('a note that somebody added comes home with its call', async () => {
  const notes = `<w:footnotes><w:footnote w:id="2">${paragraphXml('[+Ann: Not *so* big.+]')}</w:footnote></w:footnotes>`
  const document = wordOf(['A big dog[+Ann:{note 2}+] runs.'], {'word/footnotes.xml': notes})
  const {texts, listed} = await cameHome({'01.md': 'A big dog runs.'}, document)
  expect([texts['01.md'], ...listed]).toEqual(['A big dog{++^[Not *so* big.]++}{>>@Ann<<} runs.'])
})

test.each([
  ['in other words', '𝑎 + 𝑏', []],
  [
    'with another letter',
    'a + c',
    ['substitution “a+b” “a + c”: it is a formula; change its TeX in the text']
  ],
  ['with another sign', 'a − b', ['substitution “a+b” “a − b”: it is a formula; change its TeX in the text']]
])('a formula %s', async (_, formula, expected) => {
  const paragraph = (letters: string): string =>
    `<w:p><w:bookmarkStart w:name="_gly1"/>${runXml('So ')}<m:oMath><m:r><m:t>${letters}</m:t></m:r></m:oMath>${runXml(' is true.')}</w:p>`
  const {texts, listed} = await cameHome({'01.md': 'So $a+b$ is true.'}, wordOf([paragraph(formula)]), {
    sent: [wordOf([paragraph('a+b')])]
  })
  expect([texts, listed]).toEqual([{}, expected])
})

test.each([
  ['tracked', 'Keywords: [-Ann:big -]dogs', ['deletion “big ” “”']],
  ['with tracking off', 'Keywords: dogs', ['substitution “Keywords: big dogs” “Keywords: dogs”']]
])('a changed line that galley makes is listed, %s', async (_, line, expected) => {
  const named = (number: number, text: string): string =>
    paragraphXml(text).replace('</w:pPr>', `</w:pPr><w:bookmarkStart w:name="_gly${number}"/>`)
  const file = (made: string): WordDocument => wordOf([named(1, 'One two.'), made, named(2, 'Three four.')])
  const {texts, listed} = await cameHome({'01.md': 'One two.\n\nThree four.'}, file(line), {
    sent: [file('Keywords: big dogs')]
  })
  const reason = 'galley generates these words; they are not in the text'
  expect([texts, listed]).toEqual([{}, expected.map(each => `${each}: ${reason}`)])
})

test('a bookmark that was copied with one word of a paragraph does not take its place', async () => {
  const named = paragraphXml('*big*').replace('</w:pPr>', '</w:pPr><w:bookmarkStart w:name="_gly1"/>')
  const {texts, listed} = await cameHome({'01.md': 'A *big* dog runs.'}, wordOf(['A *big* dog runs.', named]))
  expect([texts, listed]).toEqual([{}, ['insertion “” “big”: its paragraph is not in the article']])
})

test('what a file had when it was sent is no change', async () => {
  const sent = [wordOf(['☐ A big dog.', 'galley makes this'])]
  const {home} = await cameHome({'01.md': 'A big dog.'}, wordOf(['☐ A big dog.', 'galley makes this']), {
    sent
  })
  expect(home.returned).toEqual([])
})

test('a note that somebody added with tracking off comes home with its call alone', async () => {
  const part = `<w:footnotes><w:footnote w:id="2">${paragraphXml('Said by a new one.')}</w:footnote></w:footnotes>`
  const document = wordOf(['A big dog{note 2} slept.', 'It was late.'], {'word/footnotes.xml': part})
  const {texts, listed} = await cameHome({'01.md': 'A big dog slept.\n\nIt was late.'}, document)
  expect(texts['01.md']).toContain('dog{++^[Said by a new one.]++}')
  expect(listed).toEqual([])
})

test('lines that galley makes and Pandoc joins are no change', async () => {
  const sent = wordOf(['A big dog.', '<one>', '<two>'].map(text => paragraphXml(text.replace(/^</, ' <'))))
  const joined = wordOf([
    'A big dog.',
    `<w:p>${runXml('&lt;one>')}<w:r><w:br/></w:r>${runXml('&lt;two>')}</w:p>`
  ])
  const {home} = await cameHome({'01.md': 'A big dog.'}, joined, {sent: [sent]})
  expect(home.returned).toEqual([])
})

test('what would be read otherwise is listed, and the text stays', async () => {
  const [text, ...listed] = await home('---\ntitle: Dogs\n---\n\nOne two.', [
    'Dogs[+Ann:: a *tale*+]',
    'One two.'
  ])
  expect([text, listed]).toEqual(['unchanged', [expect.stringContaining('would be read as something else')]])
})

test('changes are written again if the author put the texts back, but not into texts that have them', async () => {
  const files = {'01.md': 'A dog runs.'}
  const word = wordOf(['A [+Ann:big +]dog runs.'])
  const first = await cameHome(files, word)
  const kept = first.home.returned
  expect((await cameHome(files, word, {kept})).texts).toEqual(first.texts)
  const {texts, listed} = await cameHome(files, word, {kept, now: first.texts})
  expect({...first.texts, ...texts}).toEqual(first.texts)
  expect(listed).toEqual([])
})

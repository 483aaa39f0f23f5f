import {describe, expect, test} from 'vitest'
import {built, type Files} from '../../built.ts'

/** A rule's findings in a paper for a journal with limits: `file:line:column-column message`. */
async function said(rule: string, limits: string, files: Files): Promise<readonly string[]> {
  const {diagnostics} = await built({
    'styles/q/style.yaml': `name: Q\nextends: plain\nlimits: {${limits}}`,
    ...files,
    'manuscript.yaml': `style: q\n${files['manuscript.yaml'] ?? ''}`
  })
  return diagnostics
    .filter(each => each.rule === rule)
    .map(({file, start, end, message}) => `${file}:${start?.line}:${start?.column}-${end?.column} ${message}`)
}

describe('the length of the text', () => {
  const text = (length: string, outside: string, expected: string): string[] => [
    `manuscript.yaml:1:1-1 The text has ${length}, expected ${expected} (${outside})`
  ]

  test.each<[string, string, string[]]>([
    ['words: 5', 'One two three four five.', []],
    ['words: 5', 'One two three four five six.', text('6 words', '1 too many', 'at most 5')],
    ['words: 5', '# One two three\n\nFour five six.', text('6 words', '1 too many', 'at most 5')],
    ['words: 5', 'One two-three don’t 4th – & five.', []],
    ['words: {min: 2}', 'One.', text('1 word', '1 too few', 'at least 2')],
    ['words: {min: 2}', 'One two.', []],
    ['words: {min: 2, max: 3}', 'One.', text('1 word', '1 too few', '2 to 3')],
    ['words: {min: 2, max: 3}', 'One two three four five.', text('5 words', '2 too many', '2 to 3')],
    ['words: {min: 2, max: 2}', 'One.', text('1 word', '1 too few', '2')],
    ['words: 1', '| one | two |\n|---|---|\n| three | four |\n\nFive', []],
    ['words: 1', '```\none two three\n```\n\nFour', []],
    ['words: 1', '- One\n- two', text('2 words', '1 too many', 'at most 1')],
    ['words: 1', '> One\n> two', text('2 words', '1 too many', 'at most 1')],
    ['words: 1', 'One[^a]\n\n[^a]: Two', text('2 words', '1 too many', 'at most 1')],
    ['title-characters: 5', 'One two three four five six.', []]
  ])('%s: %j', async (limits, chapter, expected) => {
    expect(await said('journal-length', limits, {'01.md': chapter})).toEqual(expected)
  })

  test('counts the words of all chapters', async () => {
    const files = {'01.md': 'One two.', '02.md': 'Three four.'}
    expect(await said('journal-length', 'words: 3', files)).toEqual(
      text('4 words', '1 too many', 'at most 3')
    )
  })
})

describe('the abstract', () => {
  const limits = 'abstract-words: {min: 3, max: 4}'

  test.each<[string, string, string[]]>([
    [limits, 'abstract: One two three', []],
    [limits, 'abstract: One two three four', []],
    [
      limits,
      'abstract: One two',
      ['manuscript.yaml:2:11-18 The abstract has 2 words, expected 3 to 4 (1 too few)']
    ],
    [
      limits,
      'abstract: One',
      ['manuscript.yaml:2:11-14 The abstract has 1 word, expected 3 to 4 (2 too few)']
    ],
    [
      limits,
      'abstract: One two *three* four five',
      ['manuscript.yaml:2:11-36 The abstract has 5 words, expected 3 to 4 (1 too many)']
    ],
    [limits, '', ['manuscript.yaml:1:1-1 The paper has no abstract, expected one of 3 to 4 words']],
    ['abstract-words: 4', '', []],
    ['abstract-words: {min: 0, max: 4}', '', []],
    [
      'abstract-words: {min: 1}',
      '',
      ['manuscript.yaml:1:1-1 The paper has no abstract, expected one of at least 1 words']
    ],
    ['words: 4', 'abstract: One two three four five', []]
  ])('%s, %s', async (wanted, settings, expected) => {
    expect(await said('journal-abstract', wanted, {'manuscript.yaml': settings})).toEqual(expected)
  })
})

describe('the keywords', () => {
  const limits = 'keywords: {min: 2, max: 3}'

  test.each<[string, string, string[]]>([
    [limits, 'keywords: [a, b]', []],
    [limits, 'keywords: [a, b, c]', []],
    [
      limits,
      'keywords: [a]',
      ['manuscript.yaml:2:11-14 The paper has 1 keyword, expected 2 to 3 (1 too few)']
    ],
    [
      limits,
      'keywords: [a, b, c, d, e]',
      ['manuscript.yaml:2:11-26 The paper has 5 keywords, expected 2 to 3 (2 too many)']
    ],
    [limits, '', ['manuscript.yaml:1:1-1 The paper has 0 keywords, expected 2 to 3 (2 too few)']],
    ['keywords: 3', '', []],
    ['words: 3', 'keywords: [a, b, c, d]', []]
  ])('%s, %s', async (wanted, settings, expected) => {
    expect(await said('journal-keywords', wanted, {'manuscript.yaml': settings})).toEqual(expected)
  })
})

describe('the title', () => {
  const limits = 'title-characters: 10'

  test.each<[string, string, string[]]>([
    [limits, 'title: 0123456789', []],
    [
      limits,
      'title: 0123456789a',
      ['manuscript.yaml:2:8-19 The title has 11 characters, expected at most 10 (1 too many)']
    ],
    [limits, 'title: "*0123456789*"', []],
    [limits, 'title: 𝔘𝔘𝔘𝔘𝔘𝔘𝔘𝔘𝔘𝔘', []],
    [limits, 'title: 01234\nsubtitle: 789', []],
    [
      limits,
      'title: 01234\nsubtitle: 7890',
      ['manuscript.yaml:2:8-13 The title has 11 characters, expected at most 10 (1 too many)']
    ],
    [
      'title-characters: {min: 2}',
      'title: A',
      ['manuscript.yaml:2:8-9 The title has 1 character, expected at least 2 (1 too few)']
    ],
    [limits, '', []],
    ['words: 3', 'title: 0123456789a', []]
  ])('%s, %s', async (wanted, settings, expected) => {
    expect(await said('journal-title', wanted, {'manuscript.yaml': settings})).toEqual(expected)
  })
})

describe('a paper for blind review', () => {
  const limits = 'anonymous: true'
  const section = (heading: string): string =>
    `The section \`${heading}\` reveals the authors in a paper for blind review`
  const words = (phrase: string): string => `\`${phrase}\` reveals the authors in a paper for blind review`

  test.each([
    'Acknowledgements',
    'Acknowledgments',
    'Acknowledgment',
    'Contributions',
    'Author contributions',
    'Authors',
    'Author',
    'About the author',
    'About the authors',
    'Funding',
    'FUNDING:'
  ])('has no section %s', async heading => {
    const files = {'01.md': `# ${heading}\n\nWords.`}
    expect(await said('journal-anonymous', limits, files)).toEqual([
      `01.md:1:1-${3 + heading.length} ${section(heading)}`
    ])
  })

  test.each(['Authorship', 'Funding of schools', 'The authors', 'Results'])(
    'has a section %s',
    async heading => {
      expect(await said('journal-anonymous', limits, {'01.md': `# ${heading}\n\nWords.`})).toEqual([])
    }
  )

  test.each([
    ['In our previous work we ran.', 'our previous work', 4],
    ['In my own earlier paper I ran.', 'my own earlier paper', 4],
    ['In our prior empirical studies.', 'our prior empirical studies', 4],
    ['In our past study.', 'our past study', 4],
    ['In our forthcoming book.', 'our forthcoming book', 4],
    ['Our earlier findings say.', 'Our earlier findings', 1],
    ['See our previous\nresults.', 'our previous results', 5],
    ['See our previous publications.', 'our previous publications', 5],
    ['See our previous research.', 'our previous research', 5],
    ['See our previous articles.', 'our previous articles', 5],
    ['As we have argued elsewhere.', 'As we have argued elsewhere', 1],
    ['So I showed previously.', 'I showed previously', 4],
    ['We have shown before.', 'We have shown before', 1],
    ['We discussed elsewhere.', 'We discussed elsewhere', 1],
    ['We described elsewhere.', 'We described elsewhere', 1],
    ['We reported elsewhere.', 'We reported elsewhere', 1],
    ['We demonstrated elsewhere.', 'We demonstrated elsewhere', 1]
  ])('reveals its authors by %j', async (text, phrase, column) => {
    const found = await said('journal-anonymous', limits, {'01.md': text})
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(new RegExp(`^01\\.md:1:${column}-`))
    expect(found[0]).toContain(words(phrase))
  })

  test.each([
    'Their previous work.',
    'Our work.',
    'Hour previous work.',
    'We argue elsewhere.',
    'We were shown elsewhere.'
  ])('does not reveal its authors by %j', async text => {
    expect(await said('journal-anonymous', limits, {'01.md': text})).toEqual([])
  })

  test('does not name its authors', async () => {
    const files = {
      'manuscript.yaml':
        'authors:\n  - {name: Ada King, orcid: 0000-0002-1825-0097, email: a@e.org}\n  - Plato',
      '01.md': 'So Ada King says, and Plato. Ada King again.'
    }
    expect(await said('journal-anonymous', limits, files)).toEqual([
      '01.md:1:4-12 `Ada King` reveals the authors in a paper for blind review',
      'manuscript.yaml:1:1-1 The author `Ada King` is named in a paper for blind review',
      'manuscript.yaml:1:1-1 The author `Plato` is named in a paper for blind review'
    ])
    expect(await said('journal-anonymous', 'anonymous: false', files)).toEqual([])
    expect(await said('journal-anonymous', 'words: 100', files)).toEqual([])
  })

  test('reports other facts about an author', async () => {
    const note = async (author: string): Promise<string | undefined> => {
      const {diagnostics} = await built({
        'styles/q/style.yaml': `name: Q\nextends: plain\nlimits: {${limits}}`,
        'manuscript.yaml': `style: q\nauthors: [${author}]`
      })
      return diagnostics.find(({rule}) => rule === 'journal-anonymous')?.note
    }
    expect(await note('{name: Ada King, orcid: 0000-0002-1825-0097, email: a@e.org}')).toBe(
      'The settings also contain `0000-0002-1825-0097` and `a@e.org`.'
    )
    expect(await note('{name: Ada King, email: a@e.org}')).toBe('The settings also contain `a@e.org`.')
    expect(await note('{name: Ada King}')).toBe('The journal style `q` requires this.')
  })
})

import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import type {Node} from '../../src/core/article.ts'
import {createMemo} from '../../src/core/memo.ts'
import {topNodes, walkNodes, wordsOf} from '../../src/core/walk-article.ts'
import {articleOf} from '../compose/article.ts'
import {textWorld} from '../world.ts'

const defined = [
  '\\newacronym{rna}{RNA}{ribonucleic acid}',
  '\\newacronym[longplural={theses of masters}, shortplural={MSs}]{ms}{MS}{thesis of a master}',
  '\\newglossaryentry{loaf}{name={loaf}, plural={loaves}, description={Baked, of flour and $H_2O$}}'
].join('\n')

/** The words of each chapter, without lists of terms. */
async function wordsIn(texts: readonly string[], settings = ''): Promise<readonly string[]> {
  const files = Object.fromEntries(texts.map((text, at) => [`0${at + 1}.md`, text]))
  const {body} = await articleOf({'manuscript.yaml': `title: T\n${settings}`, ...files})
  return body.flatMap(block =>
    block.type === 'division' || block.type === 'notes' ? [] : [wordsOf([block])]
  )
}

/** The table of forms: source, and its printed text after the definitions. */
const forms: ReadonlyArray<readonly [source: string, printed: string]> = [
  ['\\gls{rna} and \\gls{rna}', 'ribonucleic acid (RNA) and RNA'],
  ['\\Gls{rna} and \\Gls{rna}', 'Ribonucleic acid (RNA) and RNA'],
  ['\\glspl{rna} and \\glspl{rna}', 'ribonucleic acids (RNAs) and RNAs'],
  ['\\glspl{ms} and \\glspl{ms}', 'theses of masters (MSs) and MSs'],
  [
    '\\ac{rna}, \\acp{rna}, \\acl{rna}, \\acs{rna}, \\acf{rna}',
    'ribonucleic acid (RNA), RNAs, ribonucleic acid, RNA, ribonucleic acid (RNA)'
  ],
  ['\\acrshort{rna}, \\acrlong{rna}, \\acrfull{rna}', 'RNA, ribonucleic acid, ribonucleic acid (RNA)'],
  ['\\gls{loaf}, \\glspl{loaf}, \\Gls{loaf}, \\GLS{loaf}', 'loaf, loaves, Loaf, LOAF'],
  ['\\glslink{loaf}{bread}', 'bread'],
  ['\\gls{rna}, \\glsresetall{}\\gls{rna}', 'ribonucleic acid (RNA), ribonucleic acid (RNA)'],
  ['\\emph{the \\gls{rna}}, \\textbf{\\gls{rna}}', 'the ribonucleic acid (RNA), RNA'],
  ['\\gls{rna}^[And \\gls{rna}.]', 'ribonucleic acid (RNA)'],
  ['{term}`rna`, {term}`loaves <loaf>`', 'rna, loaves'],
  ['\\gls{none}', 'none']
]

test.each(forms)('%s', async (source, printed) => {
  expect(await wordsIn([`${defined}\n\n${source}`])).toEqual([printed])
})

test('the first use is that of the paper; headings have the short form and abstracts count by themselves', async () => {
  const settings = 'abstract: "Of \\\\gls{rna}."\n'
  const files = {
    'manuscript.yaml': `title: T\n${settings}`,
    '01.md': `${defined}\n\n# On \\gls{rna}\n\n\\gls{rna}.`,
    '02.md': '\\gls{rna}.'
  }
  const {body, front} = await articleOf(files)
  expect(wordsOf(front.abstracts[0]!.children)).toBe('Of ribonucleic acid (RNA).')
  expect(body.map(block => wordsOf([block]))).toEqual(['On RNA', 'ribonucleic acid (RNA).', 'RNA.'])
})

test('the settings define abbreviations wherever they stand, and by key', async () => {
  const settings =
    'abbreviations:\n  HTML: Hypertext Markup Language\n  rna: {short: RNA, long: ribonucleic acid}\n'
  const {body} = await articleOf({
    'manuscript.yaml': `title: T\n${settings}`,
    '01.md': 'HTML and \\gls{rna}, \\gls{HTML}.'
  })
  expect(wordsOf(body)).toBe('HTML and ribonucleic acid (RNA), Hypertext Markup Language (HTML).')
  const titles: string[] = []
  walkNodes(body, node => {
    if (node.type === 'abbreviation') titles.push(node.title)
    return undefined
  })
  expect(titles).toEqual(['Hypertext Markup Language', 'ribonucleic acid', 'Hypertext Markup Language'])
})

/** The terms of the lists, and their definitions. */
async function listsOf(text: string, settings = ''): Promise<readonly string[]> {
  const {body} = await articleOf({'manuscript.yaml': `title: T\n${settings}`, '01.md': text})
  const lines: string[] = []
  const visit = (node: Node): undefined => {
    if (node.type === 'heading') lines.push(`# ${wordsOf([node])}`)
    if (node.type === 'term' || node.type === 'definition') lines.push(wordsOf([node]))
    return undefined
  }
  walkNodes(body, visit)
  return lines
}

test('terms are listed in the order of the language, at their place or, with a description, at the end', async () => {
  const loaf = ['loaf', 'Baked, of flour and H_2O']
  const rna = ['RNA', 'ribonucleic acid']
  expect(await listsOf(`${defined}\n\n\\gls{rna} \\gls{loaf}`)).toEqual(['# Glossary', ...loaf])
  expect(await listsOf(`${defined}\n\n\\gls{rna} \\gls{loaf}\n\n\\printglossaries`)).toEqual([
    '# Glossary',
    ...loaf,
    '# Abbreviations',
    ...rna
  ])
  expect(await listsOf(`${defined}\n\n\\gls{rna}\n\n\\printglossary[type=\\acronymtype]`)).toEqual([
    '# Abbreviations',
    ...rna
  ])
  expect(await listsOf(`${defined}\n\n\\gls{rna}\n\n## Short\n\n::: {#abbreviations}\n:::`)).toEqual([
    '# Short',
    ...rna
  ])
  expect(
    await listsOf('*[XML]: a language\n\nXML\n\n::: {#acronyms}\n:::', 'abbreviations: {HTML: another}')
  ).toEqual(['XML', 'a language'])
  expect(await listsOf(`${defined}\n\nNothing.`)).toEqual([])
})

test('a term of MyST leads to its definition', async () => {
  const article = await articleOf({'01.md': ':::{glossary}\nBread\n: Baked.\n:::\n\nOf {term}`bread`.'})
  const links: string[] = []
  walkNodes(topNodes(article), node => {
    if (node.type === 'link') links.push(node.url)
    if (node.type === 'term') links.push(String(node.anchor))
    return undefined
  })
  expect(links).toEqual(['term-bread', '#term-bread'])
})

test('an edit of a definition in another chapter changes the words', async () => {
  const memo = createMemo()
  const words = async (long: string): Promise<string> => {
    const files = {
      'manuscript.yaml': 'title: T',
      '01.md': `\\newacronym{rna}{RNA}{${long}}`,
      '02.md': '\\gls{rna}\n\n\\printacronyms'
    }
    const {artifacts} = await build(textWorld(files), memo, {entry: '', draft: true, outputs: [plainOutput]})
    return new TextDecoder().decode(artifacts[0]!.bytes)
  }
  expect(await words('one')).toBe('one (RNA)AbbreviationsRNAone')
  expect(await words('two')).toBe('two (RNA)AbbreviationsRNAtwo')
})

const plainOutput = {
  name: 'words',
  ending: 'txt',
  mediaType: 'text/plain',
  render: async ({article}: Readonly<{article: Parameters<typeof topNodes>[0]}>) => ({
    bytes: new TextEncoder().encode(wordsOf(article.body)),
    problems: [],
    environment: {}
  })
}

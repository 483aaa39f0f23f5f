import {describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import type {Node} from '../../src/core/article.ts'
import {createMemo} from '../../src/core/memo.ts'
import {childNodes, wordsOf} from '../../src/core/walk-article.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {textWorld} from '../world.ts'
import {articleOf} from './article.ts'

/**
 * The outline of inline nodes: `[+1 words]` is inserted by edit 1, `[-1 words]` deleted; `+…` without a number
 * continues an edit.
 */
function outline(nodes: readonly Node[]): string {
  return nodes.map(outlineOf).join('')
}

function outlineOf(node: Node): string {
  const change = 'change' in node ? node.change : undefined
  const inside = childNodes(node)
  const words =
    node.type === 'query'
      ? `<${node.number} ${node.question}>`
      : node.type === 'noteCall'
        ? `^${node.label}`
        : inside.length === 0
          ? wordsOf([bare(node)])
          : outline(inside)
  const name = names[node.type] ?? ''
  const shown = 'classes' in node && node.classes ? `${words}.${node.classes.join('.')}` : words
  const text = name === '' ? shown : `${name}(${shown})`
  if (change === undefined) return text
  const sign = change.kind === 'inserted' ? '+' : '-'
  const by = change.author === undefined ? '' : `@${change.author}`
  return `[${sign}${change.start ? change.number : ''}${by} ${text}]`
}

/** A node without its edits. */
function bare(node: Node): Node {
  const {change: _, ...rest} = node as Node & {change?: unknown}
  return rest as Node
}

const names: Partial<Record<Node['type'], string>> = {
  paragraph: 'p',
  heading: 'h',
  emphasis: 'em',
  citation: 'cite',
  list: 'list',
  listItem: 'item',
  listing: 'code',
  table: 'table',
  figure: 'figure',
  quotation: 'quote',
  equation: 'equation'
}

const beside = {
  'manuscript.yaml': 'title: A\n',
  'references.bib': '@book{a, title={T}, author={Doe, Ann}, year=1999, publisher={P}}',
  'a.png': ''
}

async function shown(markdown: string): Promise<string> {
  const {body, notes} = await articleOf({...beside, '01.md': markdown})
  const text = body.filter(({type}) => type !== 'references' && type !== 'notes')
  return outline([...text, ...notes.flatMap(({children}) => children)])
}

describe('edits are nodes of the article', () => {
  test.each([
    ['in a line', 'A {++b++} {--c--} {~~d~>e~~}.', 'p(A [+1 b] [-2 c] [-3 d][+ e].)'],
    ['one side empty', '{~~~>b~~} {~~c~>~~}', 'p([+1 b] [-2 c])'],
    ['around markup', 'A {++b *c* `d` $e$++}.', 'p(A [+1 b em(c) d e].)'],
    ['across markup', '*A {++b* c++}', 'p(em(A [+1 b])[+  c])'],
    ['around citations and notes', 'A {++[@a], b^[C.]++}', 'p(A [+1 cite((1)), b^1])p(C.)'],
    ['deleted ones are as written', 'A {--[@a], b^[C.] @fig:x "d"--}', 'p(A [-1 [@a], b^[C.] @fig:x “d”])'],
    ['with an author', 'A {++b++}{>>AB: why<<}{++c++}{>>@dora<<}', 'p(A [+1@AB b][+2@dora c])'],
    ['a remark is no author', 'A {++b++}{>>Note: why<<}', 'p(A [+1 b])'],
    ['a comment asks', 'A{>>b?<<} c {>>\nd\n<<}', 'p(A<1 b?> c<2 d>)'],
    [
      'a highlight asks',
      '{==A *b*==}{>>c?<<} {==d==}',
      'p(A em(b).mark<1 c?> d.mark<2 Why is this highlighted?>)'
    ],
    ['a comment alone', 'A.\n\n{>>b?<<}\n\n- {>>c<<}', 'p(A.)<1 b?>list(item(<2 c>))'],
    ['a heading', '# A {++b++}\n\n# {--C--}', 'h(A [+1 b])h([-2 C])'],
    ['a paragraph', '{++A.++}\n\n{--B.--}\n', 'p([+1 A.])p([-2 B.])'],
    ['blocks', '{++\n\nA.\n\n- b\n- c\n\n++}\n\nD.', 'p([+1 A.])list(item(p([+ b]))item(p([+ c])))p(D.)'],
    ['blocks close to their marks', '{--\nA.\n--}', 'p([-1 A.])'],
    ['from paragraph to paragraph', 'A {++b.\n\nC ++}d.', 'p(A [+1 b.])p([+ C ]d.)'],
    ['from item to item', '- a {--b\n- c--}\n- d', 'list(item(p(a [-1 b]))item(p([- c]))item(p(d)))'],
    ['code and formulas', '{++\n\n```\na\n```\n\n$$\nb\n$$\n\n++}', '[+1 code(a)][+ equation(b)]'],
    ['a quotation', '> {++A.++}\n>\n> B.', 'quote(p([+1 A.])p(B.))'],
    ['cells', '|a|b|\n|-|-|\n|{++c++}|{--d--}|', 'table(ab[+1 c][-2 d])'],
    ['a table', 'A.\n\n{++\n\n|a|\n|-|\n|b|\n++}', 'p(A.)table([+1 a][+ b])'],
    ['a grid', '+---------+\n| {++b++} |\n+---------+', 'table([+1 b])'],
    [
      'a grid around the words as they were',
      '+---+---+\n| {~~a~>ab~~} | {--b--}{>>x<<} |\n+---+---+\n| c{++d++} | e |\n+---+---+',
      'table([-1 a][+ ab][-2 b]c[+3 d]e)'
    ],
    ['a figure', '{++![A.](a.png)++}', '[+1 figure(A.A.)]'],
    ['another figure', '{~~![A.](b.png)~>![B.](a.png)~~}', 'p([-1 ![A.](b.png)])[+ figure(B.B.)]'],
    ['a caption', '![A {++b++}{--c--}.](a.png)', 'figure(A b.A [+1 b][-2 c].)'],
    ['notes', 'A[^n].\n\n[^n]: B {++c++}.', 'p(A^1.)p(B [+1 c].)'],
    ['a deleted note that is called', 'A[^n].\n\n{--\n\n[^n]: B.\n\n--}', 'p(A^1.)p([-1 B.])'],
    ['a comment of HTML stays', 'A {++b <!-- AQ: c? -->++}d', 'p(A [+1 b <1 c?>]d)'],
    ['code, formulas and attributes', '`{++a++}` $b_{--}$ [d]{.e}', 'p({++a++} b_{--} d.e)'],
    ['escaped', 'A \\{++b++} c--}', 'p(A {++b++} c–})'],
    ['unclosed', 'A {++b {--c--}', 'p(A {++b [-1 c])'],
    ['nested', '{++a {--b--} c++}', 'p([+1 a {–b–} c])'],
    ['crossed', '{++a {--b++} c--}', 'p([+1 a {–b] c–})']
  ])('%s: %j', async (_, markdown, expected) => {
    expect(await shown(markdown)).toBe(expected)
  })

  test('numbers continue over the texts of a paper', async () => {
    const article = await articleOf({
      'manuscript.yaml': 'title: A {++b++}\nabstract: C {--d--}.\nstatements: {funding: "E {++f++}"}\n',
      '01.md': 'G {++h++}.',
      '02.md': 'I {++j++}.'
    })
    const {front, body, statements} = article
    expect([front.title, front.abstracts[0]!.children, body, statements[0]!.children].map(outline)).toEqual([
      'A [+1 b]',
      'p(C [-2 d].)',
      'p(G [+3 h].)p(I [+4 j].)',
      'p(E [+5 f])'
    ])
  })
})

async function built(files: Readonly<Record<string, string>>, draft = true) {
  const world = textWorld({...beside, ...files})
  const {artifacts, diagnostics} = await build(world, createMemo(), {entry: '', outputs: [htmlOutput], draft})
  return {html: artifacts.map(({bytes}) => new TextDecoder().decode(bytes)).join(''), diagnostics}
}

test('an open edit prevents a build, and a draft shows it with its number and author', async () => {
  const files = {'01.md': 'A {~~b~>c~~}{>>AB: why<<} d.\n\n{++\n\n```\ne\n```\n\n++}\n'}
  expect((await built(files, false)).html).toBe('')
  const {html} = await built(files)
  expect(html).toContain(
    'A <span class="edit-number">E1 AB</span><del class="edit" id="edit-1">b</del><ins class="edit">c</ins> d.'
  )
  expect(html).toContain('<ins class="edit edit-block" id="edit-2"><p class="edit-number">E2</p><pre')
})

test('deleted text does not count: it cites nothing, and is not part of a heading’s id or a title', async () => {
  const {html, diagnostics} = await built({
    'manuscript.yaml': 'title: A {--long--}{++short++} title\n',
    '01.md': '# One {--old--}{++new++} head\n\nWords {--[@a] @fig:x ![](b.png)--}.\n'
  })
  const rules = diagnostics.map(({rule}) => rule)
  expect(rules).toContain('reference-uncited')
  expect(rules).not.toContain('cross-reference-undefined')
  expect(rules).not.toContain('figure-missing')
  expect(html).toContain('<title>A short title</title>')
  expect(html).toContain('id="one-new-head"')
})

test('inserted text counts: it cites a work', async () => {
  const {diagnostics} = await built({'01.md': 'Words {++[@a]++}.'})
  expect(diagnostics.map(({rule}) => rule)).not.toContain('reference-uncited')
})

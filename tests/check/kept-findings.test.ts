import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {type Rule, rules} from '../../src/check/rules/index.ts'
import {createMemo} from '../../src/core/memo.ts'
import type {Manuscript} from '../../src/core/types.ts'
import {mapStore} from '../map-store.ts'
import {textWorld} from '../world.ts'

const paper = {
  'manuscript.yaml': 'title: Bread\nstyle: plain\n',
  '01.md': 'As [@doe] says.',
  'references.bib':
    '@book{doe, author={Jane Doe}, title={bread  Of}, publisher={Oven}, year={2001}, pages={9-3}}'
}

/**
 * Returns a function that builds with the findings of its earlier builds, and returns the findings and the rules that
 * ran.
 */
function builder() {
  const store = mapStore()
  return async (files: Readonly<Record<string, string>>, tried: readonly Rule[] = rules) => {
    const ran: string[] = []
    const counted = tried.map(rule => ({
      ...rule,
      check: (manuscript: Manuscript) => {
        ran.push(rule.name)
        return rule.check(manuscript)
      }
    }))
    const {diagnostics} = await build(textWorld(files), createMemo(store), {
      entry: '',
      outputs: [],
      rules: counted
    })
    return {diagnostics, ran}
  }
}

async function fresh(files: Readonly<Record<string, string>>) {
  return (await builder()(files)).diagnostics
}

test('an edit of a chapter runs no rule again that reads the bibliography alone', async () => {
  const built = builder()
  const {ran: all} = await built(paper)
  const edited = {...paper, '01.md': 'As [@doe] says, and [@roe] does not.'}
  const {ran, diagnostics} = await built(edited)
  expect(all).toEqual(rules.map(({name}) => name))
  expect(ran).toEqual(expect.arrayContaining(['citation-undefined', 'term-spelling']))
  for (const name of ['pages-order', 'title-case', 'author-form', 'author-case'])
    expect(ran).not.toContain(name)
  expect(diagnostics).toEqual(await fresh(edited))
  expect(diagnostics.map(({rule}) => rule)).toEqual(
    expect.arrayContaining(['pages-order', 'citation-undefined'])
  )
})

test.each([
  ['an entry', {'references.bib': paper['references.bib'].replace('9-3', '3-9')}],
  ['the name of the file', {'references.bib': '', 'works.bib': paper['references.bib']}],
  ['the severity of a rule', {'manuscript.yaml': `${paper['manuscript.yaml']}rules: {pages-order: error}\n`}],
  ['a waiver', {'references.bib': `% galley-ignore pages-order: printed so\n${paper['references.bib']}`}],
  ['the style', {'manuscript.yaml': 'title: Bread\nstyle: notes\n'}]
])('after a change of %s the findings are those of a first build', async (_, change) => {
  const built = builder()
  await built(paper)
  const edited = {...paper, ...change}
  expect((await built(edited)).diagnostics).toEqual(await fresh(edited))
})

test('a rule of a program runs in every build, since its code may have changed', async () => {
  const store = mapStore()
  const files = textWorld(paper)
  const own = (word: string) => ({
    code: 'X1',
    name: 'own',
    severity: 'warning' as const,
    summary: 'One.',
    why: 'Two.',
    check: ({bibliography}: Manuscript) =>
      bibliography.references.map(({file}) => ({file, message: `${word} is wrong`}))
  })
  for (const word of ['one', 'two']) {
    const {diagnostics} = await build(files, createMemo(store), {entry: '', outputs: [], rules: [own(word)]})
    expect(diagnostics.map(({message}) => message)).toEqual([`${word} is wrong`])
  }
})

test('the style of the next build is the same in all parts that rules read', async () => {
  const memo = createMemo()
  const styleWith = async (title: string) => {
    const files = {...paper, 'references.bib': paper['references.bib'].replace('bread  Of', title)}
    return (await build(textWorld(files), memo, {entry: '', outputs: []})).manuscript.project.style
  }
  const [first, second] = [await styleWith('Bread'), await styleWith('Breads')]
  for (const part of ['house', 'limits', 'look', 'proof'] as const) expect(second[part]).toBe(first[part])
})

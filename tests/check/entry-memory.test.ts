import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createRuleMemory} from '../../src/check/rule-memory.ts'
import {type Rule, rules} from '../../src/check/rules/index.ts'
import {createMemo} from '../../src/core/memo.ts'
import type {Manuscript} from '../../src/core/types.ts'
import {textWorld} from '../world.ts'

/** After an edit of the bibliography, the rules about entries run on the edited entries alone. */

const ofEntries: readonly Rule[] = rules.filter(rule => 'ofEntries' in rule && rule.ofEntries)

const entries = [
  '@article{one, title={The end of bread.}, author={DOEST, Jane}, pages={9-3}, year=2001}',
  '@book{two,\n  title = {Bread  of Punjab},\n  author = {Roe, R. and Roe, R.},\n  doi = {https://doi.org/10.1000/182}\n}',
  '@book{three, title={Plain}, author={Poe, Edgar}, publisher={Oven}, year=1999, url={www.example.org}}'
]
const bibliography = entries.join('\n\n')

/** A session of builds, with the keys of the entries that each rule has read in the last one. */
function session(chapter = '@one, @two and @three.') {
  const [memory, memo] = [createRuleMemory(), createMemo()]
  let read = new Set<string>()
  const counted = rules.map(rule => ({
    ...rule,
    check: (manuscript: Manuscript) => {
      if (ofEntries.some(({name}) => name === rule.name))
        for (const {key} of manuscript.bibliography.references) read.add(key)
      return (rule as Rule).check(manuscript)
    }
  }))
  return async (text: string) => {
    read = new Set()
    const files = textWorld({'01.md': chapter, 'references.bib': text})
    const {diagnostics} = await build(files, memo, {entry: '', outputs: [], rules: counted, memory})
    return {diagnostics, read: [...read].sort()}
  }
}

async function fresh(text: string) {
  return (await session()(text)).diagnostics
}

test.each<readonly [what: string, text: string, read: readonly string[]]>([
  ['a letter', bibliography.replace('Plain', 'Plains'), ['three']],
  ['a letter in the first', bibliography.replace('The end', 'The ends'), ['one']],
  ['a line before all', `% by Jane\n${bibliography}`, []],
  ['a blank before an entry in its line', bibliography.replace('@article', ' @article'), ['one']],
  ['a line within an entry', bibliography.replace('  author', '\n  author'), ['two']],
  ['a new entry', `${entries[0]}\n@misc{new, title={A new  one.}}\n${entries.slice(1).join('\n')}`, ['new']],
  ['an entry less', entries.slice(1).join('\n'), []],
  ['another key', bibliography.replace('{two', '{other'), ['other']],
  ['a field of another name', bibliography.replace('year=1999', 'date=1999'), ['three']]
])('after %s, the findings are those of a fresh check', async (_, text, read) => {
  const built = session()
  const first = await built(bibliography)
  expect(first.read).toEqual(['one', 'three', 'two'])
  expect(first.diagnostics.map(({rule}) => rule)).toEqual(
    expect.arrayContaining(['title-end', 'pages-order', 'title-space', 'author-case', 'doi-prefix'])
  )
  const second = await built(text)
  expect(second.read).toEqual(read)
  expect(second.diagnostics).toEqual(await fresh(text))
  expect((await built(bibliography)).diagnostics).toEqual(first.diagnostics)
})

/** Entries that have findings because of other entries. */
const related = [
  '@book{a, title={On the Bread of the Punjab}, author={Müller, Ina}, publisher={Karachi: Dawn}, year=2001}',
  '@book{b, title={On the Bread of the Punjab}, author={Müller, Ina}, publisher={Karachi: Dawn}, year=2001}',
  '@article{c, title={Rye and its Ovens Again}, author={Mueller, Ina}, journal={Journal of Peace Research}, doi={10.1000/1}, pages={1--9}}',
  '@article{d, title={Rye and its Oven Again}, author={Mueller, Ina}, journal={Journel of Peace Research}, doi={10.1000/1}}',
  '@article{e, title={PeaceResearch now}, author={Poe, Edgar}, journal={Journal of Peace Research}, issn={0022-3434}}',
  '@article{f, title={The peace research of ovens}, author={Poe, Edgar}, journal={Journal of Peace Research}}',
  ...['New York, USA', 'Bonn', 'Köln', 'Wien'].map(
    (place, index) => `@book{g${index}, title={Book ${index}}, address={${place}}, publisher={Oven}}`
  ),
  '@collection{i, publisher={the oven press}, title={Whole}, year=2001, isbn={0-306-40615-2}}',
  '@incollection{h, crossref={i}, title={Part}, publisher={the oven press}, note={of \\foo}}',
  '@incollection{j, crossref={i}, title={Part Two}}'
]

test.each<readonly [what: string, from: string, to: string]>([
  ['another title', 'Bread of the Punjab', 'Bread in the Punjab'],
  ['a name spelt alike', 'Mueller', 'Müller'],
  ['one journal spelt alike', 'Journel', 'Journal'],
  ['another DOI', '{10.1000/1}, pages', '{10.1000/2}, pages'],
  ['no word elsewhere', 'The peace research', 'The peace and research'],
  ['a wrong check digit', '0022-3434', '0022-3435'],
  ['another check digit in a parent', '40615-2', '40615-3'],
  ['a place with its country', 'Bonn', 'Bonn, Germany'],
  ['no place in a publisher', 'Karachi: Dawn', 'Dawn'],
  ['an inherited publisher', ', publisher={the oven press}, note', ', note'],
  ['an own publisher, as inherited', '{Part Two}', '{Part Two}, publisher={the oven press}'],
  [
    'another author of a work after its name',
    'Mueller, Ina}, journal={Journel',
    'Miller, Ina}, journal={Journel'
  ],
  ['a misspelt field', 'issn=', 'isn='],
  ['another command', 'of \\foo', 'of \\fooo'],
  ['an entry less', related[2]!, ''],
  ['an entry at the start', related[0]!, `@misc{z, title={Other}}\n${related[0]}`],
  ['cited pages', 'pages={1--9}', 'pages={1--2}']
])('after %s, the findings about other entries are those of a fresh check', async (_, from, to) => {
  const chapter = 'Müller [-@a; @b; @c, p. 5; @c]. Mueller @d, @e, @f, @g0, @g1, @g2, @g3, @h and @i.'
  const whole = related.join('\n')
  const built = session(chapter)
  const first = await built(whole)
  const text = whole.replace(from, to)
  expect(text).not.toBe(whole)
  const findings = (await built(text)).diagnostics
  // Some rules keep what they found in the last bibliography of the process.
  await fresh('@misc{other, title={Other}}')
  expect(findings).toEqual((await session(chapter)(text)).diagnostics)
  expect(findings).not.toEqual(first.diagnostics)
  expect((await built(whole)).diagnostics).toEqual(first.diagnostics)
})

test('a rule about entries finds in each entry alone what it finds among all', async () => {
  const texts = rules.flatMap(({examples}) =>
    examples.flatMap(({files}) => (files as Readonly<Record<string, string>>)['references.bib'] ?? [])
  )
  let manuscript: Manuscript | undefined
  await build(textWorld({'01.md': 'Bread.', 'references.bib': texts.join('\n\n')}), createMemo(), {
    entry: '',
    outputs: [],
    memory: (_, checked) => {
      manuscript = checked
      return []
    }
  })
  const whole = manuscript!
  const {references} = whole.bibliography
  expect(references.length).toBeGreaterThan(300)
  let count = 0
  for (const rule of ofEntries) {
    const alone = references.flatMap(reference => [
      ...rule.check({...whole, bibliography: {...whole.bibliography, references: [reference]}})
    ])
    const all = [...rule.check(whole)]
    count += all.length
    expect(alone, rule.name).toEqual(all)
  }
  expect(count).toBeGreaterThan(300)
})

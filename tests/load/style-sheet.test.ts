import {describe, expect, test} from 'vitest'
import {sheetOf} from '../../src/load/style-sheet.ts'
import {builtInStyles} from '../../src/load/styles/index.ts'
import {built} from '../built.ts'

/** The fonts of a build's style: the same objects unless its `style.yaml` was read again. */
async function fontsOf(files: Readonly<Record<string, string>>) {
  return (await built(files)).manuscript.project.style.fonts
}

describe('style.yaml', () => {
  test.each(builtInStyles)('of %s is read once, whatever papers are built', async style => {
    const paper = {'manuscript.yaml': `style: ${style}`}
    const [one, other] = [await fontsOf(paper), await fontsOf({...paper, '01.md': 'Other words.'})]
    expect(one.length).toBeGreaterThan(0)
    expect(other.length).toBe(one.length)
    expect(other.every((font, index) => font === one[index])).toBe(true)
  })

  test('is read again once it changes, and back again from memory', async () => {
    const paper = (words: string) => ({
      'manuscript.yaml': 'style: own',
      'styles/own/style.yaml': `extends: plain\nlimits:\n  words: ${words}`
    })
    const limits = async (words: string) => (await built(paper(words))).manuscript.project.style.limits
    expect((await limits('10')).words).toEqual({max: 10})
    expect((await limits('20')).words).toEqual({max: 20})
    expect((await limits('10')).words).toBe((await limits('10')).words)
  })

  test('of the same text in another folder has its own paths', () => {
    const text = 'fonts:\n  - {family: A, file: a.woff2}'
    expect(sheetOf(text, 'styles/a').fonts[0]?.file).toBe('styles/a/a.woff2')
    expect(sheetOf(text, 'styles/b').fonts[0]?.file).toBe('styles/b/a.woff2')
  })

  test('has findings that every build reports', async () => {
    const files = {'manuscript.yaml': 'style: own', 'styles/own/style.yaml': 'extends: plain\nlimits: 3'}
    const said = async () =>
      (await built(files)).diagnostics
        .filter(({rule}) => rule === 'style-invalid')
        .map(({message}) => message)
    const first = await said()
    expect(first).toHaveLength(1)
    expect(await said()).toEqual(first)
  })

  test('is shared, so nobody can change it', () => {
    const {fonts, limits} = sheetOf('fonts:\n  - {family: A, file: a.woff2}\nlimits: {words: 3}', 'styles/a')
    expect([fonts, fonts[0], limits, limits.words].every(Object.isFrozen)).toBe(true)
  })

  test('is forgotten once many others were read', () => {
    const first = sheetOf('csl: apa', 'styles/first')
    expect(sheetOf('csl: apa', 'styles/first')).toBe(first)
    for (let number = 0; number < 100; number++) sheetOf('csl: apa', `styles/${number}`)
    expect(sheetOf('csl: apa', 'styles/first')).not.toBe(first)
  })
})

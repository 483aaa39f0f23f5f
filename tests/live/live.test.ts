import {setTimeout} from 'node:timers/promises'
import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'
import {expect, test} from 'vitest'
import {Superseded} from '../../src/core/stage.ts'
import {createLive} from '../../src/live/index.ts'
import {changesBetween, textOfPage} from '../../src/preview/page-source.ts'
import {textWorld} from '../world.ts'

const files = {
  'manuscript.yaml': 'title: On Texts\nlicense: CC-BY-4.0\nlang: en\n',
  '01.md': 'As saved [@doe99].\n',
  'references.bib': '@book{doe99, author = {Doe, J.}, title = {Tides}, publisher = {P}, year = {1999}}\n'
}

function reading(saved: Readonly<Record<string, string>> = files) {
  return {world: textWorld(saved), hashes: () => new Map(), today: '2026-11-30'}
}

test('a text that an editor has open stands for the file, until it is closed', async () => {
  const live = createLive({entry: '', isShown: true})
  const page = async () => textOfPage((await live.build(reading())).shown!.page)
  const codes = () => live.latest()?.built?.diagnostics.map(({code}) => code)
  expect(await page()).toContain('As saved')
  expect(codes()).toEqual([])
  live.open('01.md', 'As opened [@deo99].\n')
  expect(await page()).toContain('As opened')
  expect(codes()).toContain('G101')
  live.change('01.md', 'As changed [@doe99].\n')
  expect(await page()).toContain('As changed')
  expect(codes()).toEqual([])
  live.close('01.md')
  expect(await page()).toContain('As saved')
})

test('the findings of the report have their words on the page, and a page of findings alone is not made', async () => {
  const live = createLive({entry: '', isShown: true})
  live.open('01.md', 'See [@deo99].\n')
  const {report} = await live.build(reading())
  const found = (await report()).findings.find(({code}) => code === 'G101')
  expect(found?.spot).toMatchObject({unit: 'block 0', words: 'deo99'})
  const bare = createLive({entry: '', isShown: false})
  const {built, shown, report: ofBare} = await bare.build(reading({...files, '01.md': 'See [@deo99].\n'}))
  expect(shown).toBeUndefined()
  expect(built?.diagnostics.map(({code}) => code)).toContain('G101')
  expect((await ofBare()).findings.map(({code}) => code)).toContain('G101')
})

test('a build that is given up at any stage leaves the last one, and the next one is that of the text', async () => {
  const live = createLive({entry: '', isShown: true})
  await live.build(reading())
  const before = live.latest()
  live.open('01.md', '# New\n\nAs [@deo99] and @doe99 in @new.\n')
  let stages = 1
  for (let isDone = false; !isDone; stages++) {
    let left = stages
    const pause = async (): Promise<void> => {
      if (left-- === 0) throw new Superseded()
    }
    const given = reading()
    const built = live.build({...given, world: {...given.world, machine: {pause}}})
    isDone = await built.then(
      () => true,
      error => {
        expect(error).toBeInstanceOf(Superseded)
        return false
      }
    )
    if (!isDone) expect(live.latest()).toBe(before)
  }
  expect(stages).toBeGreaterThan(5)
  const anew = createLive({entry: '', isShown: true})
  anew.open('01.md', '# New\n\nAs [@deo99] and @doe99 in @new.\n')
  const {built, shown} = await anew.build(reading())
  expect(live.latest()?.built?.diagnostics).toEqual(built?.diagnostics)
  expect(textOfPage(live.latest()!.shown!.page)).toBe(textOfPage(shown!.page))
})

test('while the settings are broken, the page of the last good build stays, with the reason', async () => {
  const live = createLive({entry: '', isShown: true})
  const {shown} = await live.build(reading())
  live.open('manuscript.yaml', 'title: [\n')
  const broken = await live.build(reading())
  expect(broken.shown).toBe(shown)
  expect(broken.held?.why).toBe('the settings cannot be read')
  expect((await broken.report()).held).toEqual(broken.held)
})

test('the page comes before the check, and once more if the check changes it', async () => {
  const live = createLive({entry: '', isShown: true})
  const pages = async (text: string): Promise<readonly string[]> => {
    const shown: string[] = []
    live.open('01.md', text)
    const {shown: last} = await live.build(reading(), async page => {
      shown.push(textOfPage(page))
    })
    expect(shown.at(-1)).toBe(textOfPage(last!.page))
    return shown
  }
  expect(await pages('One [@doe99].\n')).toHaveLength(1)
  expect(await pages('Two [@doe99].\n')).toHaveLength(1)
  const [early, checked] = await pages('Two [@deo99].\n')
  expect(early).not.toContain('unresolved error')
  expect(checked).toContain('unresolved error')
  expect(await pages('Three [@deo99].\n')).toHaveLength(1)
  expect(await pages('Three [@doe99].\n')).toHaveLength(2)
})

test('another title is a small change of elements that are found by a selector', async () => {
  const live = createLive({entry: '', isShown: true})
  const settings = `${files['manuscript.yaml']}style: insights\n`
  const given = reading({...files, 'manuscript.yaml': settings})
  const world = {...given.world, subsetLetters: undefined}
  const page = async () => (await live.build({...given, world})).shown!.page
  const before = await page()
  live.open('manuscript.yaml', settings.replace('On Texts', 'MMMMWWWW MMMM WWWW'))
  const after = await page()
  const changes = changesBetween(before, after)
  for (const {selector} of changes) {
    const named = after.filter(piece => selector !== undefined && piece.selector === selector)
    expect(named, selector).toHaveLength(1)
  }
  // The replacement for the fonts depends on the title; if it changed, the page would be laid out again.
  expect(textOfPage(after)).not.toContain('stand-ins')
  expect(changes.filter(({selector}) => selector?.includes('style'))).toEqual([])
  expect(JSON.stringify(changes).length).toBeLessThan(8000)
})

test('a cross-reference leads to its heading after another one has taken the id of its label', async () => {
  const chapters = {...files, '01.md': '# One {#one}\n\nWords.\n', '02.md': 'See @one.\n'}
  const edited = {...chapters, '01.md': '## One\n\n# One {#one}\n\nWords.\n'}
  const live = createLive({entry: '', isShown: true})
  await live.build(reading(chapters))
  const page = textOfPage((await live.build(reading(edited))).shown!.page)
  expect(page).toContain('href="#one-1">')
})

test('a list of references within a division has the works as they are now', async () => {
  const chapter = 'See [@doe99].\n\n:::: {.box}\n\n::: {#refs}\n:::\n\n::::\n'
  const live = createLive({entry: '', isShown: true})
  await live.build(reading({...files, '01.md': chapter}))
  const bibliography = files['references.bib'].replace('Tides', 'Rivers')
  const {shown} = await live.build(reading({...files, '01.md': chapter, 'references.bib': bibliography}))
  expect(textOfPage(shown!.page)).toContain('Rivers')
  expect(textOfPage(shown!.page)).not.toContain('Tides')
})

test('only the last build is kept', async () => {
  const live = createLive({entry: '', isShown: true})
  const builds: WeakRef<object>[] = []
  for (const word of ['One', 'Two', 'Three', 'Four']) {
    live.open('01.md', `${word} [@doe99].\n`)
    const {shown, report} = await live.build(reading())
    await report()
    builds.push(new WeakRef(shown!))
  }
  await setTimeout(0)
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  expect(builds.map(build => build.deref() !== undefined)).toEqual([false, false, false, true])
})

test('the first build takes the results of earlier runs, and later ones leave them as they are', async () => {
  const kept = new Map<string, string>()
  const asked: (string | undefined)[] = []
  const store = {
    get(name: string) {
      asked.push(kept.get(name))
      return kept.get(name)
    },
    set: (name: string, text: string) => void kept.set(name, text)
  }
  const first = await createLive({entry: '', isShown: false, store}).build(reading())
  const stored = new Map(kept)
  expect(stored.size).toBeGreaterThan(1)
  asked.length = 0
  const live = createLive({entry: '', isShown: false, store})
  expect((await live.build(reading())).built?.diagnostics).toEqual(first.built?.diagnostics)
  expect(asked.filter(text => text !== undefined).length).toBeGreaterThan(1)
  asked.length = 0
  live.open('01.md', 'As opened, [@deo99].\n')
  expect((await live.build(reading())).built?.diagnostics.map(({code}) => code)).toContain('G101')
  expect([asked, kept]).toEqual([[], stored])
})

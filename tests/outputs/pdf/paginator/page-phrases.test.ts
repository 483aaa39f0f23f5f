import {afterAll, expect, test, vi} from 'vitest'
import {createLayout} from '../../../laid-out.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

const layout = createLayout()
afterAll(() => layout.close())

/** How far apart the lines of a note are, in CSS px. */
async function leadingOfNote(note: string): Promise<readonly number[]> {
  const measure = `(() => {
    const range = document.createRange()
    range.selectNodeContents(document.querySelector('.footnote > p'))
    const tops = [...range.getClientRects()].filter(({width}) => width > 50).map(({bottom}) => Math.round(bottom / 4) * 4)
    return [...new Set(tops)].sort((one, other) => one - other)
  })()`
  const text = `---\ntitle: Notes\nlang: en\nstyle: plain\n---\n\nWords.[^1]\n\n[^1]: ${note}\n`
  const [answer] = await layout.ask({'paper.md': text}, [measure])
  const tops = answer as readonly number[]
  return tops.slice(1).map((top, index) => top - tops[index]!)
}

test('lines in Nastaliq in an English note have room for their strokes', async () => {
  const urdu = 'یہ ایک مضمون ہے جس میں اردو زبان کے الفاظ ہیں اور یہ کئی سطروں پر پھیلا ہوا ہے۔ '.repeat(4)
  const leading = await leadingOfNote(`[${urdu.trim()}]{lang=ur}`)
  expect(leading.length).toBeGreaterThan(1)
  for (const distance of leading) expect(distance).toBeGreaterThanOrEqual(24)
  // A single word stands between lines of the usual distance.
  const words = 'Words and more words of a note. '
  for (const distance of await leadingOfNote(`${words.repeat(5)}[ثالثی]{lang=ur} ${words.repeat(5)}`))
    expect(distance).toBeLessThanOrEqual(20)
})

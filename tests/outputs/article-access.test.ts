import {describe, expect, test} from 'vitest'
import {articleHtml} from '../article-words.ts'

/** Accessibility for readers who listen to a page, or have no mouse. */
describe('accessibility', () => {
  test.each([
    ['of a close list', '- [x] Done\n- [ ] *Not* yet\n  - deeper', [' Done', ' Not yet']],
    ['of a loose list', '- [x] Done\n\n- [ ] Not yet\n\n  More.', [' Done', ' Not yet']]
  ])('the label of a task’s checkbox is its text, %s', async (_, text, labels) => {
    const html = await articleHtml(text)
    const found = [...html.matchAll(/<label>(.*?)<\/label>/gs)].map(([, label]) => label!)
    expect(found.every(label => label.startsWith('<input type="checkbox"'))).toBe(true)
    expect(found.map(label => label.replace(/<[^>]*>/g, '').trimEnd())).toEqual(labels)
  })

  test('an empty cell in a table head is not a header', async () => {
    const html = await articleHtml('| | A |\n|-|-|\n| b | c |')
    expect(html).toMatch(/<thead>\s*<tr>\s*<td><\/td>\s*<th scope="col">A<\/th>/)
  })

  test('a missing picture with blank alternative text has its path as the text', async () => {
    expect(await articleHtml('Seen ![ ](a.png) here.')).toContain('aria-label="a.png"')
  })

  test('a formula that is too wide for a phone is focusable, so that it scrolls', async () => {
    const long = Array.from({length: 30}, (_, index) => `x_{${index}}`).join(' + ')
    expect(await articleHtml(`$$ ${long} $$`)).toMatch(/<div class="equation" tabindex="0">/)
    expect(await articleHtml('$$ a = b $$')).toMatch(/<div class="equation">/)
    const rows = Array.from({length: 30}, (_, index) => `x_{${index}} &= y`).join(' \\\\\n')
    expect(await articleHtml(`$$ \\begin{aligned} ${rows} \\end{aligned} $$`)).toMatch(
      /<div class="equation">/
    )
  })
})

import {h} from 'hastscript'
import {expect, test} from 'vitest'
import {elementsIn} from '../../../src/outputs/hast.ts'
import type {Page} from '../../../src/outputs/page/page.ts'
import {heardOnce} from '../../../src/outputs/pdf/page/heard-once.ts'

function alternative(alt: string, caption: string): unknown {
  const figure = h('figure', [
    h('img', {alt}),
    h('figcaption', [h('span', {className: ['caption-label']}, 'Figure 1.'), ' ', caption])
  ])
  const page: Page = {lang: 'en', parts: [{kind: 'slot', name: 'text', content: [figure], around: []}]}
  const content = heardOnce(page).parts.flatMap(part => (part.kind === 'slot' ? part.content : []))
  return [...elementsIn(content)].find(({tagName}) => tagName === 'img')?.properties.alt
}

test.each([
  ['A map of kilns.', 'A map of kilns.', 'Figure 1'],
  ['A map of kilns.', 'A map of kilns (Doe, 2020).', 'Figure 1'],
  ['A map of kilns in Lahore', 'A map of kilns.', 'A map of kilns in Lahore'],
  ['Map', 'A map of kilns in Lahore and around it.', 'Map'],
  ['', 'A map.', '']
])('the alternative text %j beside the caption %j is %j', (alt, caption, expected) => {
  expect(alternative(alt, caption)).toBe(expected)
})

import {expect, test} from 'vitest'
import {articleHtml} from '../article-words.ts'

/** The description that a picture has from its caption. */
test.each([
  ['[@fig:b], coloured by *community*', 'Figure 2, coloured by community'],
  ['Rivers in @fig:b, by $H_2O$', 'Rivers in Figure 2, by H2O'],
  ['A map^[From above.].', 'A map.'],
  ['A map ([@lee2020]), coloured', 'A map, coloured'],
  ['A map [@lee2020]', 'A map'],
  ['A map. [@lee2020].', 'A map.'],
  ['[@lee2020]: a map', 'a map'],
  ['Chaud\u00a0: rouge ; froid : bleu [@lee2020]', 'Chaud : rouge ; froid : bleu']
])('%s', async (caption, expected) => {
  const html = await articleHtml(`![${caption}](a.svg){#fig:a}\n\n![Other](a.svg){#fig:b}\n\n@fig:a`)
  expect(/<img [^>]*alt="([^"]*)"/.exec(html)?.[1]).toBe(expected)
})

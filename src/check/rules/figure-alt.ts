import {isRunLanguage} from '../../core/run-languages.ts'
import type {Rule} from './rule.ts'

export const figureAlt = {
  code: 'G304',
  name: 'figure-alt',
  severity: 'warning',
  summary: 'Every picture has a description.',
  why: 'Readers who cannot see the picture learn nothing about it (WCAG 2.2, 1.1.1).',
  examples: [
    {
      name: 'a caption serves',
      files: {
        '01.md': '![A map of the coast.](map.svg)',
        'map.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
      },
      expect: []
    },
    {
      name: 'none',
      files: {
        '01.md': '![](map.svg)',
        'map.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
      },
      expect: [
        '01.md:1:1-1:13 The picture `map.svg` has no description, expected words in its brackets or `{alt="…"}`'
      ]
    },
    {
      name: 'a directive of MyST',
      files: {
        '01.md': ':::{image} map.svg\n:::',
        'map.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
      },
      expect: [
        '01.md:1:1-2:4 The picture `map.svg` has no description, expected `:alt: words` below the first line of its block'
      ]
    }
  ],
  *check({project}) {
    const texts = new Map(project.chapters.map(({path, text}) => [path, text]))
    for (const {url, alt, file, place} of project.texts.flatMap(text => text.pictures)) {
      // A label in place of a path is reported by `figure-missing`.
      if (alt.trim() !== '' || url.startsWith('#')) continue
      const shown = url.startsWith('data:') ? `${url.slice(0, 30)}…` : url
      yield {
        file,
        place,
        subject: url,
        message: `The picture \`${shown}\` has no description, expected ${formFor(texts.get(file)?.slice(place.start.offset) ?? '')}`
      }
    }
  }
} satisfies Rule

/** The form of a description for a picture, depending on the notation with which its text begins. */
function formFor(text: string): string {
  const [, directive = ''] = /^(?:`{3,}|~{3,}|:{3,})[ \t]*\{[ \t]*([\w+-]+)/.exec(text) ?? []
  if (isRunLanguage(directive)) return '`#| fig-alt: words` in the first lines of the code that draws it'
  if (/^(?:figure|image)$/.test(directive)) return '`:alt: words` below the first line of its block'
  if (text.startsWith('<')) return '`alt="words"` in its tag'
  return 'words in its brackets or `{alt="…"}`'
}

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
    }
  ],
  *check({project}) {
    for (const {url, alt, file, place} of project.texts.flatMap(text => text.pictures)) {
      // A label in place of a path is reported by `figure-missing`.
      if (alt.trim() !== '' || url.startsWith('#')) continue
      const shown = url.startsWith('data:') ? `${url.slice(0, 30)}…` : url
      yield {
        file,
        place,
        subject: url,
        message: `The picture \`${shown}\` has no description, expected words in its brackets or \`{alt="…"}\``
      }
    }
  }
} satisfies Rule

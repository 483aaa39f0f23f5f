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
      if (alt.trim() !== '') continue
      yield {
        file,
        place,
        subject: url,
        message: `The picture \`${url}\` has no description, expected words in its brackets or \`{alt="…"}\``
      }
    }
  }
} satisfies Rule

import type {Rule} from './rule.ts'

export const referenceUncited = {
  code: 'G102',
  name: 'reference-uncited',
  severity: 'error',
  summary: 'Every entry of the bibliography is cited somewhere.',
  why: 'Journals reject reference lists with works that the text never mentions.',
  examples: [
    {name: 'cited', files: {'01.md': 'Read @doe.', 'references.bib': '@book{doe,}'}, expect: []},
    {
      name: 'unused',
      files: {'01.md': 'Nothing cited.', 'references.bib': '@book{doe,}'},
      expect: ['references.bib:1:1-1:10 Unexpected uncited reference `doe`, expected one or more citations']
    },
    {
      name: 'listed on purpose',
      files: {
        'manuscript.yaml': 'nocite: ["@doe"]',
        '01.md': 'Nothing cited.',
        'references.bib': '@book{doe,}'
      },
      expect: []
    }
  ],
  *check({bibliography, citedBy, nocite}) {
    const listed = new Set(nocite.map(reference => reference.key))
    for (const reference of bibliography.byKey.values()) {
      if (citedBy.has(reference.key) || listed.has(reference.key)) continue
      // The map has an entry again under each alias.
      listed.add(reference.key)
      yield {
        file: reference.file,
        place: reference.place,
        subject: reference.key,
        message: `Unexpected uncited reference \`${reference.key}\`, expected one or more citations`
      }
    }
  }
} satisfies Rule

import {brokenSources} from './about/broken-sources.ts'
import {type Rule, reportedWhileReading} from './rule.ts'

export const nociteUndefined = {
  code: 'G104',
  name: 'nocite-undefined',
  severity: 'error',
  summary: 'Every key in `nocite` is in the bibliography.',
  why: 'The work that was meant to be listed is missing from the list of references.',
  examples: [
    {
      name: 'known',
      files: {'manuscript.yaml': 'nocite: ["@doe"]', '01.md': 'Words.', 'references.bib': '@book{doe,}'},
      expect: []
    },
    {
      name: 'unknown',
      files: {
        'manuscript.yaml': 'nocite: ["@deo"]',
        '01.md': 'Words [@doe].',
        'references.bib': '@book{doe,}'
      },
      expect: ['manuscript.yaml:1:10-1:16 `deo` in `nocite` is not in the bibliography']
    }
  ],
  *check(manuscript) {
    const broken = brokenSources(manuscript)
    for (const finding of reportedWhileReading('nocite-undefined')(manuscript)) {
      yield {...finding, causes: broken.hiding(finding.subject ?? '')}
    }
  }
} satisfies Rule

import {findingAt} from './about/parts.ts'
import type {Rule} from './rule.ts'

export const referencePersonal = {
  code: 'G240',
  name: 'reference-personal',
  severity: 'info',
  summary: 'Letters and talks that no reader can look up are cited in the text, and not listed on purpose.',
  why: 'Styles such as APA (7, 8.9) leave personal communications out of the list of references.',
  examples: [
    {
      name: 'a letter in the list',
      files: {
        'manuscript.yaml': 'nocite: ["@doe"]',
        '01.md': 'Words.',
        'references.bib': '@letter{doe, author={Doe, Jane}, date={2020-05-01}}'
      },
      expect: [
        'references.bib:1:1-1:12 Unexpected personal communication `doe` in the list of references, expected a citation in the text'
      ]
    },
    {
      name: 'cited',
      files: {'01.md': '[@doe]', 'references.bib': '@letter{doe, author={Doe, Jane}, date={2020-05-01}}'},
      expect: []
    }
  ],
  *check({nocite, citedBy}) {
    for (const reference of new Set(nocite)) {
      if (reference.csl.type !== 'personal_communication' || citedBy.has(reference.key)) continue
      yield findingAt(
        reference,
        `Unexpected personal communication \`${reference.key}\` in the list of references, expected a citation in the text`
      )
    }
  }
} satisfies Rule

import {letters} from '../../core/letters.ts'
import {entriesOf, findingOf, partOf} from './about/parts.ts'
import {namesOf, writtenName} from './about/people.ts'
import type {Rule} from './rule.ts'

export const authorRepeated = {
  code: 'G221',
  name: 'author-repeated',
  severity: 'info',
  summary: 'The author is not also the publisher or the container.',
  why: 'Styles such as APA omit a publisher that is also the author; otherwise the reference names it twice.',
  examples: [
    {
      name: 'author and publisher',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@book{a, author={{Library of Congress}}, title={A}, publisher={Library of Congress}}'
      },
      expect: ['references.bib:1:63-1:84 The publisher `Library of Congress` is also the author']
    },
    {
      name: 'two bodies',
      files: {
        '01.md': '[@a]',
        'references.bib': '@book{a, author={{Library of Congress}}, title={A}, publisher={Government Press}}'
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    for (const reference of entriesOf(manuscript)) {
      const [author, ...others] = namesOf(reference, 'author')
      if (author === undefined || others.length > 0) continue
      const name = letters(writtenName(author)).replace(/^the/, '')
      for (const variable of ['publisher', 'container-title']) {
        // BibTeX requires an institution for every report.
        if (variable === 'publisher' && reference.csl.type === 'report') continue
        const part = partOf(reference, variable)
        if (part === undefined || name === '' || letters(part.text).replace(/^the/, '') !== name) continue
        const kind = variable === 'publisher' ? 'publisher' : 'container'
        yield findingOf(part, `The ${kind} \`${part.text}\` is also the author`)
      }
    }
  }
} satisfies Rule

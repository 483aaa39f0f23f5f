import {wantedBy} from '../../core/wanted-by.ts'
import {settingsFinding} from './about/limits.ts'
import type {Rule} from './rule.ts'

const names = {jats: 'JATS', crossref: 'Crossref', epub: 'EPUB'} as const

export const destinationWants = {
  code: 'G423',
  name: 'destination-wants',
  severity: 'warning',
  summary: 'The paper has what is asked for where it goes.',
  why: 'The file has empty places, or the archive refuses it. Asked only with `galley check --for`, as in `--for jats`.',
  examples: [
    {
      name: 'a paper without a journal',
      destinations: ['jats'],
      files: {
        'manuscript.yaml':
          'title: A\nauthors: [B]\nabstract: C.\nlicense: CC-BY-4.0\ndoi: 10.5555/1\ndate: 2026\njournal: {title: D, publisher: E, first-page: 1}',
        '01.md': 'Words.'
      },
      expect: [
        'manuscript.yaml:1:1-1:1 JATS asks for the identifier of the journal, expected `journal: {id: …}`',
        'manuscript.yaml:1:1-1:1 JATS asks for the ISSN of the journal, expected `journal: {issn: 1234-5679}`'
      ]
    },
    {
      name: 'a paper with all',
      destinations: ['jats'],
      files: {
        'manuscript.yaml':
          'title: A\nauthors: [B]\nabstract: C.\nlicense: CC-BY-4.0\ndoi: 10.5555/1\ndate: 2026\njournal: {id: d, issn: {electronic: 1234-5679}, title: D, publisher: E, article-number: e1}',
        '01.md': 'Words.'
      },
      expect: []
    },
    {
      name: 'a deposit at Crossref',
      destinations: ['crossref'],
      files: {
        'manuscript.yaml':
          'title: A\nauthors: [B]\ndoi: 10.5555/1\ndate: 2026\njournal: {title: D, issn: 1234-5679}',
        '01.md': 'Words.'
      },
      expect: [
        'manuscript.yaml:1:1-1:1 Crossref asks for the address of the paper’s page, to which the DOI leads, expected `canonical-url: https://journal.example/3/1/law.html`',
        'manuscript.yaml:1:1-1:1 Crossref asks for who deposits and who answers for it, in the `style.yaml` of the journal, expected `crossref: {depositor: …, email: …, registrant: …}`'
      ]
    },
    {
      name: 'a paper for reading systems',
      destinations: ['epub'],
      files: {
        'manuscript.yaml': 'title: A\nauthors: [B]\ndoi: 10.5555/1\ndate: 2026\nlicense: CC-BY-4.0',
        '01.md': '![](map.svg)',
        'map.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
      },
      expect: [
        'manuscript.yaml:1:1-1:1 EPUB asks for a description of each picture, expected `![…](map.svg){alt="…"}`',
        'manuscript.yaml:1:1-1:1 EPUB asks for the language of the paper, expected `lang: en`'
      ]
    },
    {name: 'a paper that goes nowhere', files: {'01.md': 'Words.'}, expect: []}
  ],
  needs: 'destinations',
  *check(manuscript) {
    for (const destination of manuscript.destinations ?? [])
      for (const {has, subject, words, write, says} of wantedBy[destination]) {
        if (has(manuscript)) continue
        const message = `${names[destination]} asks for ${words}, expected \`${write}\``
        yield settingsFinding(manuscript, undefined, message, {subject, note: says})
      }
  }
} satisfies Rule

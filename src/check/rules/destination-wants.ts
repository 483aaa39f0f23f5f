import type {Manuscript} from '../../core/types.ts'
import {type DestinationNeed, type PaperDestination, wantedBy} from '../../core/wanted-by.ts'
import {settingsFinding} from './about/limits.ts'
import type {Rule} from './rule.ts'

const names: Readonly<Record<PaperDestination, string>> = {
  jats: 'JATS',
  pmc: 'PubMed Central',
  crossref: 'Crossref',
  datacite: 'DataCite',
  doaj: 'DOAJ',
  ojs: 'OJS',
  epub: 'EPUB'
}

export const destinationWants = {
  code: 'G423',
  name: 'destination-wants',
  severity: 'warning',
  summary: 'The paper meets the requirements of its destination.',
  why: 'Otherwise the file has gaps, or the archive rejects it. Checked only with `galley check --for`, as in `--for jats`.',
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
        'manuscript.yaml:1:1-1:1 JATS needs the identifier of the journal, expected `journal: {id: …}`',
        'manuscript.yaml:1:1-1:1 JATS needs the ISSN of the journal, expected `journal: {issn: 1234-5679}`'
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
        'manuscript.yaml:1:1-1:1 Crossref needs the URL of the paper’s page, to which the DOI leads, expected `canonical-url: https://journal.example/3/1/law.html`',
        'manuscript.yaml:1:1-1:1 Crossref needs the depositor and the registrant, in the `style.yaml` of the journal, expected `crossref: {depositor: …, email: …, registrant: …}`'
      ]
    },
    {
      name: 'a file for OJS',
      destinations: ['ojs'],
      files: {
        'manuscript.yaml':
          'title: A\nauthors: [B]\nabstract: C.\nlicense: CC-BY-4.0\ndoi: 10.5555/1\ndate: 2026\nstyle: q\njournal: {volume: 3, first-page: 1}',
        'styles/q/style.yaml': 'extends: plain\njournal: {title: D, publisher: E, sections: [{ref: ART}]}',
        '01.md': 'Words.'
      },
      expect: [
        'manuscript.yaml:1:1-1:1 OJS needs the e-mail address of an author, expected `authors: [{name: …, email: …}]`',
        'manuscript.yaml:1:1-1:1 OJS needs the date of publication, with its day, expected `dates: {published: 2026-11-24}`',
        'manuscript.yaml:1:1-1:1 OJS needs the ISSN of the journal, expected `journal: {issn: 1234-5679}`'
      ]
    },
    {
      name: 'several destinations',
      destinations: ['jats', 'pmc'],
      files: {
        'manuscript.yaml':
          'title: A\nauthors: [B]\nabstract: C.\nlicense: CC-BY-4.0\ndoi: 10.5555/1\ndate: 2026\njournal: {id: d, title: D, publisher: E, country: PK, section: F, volume: 1, first-page: 1}',
        '01.md': 'Words.'
      },
      expect: [
        'manuscript.yaml:1:1-1:1 PubMed Central needs the affiliation of each author, expected `authors: [{name: …, affiliation: …}]`',
        'manuscript.yaml:1:1-1:1 JATS and PubMed Central need the ISSN of the journal, expected `journal: {issn: 1234-5679}`'
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
        'manuscript.yaml:1:1-1:1 EPUB needs a description of each picture, expected `![…](map.svg){alt="…"}`',
        'manuscript.yaml:1:1-1:1 EPUB needs the language of the paper, expected `lang: en`'
      ]
    },
    {name: 'a paper that goes nowhere', files: {'01.md': 'Words.'}, expect: []}
  ],
  needs: 'destinations',
  *check(manuscript) {
    for (const {askers, need} of lacked(manuscript)) {
      const {subject, words, write, says} = need
      const who = askers.map(asker => names[asker])
      const verb = who.length === 1 ? 'needs' : 'need'
      const message = `${joined(who)} ${verb} ${words}, expected \`${write}\``
      yield settingsFinding(manuscript, undefined, message, {subject, note: says})
    }
  }
} satisfies Rule

type Lack = Readonly<{need: DestinationNeed; askers: PaperDestination[]}>

/**
 * The requirements that a paper does not meet, each once, with all destinations that have the requirement; the reason
 * why no file can be made is preferred to other reasons.
 */
function lacked(manuscript: Manuscript): readonly Lack[] {
  const lacks = new Map<string, Lack>()
  for (const destination of new Set(manuscript.destinations ?? []))
    for (const need of wantedBy[destination]) {
      if (need.has(manuscript)) continue
      const known = lacks.get(need.write)
      const {askers = []} = known ?? {}
      if (!askers.includes(destination)) askers.push(destination)
      const isStronger = known === undefined || (need.isRequired && !known.need.isRequired)
      lacks.set(need.write, {need: isStronger ? need : known.need, askers})
    }
  return [...lacks.values()]
}

function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

import {tellsAuthors} from '../../core/telling-headings.ts'
import type {Manuscript} from '../../core/types.ts'
import {settingsFinding} from './about/limits.ts'
import {passagesOf} from './about/passages.ts'
import type {Rule, RuleFinding} from './rule.ts'

const style = 'name: Q\nextends: plain\nlimits: {anonymous: true}'

export const journalAnonymous = {
  code: 'G413',
  name: 'journal-anonymous',
  severity: 'warning',
  summary: 'A paper for blind review does not reveal its authors.',
  why: 'Reviewers must not know the authors, so journals send back papers that reveal them. Checked only if the journal style says `anonymous: true`.',
  examples: [
    {
      name: 'told in five ways',
      files: {
        'manuscript.yaml':
          'style: q\nauthors: [{name: Jane Doe, orcid: 0000-0002-1825-0097}]\nstatements: {acknowledgements: We thank all.}',
        'styles/q/style.yaml': style,
        '01.md':
          'Our previous\nwork [-@a] says so, as we have argued elsewhere, and Jane Doe did.\n\n# Acknowledgments\n\nWe thank all.'
      },
      expect: [
        '01.md:1:1-2:5 `Our previous work` reveals the authors in a paper for blind review',
        '01.md:2:21-2:48 `as we have argued elsewhere` reveals the authors in a paper for blind review',
        '01.md:2:54-2:62 `Jane Doe` reveals the authors in a paper for blind review',
        '01.md:4:1-4:18 The section `Acknowledgments` reveals the authors in a paper for blind review',
        'manuscript.yaml:1:1-1:1 The author `Jane Doe` is named in a paper for blind review',
        'manuscript.yaml:3:32-3:45 The statement `acknowledgements` reveals the authors in a paper for blind review'
      ]
    },
    {
      name: 'nothing told',
      files: {
        'manuscript.yaml': 'style: q\nstatements: {conflicts: None.}',
        'styles/q/style.yaml': style,
        '01.md': 'Previous work says so. We show it in our study.'
      },
      expect: []
    }
  ],
  *check(manuscript) {
    const {project, metadata} = manuscript
    // A copy for blind review has no revealing metadata or statements, so only its text is checked.
    if (manuscript.isForBlindReview) return yield* inText(manuscript)
    if (project.style.limits.anonymous !== true) return
    for (const {name, orcid, email} of metadata.authors) {
      const more = [orcid, email].filter(Boolean).map(value => `\`${value}\``)
      yield settingsFinding(
        manuscript,
        undefined,
        `The author \`${name}\` is named in a paper for blind review`,
        {subject: name, ...(more.length > 0 && {note: `The settings also contain ${more.join(' and ')}.`})}
      )
    }
    for (const {name, text} of metadata.statements) {
      if (tellsAuthors(name))
        yield settingsFinding(
          manuscript,
          text.place,
          `The statement \`${name}\` reveals the authors in a paper for blind review`,
          {subject: name}
        )
    }
    yield* inText(manuscript)
  }
} satisfies Rule

/** Phrases that reveal that a cited work is by the same authors. */
const phrases = new RegExp(
  [
    String.raw`\b(?:our|my)\s+(?:own\s+)?(?:previous|previously\s+published|earlier|prior|past|recent|forthcoming|companion|19\d\d|20\d\d)\s+(?:[a-z]+\s+)?(?:work|papers?|articles?|books?|stud(?:y|ies)|research|publications?|results|findings)`,
    String.raw`\b(?:as\s+)?(?:we|I)\s+(?:have\s+)?(?:argued|shown|showed|discussed|described|reported|demonstrated|introduced|proposed|published|presented)\s+(?:elsewhere|previously|before)`,
    String.raw`\b(?:we|I)\s+(?:have\s+)?(?:previously|earlier|recently)\s+(?:argued|shown|showed|discussed|described|reported|demonstrated|introduced|proposed|published|presented|developed)`,
    String.raw`\b(?:our|my)\s+(?:group|team|lab|laboratory)\s+(?:has\s+)?(?:previously\s+|recently\s+)?(?:shown|showed|published|developed|introduced|reported)`,
    String.raw`\b(?:in\s+)?unser(?:e[rnms]?)?\s+(?:früheren?|vorangegangenen?|vorherigen?)\s+(?:Arbeit(?:en)?|Studien?|Aufs(?:atz|ätze|ätzen)|Artikeln?|Untersuchung(?:en)?)`,
    String.raw`\b(?:notre|nos|mon|mes)\s+(?:précédente?s?|antérieure?s?)\s+(?:articles?|travail|travaux|études?|recherches?)|\b(?:notre|nos|mon|mes)\s+(?:articles?|travail|travaux|études?|recherches?)\s+(?:précédente?s?|antérieure?s?)`,
    String.raw`\b(?:nuestr[oa]s?|mis?)\s+(?:anterior(?:es)?|previ[oa]s?)\s+(?:trabajos?|artículos?|estudios?)|\b(?:nuestr[oa]s?|mis?)\s+(?:trabajos?|artículos?|estudios?)\s+(?:anterior(?:es)?|previ[oa]s?)`,
    String.raw`\b(?:nostr[oiae]|mi[oei])\s+precedent[ei]\s+(?:lavor[oi]|articol[oi]|stud[io]+)|\b(?:nossos?|meus?)\s+(?:trabalhos?|artigos?|estudos?)\s+anterior(?:es)?`
  ]
    .map(phrase => `(?:${phrase})(?!\\p{L})`)
    .join('|'),
  'giu'
)

function* inText(manuscript: Manuscript): Generator<RuleFinding> {
  const names = manuscript.metadata.authors.map(({name}) => name).filter(name => name.includes(' '))
  for (const {node, text, file, place} of passagesOf(manuscript)) {
    const heading = node.type === 'heading' ? text.replace(/\0/g, '').trim() : ''
    if (tellsAuthors(heading) && !manuscript.isForBlindReview)
      yield {
        file,
        place: place(0, text.length),
        subject: heading,
        message: `The section \`${heading}\` reveals the authors in a paper for blind review`
      }
    const found = [...text.matchAll(phrases)].map(({0: words, index}) => ({words, index}))
    for (const name of names) {
      const index = text.indexOf(name)
      if (index !== -1) found.push({words: name, index})
    }
    for (const {words, index} of found) {
      const phrase = words.replace(/\s+/g, ' ')
      yield {
        file,
        place: place(index, index + words.length),
        subject: phrase,
        message: `\`${phrase}\` reveals the authors in a paper for blind review`
      }
    }
  }
}

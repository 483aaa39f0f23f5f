import {letters} from '../../core/letters.ts'
import type {Reference} from '../../core/types.ts'
import {entriesOf, findingOf, partOf, variableText} from './about/parts.ts'
import {namesOf} from './about/people.ts'
import type {Rule} from './rule.ts'

export const urlAddress = {
  code: 'G237',
  name: 'url-address',
  severity: 'info',
  summary: 'A URL leads to the work itself, not to a search, a home page, a copy or a tracker.',
  why: 'Searches and home pages change; tracking parameters tell third parties what people read.',
  examples: [
    {
      name: 'a search, a home page, a tracker',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@article{a, url={https://books.google.com/books?id=x&q=peace}}\n@report{b, title={B}, url={https://www.example.org/}}\n@online{c, title={C}, url={https://example.org/a?utm_source=x}}\n@online{d, title={D}, url={https://www.academia.edu/12/D}}\n@book{e, url={https://www.google.com/books/edition/E/x?dq=war}}'
      },
      expect: [
        'references.bib:1:17-1:62 The URL `https://books.google.com/books?id=x&q=peace` leads to a search, not to the work',
        'references.bib:2:27-2:53 The URL `https://www.example.org/` is a home page, not the work',
        'references.bib:3:27-3:63 The URL has the tracking parameter `utm_source`',
        'references.bib:4:27-4:58 The URL `https://www.academia.edu/12/D` leads to a copy, which may be removed',
        'references.bib:5:14-5:63 The URL `https://www.google.com/books/edition/E/x?dq=war` leads to a search, not to the work'
      ]
    },
    {
      name: 'addresses of works, and of software',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@online{a, title={A}, url={https://example.org/a?id=3}}\n@software{b, title={B}, url={https://example.org}}\n@online{c, author={{Lab of Sand}}, title={Sand}, url={https://example.org}}\n@online{d, author={Doe, Jane}, title={Sand in Data}, url={https://www.sandindata.org/}}'
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    for (const reference of entriesOf(manuscript)) {
      const part = partOf(reference, 'URL', ['url', 'howpublished'])
      if (part === undefined) continue
      const {text} = part
      const tracker = /[?&](utm_\w+|fbclid|gclid|msclkid|mc_cid|igshid)=/.exec(text)?.[1]
      if (search.test(text)) {
        yield findingOf(part, `The URL \`${text}\` leads to a search, not to the work`)
      } else if (tracker !== undefined) {
        yield findingOf(part, `The URL has the tracking parameter \`${tracker}\``)
      } else if (copies.test(text)) {
        yield findingOf(part, `The URL \`${text}\` leads to a copy, which may be removed`, {
          note: 'Give the publisher’s URL, or a DOI.'
        })
      } else if (
        isPartOfSite(reference) &&
        !isNamedSo(text, variableText(reference, 'title')) &&
        /^https?:\/\/(?:www\.)?[\w-]+(?:\.[\w-]+)+\/?$/i.test(text)
      ) {
        yield findingOf(part, `The URL \`${text}\` is a home page, not the work`)
      }
    }
  }
} satisfies Rule

/** Whether a title is the name of the site: “Our World in Data” at `ourworldindata.org`. */
function isNamedSo(url: string, title: string): boolean {
  const host = /^https?:\/\/(?:www\.)?([\w.-]+)/i.exec(url)?.[1] ?? ''
  const names = host
    .split('.')
    .slice(0, -1)
    .map(letters)
    .filter(name => name.length > 2)
  const words = letters(title)
  return names.some(name => words.includes(name) || (words.length > 2 && name.includes(words)))
}

/** URLs of results from search engines, and of searches within a book. */
const search =
  /^https?:\/\/(?:[\w-]+\.)*(?:google\.[\w.]+\/(?:search|scholar\?.*\bq=|books(?:\/edition\/[^?]*)?\?.*\b[dv]?q=)|bing\.com\/search|duckduckgo\.com\/\?q|search\.yahoo\.)/i

/** Networks where authors share copies that may be removed again. */
const copies = /^https?:\/\/(?:[\w-]+\.)*(?:researchgate\.net\/publication|academia\.edu\/\d)/i

/** Types of works that are part of a web site and never the whole site. */
const works: ReadonlySet<string> = new Set([
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'chapter',
  'paper-conference',
  'post-weblog',
  'report',
  'thesis'
])

/**
 * Whether a work is part of a site: a page by a person is, but a page by an organization, or without an author, may be
 * the site itself.
 */
function isPartOfSite(reference: Reference): boolean {
  const {type} = reference.csl
  return works.has(type) || (type === 'webpage' && namesOf(reference, 'author').some(({family}) => family))
}

import {chapterLink} from '../../core/chapter-links.ts'
import {linkedPath} from '../../core/path.ts'
import {perObject} from '../../core/per-object.ts'
import {placeOf} from '../../core/position.ts'
import {similar} from '../../core/similar.ts'
import type {Chapter} from '../../core/types.ts'
import type {Rule} from './rule.ts'

export const linkDead = {
  code: 'G313',
  name: 'link-dead',
  severity: 'warning',
  summary: 'Links within the project have a target.',
  why: 'A reader who follows the link reaches an error page, or nothing happens.',
  examples: [
    {
      name: 'no such file, no such place',
      files: {
        '01.md': '# Methods\n\nSee [data](data/a.csv), [here](#method) and [there][x].\n\n[x]: 02-law.md'
      },
      expect: [
        '01.md:3:5-3:23 The link `data/a.csv` has no target in the project',
        '01.md:3:25-3:40 The link `#method` has no target in the paper',
        '01.md:5:1-5:15 The link `02-law.md` has no target in the project'
      ]
    },
    {
      name: 'another chapter',
      files: {'01.md': 'See [law](02.md#law), [order](02.md#order).', '02.md': '# Law\n\nWords.'},
      expect: ['01.md:1:23-1:43 The link `02.md#order` has no target in that chapter']
    },
    {
      name: 'file, folder, heading, label and the web',
      files: {
        '01.md':
          '# Methods and data\n\nSee [a](data/a%20b.csv), [b](data/), [c](#methods-and-data), [d](#tbl:x), [e](https://example.org), [f](mailto:a@example.org) and [g](#film).\n\n[Span]{#tbl:x}\n\n<video id="film"></video>',
        'data/a b.csv': 'a,b'
      },
      expect: []
    }
  ],
  *check(manuscript) {
    const {project, ids, targets, sections} = manuscript
    const links = project.texts.flatMap(linksIn)
    let known: ReadonlySet<string> | undefined
    let helped = 0
    for (const {node, file, path} of links) {
      const {url} = node
      const found = {file, place: placeOf(node), subject: url}
      if (url.startsWith('#')) {
        const id = decoded(url.slice(1))
        if (id === '' || targets.has(id) || sections.has(id) || ownId.test(id)) continue
        known ??= new Set([...ids.values(), ...targets.keys()])
        const places = known
        if (places.has(id) || places.has(id.toLowerCase())) continue
        yield {
          ...found,
          message: `The link \`${url}\` has no target in the paper`,
          note: anchors,
          // Searching for similar ids takes time in long papers, so only the first findings get suggestions.
          expected: helped++ < mostHelp ? similar(id, places).map(place => `#${place}`) : []
        }
      } else {
        if (path === undefined) continue
        if (chapterLink(manuscript, url, file)?.isFound === false) {
          yield {
            ...found,
            message: `The link \`${url}\` has no target in that chapter`,
            note: anchors
          }
        }
        if (!project.absentFiles.has(path)) continue
        yield {
          ...found,
          message: `The link \`${url}\` has no target in the project`,
          ...(targets.has(url) || sections.has(url) ? {expected: [`#${url}`]} : {})
        }
      }
    }
  }
} satisfies Rule

/** The links of a text that may lead to something in the project. */
const linksIn = perObject(({links, path: file}: Chapter) =>
  links.flatMap(node => {
    const path = node.url.startsWith('#') ? undefined : linkedPath(node.url, file)
    // Templates of other tools, such as Manubot's, are filled in later.
    const isElsewhere = node.url.includes('{{') || (path === undefined && !node.url.startsWith('#'))
    return isElsewhere ? [] : [{node, file, path}]
  })
)

const mostHelp = 50

const anchors = 'A link can lead to a label, or to the id of a heading, such as `#the-law` of “The law”.'

/** Ids that the page assigns to works, notes and its own parts. */
const ownId = /^(?:ref-|cite-|note-|fn|reference-list|notes$|article-text$|refs$)/

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

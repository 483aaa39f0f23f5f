import type {Article, Node} from '../../core/article.ts'
import {letters} from '../../core/letters.ts'
import type {Manuscript} from '../../core/types.ts'
import {walkNodes, wordsOf} from '../../core/walk-article.ts'
import type {BlindHint} from './hints.ts'

/**
 * Addresses that may lead to the authors: those that the paper calls its own, “our code is at …”, archives, which
 * name the depositor, personal pages, and hosts of the authors.
 */
export function addressHints(article: Article, {metadata}: Manuscript): readonly BlindHint[] {
  const hosts = metadata.authors.flatMap(({email}) => {
    const domain = email?.split('@')[1]?.toLowerCase()
    return domain === undefined || publicMail.test(domain) ? [] : [domain.split('.').slice(-2).join('.')]
  })
  const bodies = [
    ...metadata.affiliations.flatMap(({name}) => name.split(/\s*[,;()]\s*/)),
    ...metadata.authors.flatMap(({corporate, name}) => (corporate ? [name] : []))
  ]
    .map(letters)
    .filter(name => name.length > 5)
  const found: BlindHint[] = []
  const look = (url: string, before: string, shown: string): void => {
    const host = /^[a-z]+:\/\/([^/?#:]+)/i.exec(url)?.[1]?.toLowerCase() ?? ''
    const what = /^mailto:/i.test(url)
      ? 'an e-mail address'
      : calledOwn.test(before)
        ? 'an address that the paper calls its own'
        : archives.test(url)
          ? 'an address of an archive, which names who deposited'
          : /\/(?:~|%7e)\w/i.test(url)
            ? 'the page of a person'
            : hosts.some(own => host === own || host.endsWith(`.${own}`))
              ? 'the host of an author’s mail'
              : bodies.some(body => letters(url).includes(body))
                ? 'an address with an affiliation of the authors'
                : undefined
    const near = `${before.slice(-40)}${shown}`.replaceAll(/\s+/g, ' ')
    if (what !== undefined) found.push({words: url, what, near})
  }
  const within = (nodes: readonly Node[]): void => {
    let before = ''
    for (const node of nodes) {
      const words = wordsOf([node])
      if (node.type === 'link') look(node.url, before, words)
      else if (node.type === 'text')
        for (const {0: url} of words.matchAll(/https?:\/\/[^\s<>]+|\b10\.\d{4,}\/[^\s<>]+/g))
          look(url, before, words)
      before += words
    }
  }
  walkNodes([...article.body, ...article.notes.flatMap(({children}) => children)], node => {
    if (node.type === 'citation' || node.type === 'references') return false
    if ('children' in node && node.type !== 'link') within(node.children as readonly Node[])
    return undefined
  })
  return found
}

const calledOwn =
  /\b(?:our|my) (?:\w+ )?(?:code|software|package|library|repository|website|data|dataset|data set|scripts?|tool)\b[^.!?]{0,80}$/i

const archives =
  /\/\/(?:www\.)?(?:zenodo\.org|figshare\.com|osf\.io|datadryad\.org|dataverse\.[\w.]+|archive\.softwareheritage\.org|huggingface\.co)\/|10\.(?:5281|6084|5061|17605|7910|24433)\/|\bswh:1:/i

const publicMail =
  /^(?:gmail|googlemail|outlook|hotmail|yahoo|gmx|web|proton(?:mail)?|icloud|me|posteo|mailbox|qq|163|126)\./

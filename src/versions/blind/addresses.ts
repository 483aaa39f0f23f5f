import type {Article, Node} from '../../core/article.ts'
import {letters} from '../../core/letters.ts'
import type {Manuscript} from '../../core/types.ts'
import {walkNodes, wordsOf} from '../../core/walk-article.ts'
import type {BlindHint} from './hints.ts'

/**
 * Hints about URLs that may lead to the authors: those that the paper calls its own (“our code is at …”), archives,
 * which name the depositor, personal pages, and hosts of the authors.
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
      : calledOwn.test(before) || (offered.test(before) && isOfAccount.test(url))
        ? 'an address that the paper calls its own'
        : archives.test(url)
          ? 'an address of an archive, which names who deposited'
          : /\/(?:~|%7e)\w/i.test(url) || profiles.test(url)
            ? 'the page of a person'
            : hosts.some(own => host === own || host.endsWith(`.${own}`))
              ? 'the host of an author’s mail'
              : shared.test(url)
                ? 'an address of a shared folder, which names its owner'
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
        for (const {0: url, index} of words.matchAll(/https?:\/\/[^\s<>]+|\b10\.\d{4,}\/[^\s<>]+/g))
          look(url, before + words.slice(0, index), url)
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

/** Sentences such as “Code and data are available at”. */
const offered =
  /\b(?:code|software|data|datasets?|scripts?|materials?|notebooks?|supplements?|implementation)\b[^.!?]{0,60}\b(?:is|are|was|were|can be|has been|have been)\b[^.!?]{0,20}\b(?:available|found|accessed|accessible|deposited|hosted|published|shared|released|downloaded)\b[^.!?]{0,40}$/i

/** URLs that contain an account. */
const isOfAccount =
  /^[a-z]+:\/\/(?:www\.)?(?:(?:github\.com|gitlab\.[\w.-]+|bitbucket\.org|codeberg\.org|git\.sr\.ht|gist\.github\.com|kaggle\.com|hub\.docker\.com)\/\w|[^./]+\.(?:github|gitlab)\.io\b)/i

/** Pages about persons in social and academic networks. */
const profiles =
  /\/\/(?:[\w-]+\.)?(?:scholar\.google\.[\w.]+\/citations\?|researchgate\.net\/profile\/|linkedin\.com\/in\/|(?:twitter|x)\.com\/\w|bsky\.app\/profile\/|publons\.com\/\w|scopus\.com\/authid|dblp\.org\/pid\/|academia\.edu\/\w|youtube\.com\/@|[\w.-]+\/@\w)/i

const shared =
  /\/\/(?:[\w-]+\.)?(?:(?:drive|docs|colab\.research)\.google\.com|dropbox\.com|1drv\.ms|[\w-]+\.sharepoint\.com|box\.com|overleaf\.com|mega\.nz|wetransfer\.com|icloud\.com|notion\.(?:so|site)|cloudstor\.aarnet\.edu\.au)\//i

const archives =
  /\/\/(?:www\.)?(?:zenodo\.org|figshare\.com|osf\.io|datadryad\.org|dataverse\.[\w.]+|archive\.softwareheritage\.org|huggingface\.co)\/|10\.(?:5281|6084|5061|17605|7910|24433)\/|\bswh:1:/i

const publicMail =
  /^(?:gmail|googlemail|outlook|hotmail|yahoo|gmx|web|proton(?:mail)?|icloud|me|posteo|mailbox|qq|163|126)\./

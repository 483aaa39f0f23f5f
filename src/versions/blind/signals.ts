import {letters} from '../../core/letters.ts'
import type {Author, Manuscript} from '../../core/types.ts'
import {mailAccounts} from './authors.ts'
import {folded} from './folded-words.ts'
import {romanized} from './romanized.ts'

/** A text that reveals the authors, and its description. */
export type Signal = Readonly<{text: string; what: string}>

/** Texts and URLs that reveal the authors of a paper. */
export type Signals = Readonly<{
  /** Texts that must not occur anywhere in a blind copy: names, identifiers, addresses. */
  everywhere: readonly Signal[]
  /** Initials with a family name, which may occur in the list of references, in works by namesakes. */
  outsideLists: readonly Signal[]
  /** Whether a URL contains the name, account or site of an author. */
  tellsAddress: (address: string) => boolean
}>

/**
 * The signals of a manuscript, together with the signals of the machine (`machine`): folders, users, hosts, accounts.
 */
export function signalsOf({metadata, chapters}: Manuscript, machine: readonly Signal[]): Signals {
  const people = metadata.authors.filter(({corporate, family}) => !corporate && family !== undefined)
  const bodies = metadata.authors.filter(({corporate, family}) => corporate || family === undefined)
  const mails = metadata.authors.flatMap(({email}) => (email === undefined ? [] : [email]))
  const accounts = mailAccounts(metadata)
  const software = softwareOf(metadata.title?.text ?? '')
  const owners = software === undefined ? new Set<string>() : ownersOf(software, chapters)
  const families = people.flatMap(({family = ''}) =>
    [family, ...romanized(family)].map(name => letters(folded(name)))
  )
  return {
    everywhere: [
      ...people.flatMap(fullNames).map(text => ({text, what: 'the name of an author'})),
      ...bodies.map(({name}) => ({text: name, what: 'the name of an author'})),
      ...metadata.authors.flatMap(({orcid}) =>
        orcid === undefined
          ? []
          : [orcid, orcid.replaceAll('-', ''), orcid.replaceAll('-', ' ')].map(text => ({
              text,
              what: 'the ORCID iD of an author'
            }))
      ),
      ...mails.map(text => ({text, what: 'the address of an author'})),
      ...[metadata.pageAddress, metadata.pdfAddress, metadata.doi].flatMap(text =>
        text === undefined ? [] : [{text, what: 'an address of the article'}]
      ),
      ...machine
    ],
    outsideLists: people.flatMap(initialled).map(text => ({text, what: 'initials and name of an author'})),
    tellsAddress(written) {
      const address = folded(written)
      const words = address.split(/[^\p{L}\p{N}]+/u).map(letters)
      const whole = letters(address)
      return (
        // A short name could be part of any word, so it must be a whole word.
        families.some(name => (name.length > 3 ? whole.includes(name) : words.includes(name))) ||
        accounts.some(account => words.includes(letters(account))) ||
        machine.some(({text}) => address.includes(text)) ||
        (software !== undefined && isOf(software, address)) ||
        owners.has(ownerOf(address) ?? '')
      )
    }
  }
}

/**
 * Whether a URL belongs to a software package: the package's name is a part of the path, or the beginning of the
 * host.
 */
function isOf(software: string, address: string): boolean {
  const [, host = '', path = ''] = /^[a-z]+:\/\/(?:www\.)?([^/?#]+)([^?#]*)/i.exec(address) ?? []
  const parts = path.split('/').map(part => letters(part.replace(/\.(?:git|jl|js|py|r|rs)$/i, '')))
  return parts.includes(software) || letters(host.split('.')[0] ?? '') === software
}

/** The owners of the software's repositories, in URLs that the chapters contain. */
function ownersOf(software: string, chapters: Manuscript['chapters']): ReadonlySet<string> {
  const addresses = chapters.flatMap(({text}) => text.match(/https?:\/\/[^\s<>()[\]"'`]+/g) ?? [])
  return new Set(addresses.flatMap(address => (isOf(software, address) ? (ownerOf(address) ?? []) : [])))
}

/** The account that owns a repository or its pages; undefined for any other URL. */
function ownerOf(address: string): string | undefined {
  const [, host = '', owner = ''] =
    /^[a-z]+:\/\/(?:www\.)?([^/?#]+)\/?([^/?#]*)/i.exec(address.toLowerCase()) ?? []
  const [pages] = /^[^.]+(?=\.(?:github|gitlab)\.io$)/.exec(host) ?? []
  return (
    pages ??
    (/^(?:github\.com|bitbucket\.org|codeberg\.org|gitlab\..+)$/.test(host) ? owner || undefined : undefined)
  )
}

/**
 * The name of the software that a paper is about, as in “Verde: Processing and gridding”; undefined if the title
 * contains none.
 */
function softwareOf(title: string): string | undefined {
  const [, name = ''] = /^\s*([^\s:–—]+(?: [^\s:–—]+)?)\s*[:–—]\s/.exec(title) ?? []
  const own = letters(name)
  return own.length > 2 ? own : undefined
}

/** Full names in both orders: `Ann B. Doe`, `Ann Doe`, `Doe, Ann`. */
function fullNames({name, given = '', family = ''}: Author): readonly string[] {
  const [first = ''] = given.split(/\s+/)
  if (first.replace('.', '').length < 2) return []
  return [...new Set([name, `${given} ${family}`, `${first} ${family}`, `${family}, ${first}`])]
}

/** Initials with the family name: `A. Doe`, `A. B. Doe`, `Doe, A.`, `Doe AB`. */
function initialled({given = '', family = ''}: Author): readonly string[] {
  const initials = given
    .split(/[\s-]+/)
    .map(part => part[0] ?? '')
    .filter(Boolean)
  if (initials.length === 0) return []
  const [first = ''] = initials
  const dotted = initials.map(letter => `${letter}.`)
  return [
    ...new Set([
      `${first}. ${family}`,
      `${dotted.join(' ')} ${family}`,
      `${dotted.join('')} ${family}`,
      `${family}, ${first}.`,
      `${family}, ${dotted.join(' ')}`,
      `${family} ${initials.join('')}`,
      `${family}, ${initials.join('')}`,
      `${family}, ${dotted.join('')}`,
      `${family} ${dotted.join(' ')}`,
      `${family} ${dotted.join('')}`,
      `${family} ${first}.`,
      `${dotted.join('-')} ${family}`,
      `${family}, ${dotted.join('-')}`,
      `${family} ${dotted.join('-')}`
    ])
  ]
}

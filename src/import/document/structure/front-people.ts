import {addAll} from '../../../core/add-all.ts'
import type {TypedBlock, TypedParagraph} from '../content.ts'
import {isBlankBlock, typedLine} from '../words.ts'
import {dateIn} from './front-date.ts'
import type {TypedFront} from './front-matter.ts'
import {type FoundHeadings, hasTypedNumber} from './headings.ts'
import {affiliationOf, authorsIn, contactsIn, isAffiliation, partsOfLine, type TypedAuthor} from './people.ts'
import {takePlacedAuthors} from './placed-authors.ts'

/** Extracts the lines between title and text: names, affiliations, addresses. */
export function takePeople(
  blocks: readonly TypedBlock[],
  found: FoundHeadings,
  front: TypedFront,
  taken: Set<TypedBlock>
): void {
  let isAfter = false
  for (const block of blocks) {
    if (block.kind === 'table') break
    if (block.inlines === front.title) isAfter = true
    if (!isAfter || isBlankBlock(block)) continue
    if (taken.has(block)) {
      const isOther = front.apart.has(block) || front.titles.includes(block)
      if (isOther || block.inlines === front.title || block.inlines === front.subtitle) continue
      break
    }
    const line = typedLine(block)
    if ((!found.of.has(block) && takeMarked(block, front)) || takeCorrespondence(block, front)) {
      taken.add(block)
      continue
    }
    if (endsPeople(blocks, block, found, front)) break
    if (takePlacedAuthors(line, front)) {
      front.people.push(block)
      taken.add(block)
      continue
    }
    const names = authorsIn(block)
    if (names !== undefined && !isAffiliation(line)) {
      addAuthors(names, front)
      front.people.push(block)
      taken.add(block)
      continue
    }
    if (found.of.has(block)) break
    const {emails, orcids, rest} = contactsIn(line)
    if (emails.length > 0 || orcids.length > 0 || isAffiliation(line)) {
      // If words next to an address are not an affiliation, the line stays in the text.
      if ((emails.length > 0 || orcids.length > 0) && rest !== '' && !isAffiliation(rest)) continue
      addAffiliation(block, front)
      taken.add(block)
    }
  }
}

/** Whether the front matter ends here: at running text, or at a heading that is not a name. */
function endsPeople(
  blocks: readonly TypedBlock[],
  block: TypedParagraph,
  {of, by}: FoundHeadings,
  {authors}: TypedFront
): boolean {
  if (isRunningText(block)) return true
  if (!of.has(block)) return false
  const next = blocks.slice(blocks.indexOf(block) + 1).find(each => !isBlankBlock(each))
  const isAboveText = next?.kind === 'paragraph' && isRunningText(next)
  return isAboveText || hasTypedNumber(block) || (by === 'styles' && authors.length > 0)
}

/** Whether a paragraph is a long line, or a sentence of ten words that is neither an address nor an affiliation. */
function isRunningText(paragraph: TypedParagraph): boolean {
  const line = typedLine(paragraph)
  if (line.length > 300) return true
  const {emails, orcids} = contactsIn(line)
  if (emails.length > 0 || orcids.length > 0 || isAffiliation(line)) return false
  return /[.!?]["”»]?$/.test(line) && line.split(' ').length > 9
}

/** Adds authors; a second line about an author adds further data, such as an ORCID iD. */
function addAuthors(names: readonly TypedAuthor[], {authors}: TypedFront): void {
  for (const {orcid, ...name} of names) {
    const known = authors.find(author => author.name === name.name)
    if (known === undefined) authors.push({...name, ...(orcid && {orcid})})
    else if (orcid !== undefined) known.orcid ??= orcid
  }
}

/** Matches a sentence of thanks in the line of an affiliation; the line is then a remark about the author. */
const thanks =
  /\.\s+(?:I|We|The authors?|My|Our|Thanks|This|Ich|Wir|Der Verfasser|Die Verfasserin|Je|Nous|L[’']auteure?|Agrade\p{Ll}+|Quiero|Este)\s/u

/** Extracts a line that begins with a mark of an author: an affiliation, or a remark such as `† Deceased`. */
function takeMarked(block: TypedParagraph, front: TypedFront): boolean {
  const {mark, name} = affiliationOf(block)
  const own = front.authors.filter(({marks}) => marks.includes(mark))
  if (mark === '' || own.length === 0 || corresponds.test(name)) return false
  if (/^[\p{L}\d]/u.test(mark) && isRunningText(block)) return false
  const {emails, orcids} = contactsIn(name)
  const isPlace = isAffiliation(name) || /^(?:\d+|\p{Ll})$/u.test(mark) || emails.length + orcids.length > 0
  if (isPlace && !thanks.test(name)) addAffiliation(block, front)
  else {
    front.people.push(block)
    for (const author of own) author.remark ??= name
  }
  return true
}

const corresponds =
  /^[\s*∗†‡§(]*(?:(?:the )?correspond(?:ing authors?|ence)|address (?:for )?correspondence|author for correspondence|korrespondenz|kontakt|contact|auteure? correspondante?|correspondance|autora? (?:de|para(?: la)?) correspondencia|correspondencia|autor(?:e|rice) corrispondente)/i

/** Extracts a line with the address of the corresponding author, of which only the e-mail address is used. */
function takeCorrespondence(block: TypedParagraph, front: TypedFront): boolean {
  const line = typedLine(block)
  const {emails} = contactsIn(line)
  if (!corresponds.test(line) || line.length > 400 || front.authors.length === 0) return false
  front.people.push(block)
  addAll(front.emails, emails)
  const marked = front.authors.filter(({corresponding}) => corresponding)
  const named = front.authors.filter(({name}) => line.includes(name))
  for (const author of named.length > 0 && marked.length === 0 ? named : []) author.corresponding = true
  return emails.length > 0 || named.length > 0 || marked.length > 0
}

/** Decides whether stars mark affiliations or the corresponding author. */
function settleStars({authors, affiliations}: TypedFront): void {
  const isPlace = affiliations.some(({mark}) => /^\*+$/.test(mark))
  for (const author of authors) {
    if (isPlace) delete author.corresponding
    else author.marks = author.marks.filter(mark => !/^\*+$/.test(mark))
  }
}

/**
 * Assigns e-mail addresses to authors: by the names in the addresses or, failing that, in order, corresponding authors
 * first.
 */
export function matchContacts(front: TypedFront): void {
  settleStars(front)
  const left: string[] = []
  for (const email of front.emails) {
    const letters = plain(email.split('@')[0]!)
    const owner = front.authors.find(
      author =>
        author.email === undefined &&
        author.name.split(' ').some(word => word.length > 2 && letters.includes(plain(word)))
    )
    if (owner === undefined) left.push(email)
    else owner.email = email
  }
  for (const email of left) {
    const owner =
      front.authors.find(author => author.corresponding && author.email === undefined) ??
      front.authors.find(author => author.email === undefined)
    if (owner !== undefined) owner.email = email
  }
  const [only] = front.authors
  if (
    front.emails.length === 1 &&
    only?.email !== undefined &&
    !front.authors.some(({corresponding}) => corresponding)
  )
    for (const author of front.authors) if (author.email !== undefined) author.corresponding = true
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '')
}

/**
 * Adds a line in the style of affiliations: an institution, addresses, or metadata that galley itself wrote into the
 * file.
 */
export function addAffiliation(paragraph: TypedParagraph, front: TypedFront): void {
  const line = typedLine(paragraph)
  const doi = /^(.*?)[\s·]*https?:\/\/doi\.org\/(10\.\S+)$/.exec(line)
  if (doi !== null) {
    front.doi = doi[2]!
    const date = dateIn(doi[1]!.replace(/^\p{L}+\s+/u, ''))
    if (date !== undefined) front.date ??= date
    front.dropped.push(line)
    return
  }
  front.people.push(paragraph)
  const {emails, orcids, rest} = contactsIn(line)
  if (emails.length === 0 && orcids.length === 0) {
    addAll(
      front.affiliations,
      partsOfLine(paragraph).map(part => affiliationOf(part))
    )
    return
  }
  addAll(front.emails, emails)
  for (const [index, orcid] of orcids.entries()) {
    const author = front.authors[index]
    if (author !== undefined) author.orcid ??= orcid
  }
  const {mark} = affiliationOf(paragraph)
  if (isAffiliation(rest)) {
    const own = affiliationOf(paragraph, rest)
    front.affiliations.push({...own, mark: own.mark === '' ? mark : own.mark})
  }
}

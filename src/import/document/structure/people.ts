import type {TypedInline, TypedParagraph} from '../content.ts'
import {textOfInlines, typedLine} from '../words.ts'

/** An author in the title block; the marks refer to affiliations. */
export type TypedAuthor = {
  name: string
  marks: readonly string[]
  orcid?: string
  email?: string
  corresponding?: true
  note?: string
  /** Words about the author in the title block: `Deceased`. */
  remark?: string
}

export type TypedAffiliation = Readonly<{mark: string; name: string}>

const emailPattern = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u
const orcidPattern = /(?:https?:\/\/orcid\.org\/)?\b(\d{4}-\d{4}-\d{4}-\d{3}[\dX])\b/i

/** Words that occur in names of institutions; a raised number can be directly before such a word. */
const places =
  /(?<!\p{L})(?:univ|institut|dep(?:artmen)?t\b|department|faculty|fakultät|school of|college|cent(?:re|er)\b|zentrum|laborator|hospital|academy|akademie|ministry|hochschule|lehrstuhl|seminar für|dipartimento|facult|école|academia|politecnic|foundation|stiftung|research group|council|museum|library|archive|p\.?o\.? box)|یونیورسٹی|جامعہ|دانشگاه|جامعة|大学|विश्वविद्यालय/iu

/** Whether a line names an institution. */
export function isAffiliation(line: string): boolean {
  return places.test(line) && line.length < 300
}

/** A placeholder for an address. */
const contactSign = '\ue004'

/** The e-mail addresses and ORCID iDs in a line, and the rest of the line. */
export function contactsIn(line: string): Readonly<{
  emails: readonly string[]
  orcids: readonly string[]
  rest: string
}> {
  const emails: string[] = []
  const orcids: string[] = []
  let rest = line
  for (let match = emailPattern.exec(rest); match !== null; match = emailPattern.exec(rest)) {
    emails.push(match[0])
    rest = rest.replace(match[0], contactSign)
  }
  for (let match = orcidPattern.exec(rest); match !== null; match = orcidPattern.exec(rest)) {
    orcids.push(match[1]!.toUpperCase())
    rest = rest.replace(match[0], contactSign)
  }
  const labels =
    /(?<![\p{L}])(?:e-?mail(?: address(?:es)?)?|orcid(?: id)?|contact|correspond(?:ing authors?|ence)|authors? for correspondence|kontakt|korrespondenz(?:adresse|autor(?:in)?)?|courriel|correspondance|auteur(?:e|rice)? correspondante?|correo(?: electrónico)?|(?:autora? (?:de|para(?: la)?) )?correspondencia|corrispondenza|autor(?:e|rice) corrispondente|correspondência|autora? correspondente|correspondentie(?:adres)?|yazışma adresi|sorumlu yazar)(?![\p{L}])\s*[:：]?/giu
  if (emails.length === 0 && orcids.length === 0) return {emails, orcids, rest}
  rest = rest
    .replace(labels, ' ')
    // The separators around an address are removed with it, but the commas between other words stay.
    .replace(/[([<]\s*(\ue004)\s*[)\]>]/g, '$1')
    .replace(/[\s<>*∗;:,–—-]*\ue004[\s<>*∗;:,–—-]*/g, ', ')
    .replace(/^[\s()[\]<>*∗;:,–—-]+|[\s([<*∗;:,–—-]+$/g, '')
    .replace(/\s+/g, ' ')
  return {emails, orcids, rest}
}

/** An affiliation and the mark at its beginning: a raised number, or a number with a space. */
export function affiliationOf(paragraph: TypedParagraph, line = typedLine(paragraph)): TypedAffiliation {
  const first = paragraph.inlines.find(inline => inline.kind === 'text' && inline.text.trim() !== '')
  const raised = first?.kind === 'text' && first.look.raised === 'superscript' ? first.text.trim() : ''
  const typed = /^(?:(\d{1,2}|[a-z]|[¹²³⁴⁵⁶⁷⁸⁹])[.)]?[\s\u00a0]+|([*∗†‡§¶#]{1,3})[\s\u00a0]*)(?=\p{L})/u.exec(
    line
  )
  const mark = (raised !== '' ? raised : (typed?.[1] ?? typed?.[2] ?? '')).replaceAll('∗', '*')
  const name = raised !== '' ? line.slice(raised.length) : line.slice(typed?.[0].length ?? 0)
  return {mark: mark.normalize('NFKC'), name: name.replace(/^[\s\u00a0.,)]+|[\s;,]+$/g, '')}
}

/** A line of affiliations, cut before each raised mark: `¹Hospital of Lahore; ²ETH Zürich`. */
export function partsOfLine(paragraph: TypedParagraph): readonly TypedParagraph[] {
  const parts: TypedInline[][] = []
  for (const inline of paragraph.inlines) {
    const isMark =
      inline.kind === 'text' &&
      inline.look.raised === 'superscript' &&
      /^\s*(?:\d{1,2}|\p{Ll}|[*∗†‡§¶#]{1,3})\s*$/u.test(inline.text)
    const last = parts.at(-1)
    if (last === undefined || (isMark && /[;,.]\s*$|\n$/.test(textOfInlines(last)))) parts.push([inline])
    else last.push(inline)
  }
  return parts.map(inlines => ({...paragraph, inlines}))
}

/** The authors that a line names; undefined if it is not a list of names. */
export function authorsIn(paragraph: TypedParagraph): readonly TypedAuthor[] | undefined {
  const parts = namesWithMarks(paragraph.inlines)
  if (parts.length === 0 || parts.length > 60) return undefined
  const isNames = parts.every(({name}, index) => isPersonName(name) || (index > 0 && group.test(name)))
  return isNames ? parts : undefined
}

/**
 * The authors in a paragraph with a style for authors; if it is not a list of names, the whole paragraph is one name.
 */
export function styledAuthors(paragraph: TypedParagraph): readonly TypedAuthor[] {
  const names = namesWithMarks(paragraph.inlines)
  return authorsIn(paragraph) ?? (names.length === 1 ? names : [{name: typedLine(paragraph), marks: []}])
}

/** Names separated by commas or conjunctions, each with the raised marks after it. */
function namesWithMarks(inlines: readonly TypedInline[]): readonly TypedAuthor[] {
  let text = ''
  for (const inline of inlines) {
    if (inline.del !== undefined) continue
    if (inline.kind === 'note') text += `\ue001${inline.note}\ue002`
    if (inline.kind === 'break') text += '\n'
    const address = inline.within?.kind === 'link' ? (orcidPattern.exec(inline.within.url)?.[0] ?? '') : ''
    // An iD can be the target of a link that shows a few words, or only the ORCID sign.
    if (address !== '' && !text.includes(address)) text += ` ${address} `
    if (inline.kind === 'text')
      text +=
        inline.look.raised === 'superscript'
          ? `\ue003${inline.text.replace(/[,;\s]+/g, ' ')}\ue003`
          : inline.text
  }
  const line = text
    .replace(
      /[\u00b9\u00b2\u00b3\u2070-\u2079]+/g,
      marks => `\ue003${marks.normalize('NFKC').split('').join(' ')}\ue003`
    )
    .replace(/^\s*(?:by|von|par|por|di)\s+/i, '')
    .replace(memberships, '')
    // `Ann Doe,¹ Bo Li²`
    .replace(/,(\ue003[^\ue003]*\ue003)(?=\s|$)/g, '$1,')
    .replace(forGroup, '$1, ')
  return line
    .split(
      /\s*(?:[,;،\n]\s*(?:(?:and|und|et|y|e|en|og|och|i|и|ve|و|اور)\s|&)?|\s(?:and|und|et|y|e|en|og|och|i|и|ve|و|اور)\s|&)\s*/u
    )
    .map(part => authorOf(part))
    .filter(({name}) => name !== '')
}

/** Abbreviated memberships and degrees after a name, which are not part of it. */
const memberships =
  /,\s*(?:M\.?D|Ph\.?D|M\.?Sc|B\.?Sc|M\.?P\.?H|MBBS|MBChB|DrPH|D\.?Phil|FRC[PS]|R\.?N|M\.?A|M\.?S|B\.?A|Ed\.?D|LL\.?M)\.?(?![\p{L}\p{M}])|,\s*(?:(?:Graduate|Student|Senior|Life|Associate)\s)*(?:Member|Fellow),\s*(?:IEEE|ACM|SPIE|OSA|SIAM)(?!\p{L})/gu

/** A group of authors at the end of the line: `; for the LUNGS-3 Study Group`. */
const forGroup =
  /([\s\S])[;,]?\s(?:(?:and|for|on behalf of|für|im Namen|pour|en nombre de)\s)+(?:the\s|die\s|der\s|le\s|la\s|el\s)?(?=[^;,]*\b(?:Group|Consortium|Collaboration|Collaborators|Investigators|Network|Gruppe|Groupe|Grupo)\b[^;,]*$)/u
const group =
  /\b(?:Group|Consortium|Collaboration|Collaborators|Investigators|Network|Gruppe|Groupe|Grupo)\b/u

/** Academic titles before a name, which are not part of it. */
const academicTitle =
  /^(?:(?:Univ\.-)?(?:Prof(?:essor(?:in)?)?|Dr|PD|Priv\.-Doz|Dipl|Mag|Mr|Mrs|Ms)\.?(?:[\s-](?:phil|jur|iur|med|rer|nat|oec|habil|Ing|Psych|in|h\.\s?c)\.)*\s+)+/u

/** A name without academic titles. */
export function withoutTitles(name: string): string {
  return name.trim().replace(academicTitle, '')
}

function authorOf(part: string): TypedAuthor {
  const note = /\ue001([^\ue002]*)\ue002/.exec(part)?.[1]
  const marks = [...part.matchAll(/\ue003([^\ue003]*)\ue003/g)].flatMap(match =>
    match[1]!
      .trim()
      .replaceAll('∗', '*')
      .split(/\s+|(?<=[\p{L}\d])(?=[*†‡§¶#])|(?<=[*†‡§¶#])(?=[\p{L}\d])/u)
  )
  const orcid = orcidPattern.exec(part)?.[1]
  const bare = part
    .replace(/\ue001[^\ue002]*\ue002|\ue003[^\ue003]*\ue003/g, '')
    .replace(orcidPattern, '')
    .replace(/\bORCID\b(?: iD)?:?/i, '')
  const star = /[*∗†‡]+\s*$/.exec(bare)?.[0].trim().replaceAll('∗', '*') ?? ''
  const all = [...marks, ...(star === '' ? [] : [star])].filter(mark => mark !== '')
  return {
    name: withoutTitles(
      bare
        .replace(/[*∗†‡]+\s*$/, '')
        .replace(/[\s\u00a0]+/g, ' ')
        .replace(/[()[\]]/g, '')
    ),
    marks: all,
    ...(orcid && {orcid: orcid.toUpperCase()}),
    ...(all.includes('*') && {corresponding: true as const}),
    ...(note !== undefined && {note})
  }
}

const particles =
  /^(?:von|van|de|del|della|der|den|di|da|dos|du|la|le|al|el|bin|ibn|zu|zur|af|av|ten|ter|y|e|bint|ul|ur|jr|sr|dr|prof|phd|mr|mrs|ms|st)\.?$/i

/** Whether words can be the name of a person. */
export function isPersonName(text: string): boolean {
  const words = text.split(' ')
  if (text.length > 60 || words.length > 6 || words.length < 2 || /[\d:!?@/]/.test(text)) return false
  return words.every(
    word =>
      particles.test(word) ||
      /^\p{Lu}[\p{L}\p{M}.'’-]*$/u.test(word) ||
      /^\p{Lo}[\p{L}\p{M}\u200c]*$/u.test(word)
  )
}

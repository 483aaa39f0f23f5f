import {elementsOf, parseXml, xmlText} from '../../../core/xml.ts'
import {importEndnoteXml} from '../../../references/import/endnote-xml.ts'
import {type FieldCitation, type FieldWork, plainPart} from './cited-works.ts'

/**
 * Reads the citation in an EndNote field, whose XML is in the instruction or, as base64, in the data of a nested field.
 */
export function endnoteCitation(
  code: string,
  decode: (text: string) => string | undefined
): FieldCitation | undefined {
  const start = code.indexOf('<EndNote')
  const xml = start >= 0 ? code.slice(start) : inData(code, decode)
  const cites = xml?.match(/<Cite\b[\s\S]*?<\/Cite>/g) ?? []
  const works = cites.map(citedWork)
  if (works.length === 0 || !works.every(work => work !== undefined)) return undefined
  return {works, isNarrative: cites.some(cite => /^<Cite\b[^>]*AuthorYear="1"/.test(cite))}
}

function inData(code: string, decode: (text: string) => string | undefined): string | undefined {
  const data = code.replace(/\bADDIN\b|\bEN\.CITE(?:\.DATA)?\b|\s+/g, '')
  const text = /^[A-Za-z0-9+/=]{40,}$/.test(data) ? decode(data) : undefined
  const start = text?.indexOf('<EndNote') ?? -1
  return start < 0 ? undefined : text!.slice(start)
}

function citedWork(cite: string): FieldWork | undefined {
  const {root} = parseXml(cite)
  const value = (name: string): string => xmlText(elementsOf(root, name)[0])
  const record = /<record\b[\s\S]*<\/record>/.exec(cite)?.[0]
  if (record === undefined) return undefined
  const [reference] = importEndnoteXml({
    path: 'EndNote',
    text: `<xml><records>${record}</records></xml>`
  }).references
  if (reference === undefined) return undefined
  // The pages of the citation are next to the record, which contains the pages of the work.
  const own = cite.replace(record, '')
  const beside = (name: string): string => xmlText(elementsOf(parseXml(own).root, name)[0])
  return {
    work: {...reference.csl, id: 'endnote'},
    part: plainPart(beside('Pages'), {
      prefix: value('Prefix'),
      suffix: value('Suffix').replace(/^[\s,;]+/, ''),
      isSuppressed: /^<Cite\b[^>]*ExcludeAuth="1"/.test(cite)
    })
  }
}

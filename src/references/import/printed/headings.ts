import type {LegalKind} from './legal-item.ts'

/** The meaning of a line for the list around it. */
export type HeadingKind = 'start' | 'part' | 'end'

/**
 * The kind of a heading: it begins a list of references, divides it (“Primary sources”), or ends it, as on the page of
 * an article (“Downloads”, “License”). Undefined for other lines; the whole line must match.
 */
export function headingKind(line: string): HeadingKind | undefined {
  if (line.length > 120) return undefined
  const words = line
    .trim()
    .replace(/^#+\s*/, '')
    .replace(/^(?:\d{1,2}|[IVX]{1,4})(?:\.\d{1,2})*\.?\s+/, '')
    .replace(/[*_]+|\s*#*\s*:?$/g, '')
    .trim()
    .toLowerCase()
  if (starts.test(words.replace(/\.$/, ''))) return 'start'
  if (parts.test(words)) return 'part'
  return ends.test(words) ? 'end' : undefined
}

/** The level of a Markdown heading: 2 for `## Books`. */
export function markdownLevel(line: string): number | undefined {
  return /^ {0,3}(#{1,6})\s+\S/.exec(line)?.[1]?.length
}

const starts =
  /^(?:references?(?: list)?|references (?:cited|and notes)|reference list|list of references|cited references|bibliography|select(?:ed)? bibliography|works cited|cited works|sources cited|literature(?: cited)?|literatur(?:verzeichnis|angaben)?|(?:zitierte|benutzte|verwendete) literatur|literaturliste|quellen(?:verzeichnis)?|quellen(?:- und literaturverzeichnis| und literatur(?:verzeichnis)?)|literatur- und quellenverzeichnis|sources et bibliographie|bibliographie et sources|ouvrages cités|références citées|fuentes y bibliografía|bibliografía citada|fonti e bibliografia|r[ée]f[ée]rences?(?: bibliographiques)?|bibliographie|bibliografia|bibliografía|referencias(?: bibliográficas)?|obras citadas|riferimenti(?: bibliografici)?|referências(?: bibliográficas)?|literatuur(?:lijst)?|litteratur|kaynakça|kaynaklar)$/u

const parts =
  /^(?:(?:(?:primary|secondary|archival|archive|manuscript|printed|published|unpublished|online|internet|web|electronic|other|legal|oral) ){1,2}(?:and (?:primary|secondary|archival|printed|unpublished|manuscript) )?(?:sources?|literature|materials?|works|texts)|manuscripts?|archives|legislation|case law|cases|statutes|books|articles|journal articles|books and articles|websites|web ?pages|newspapers|reports|theses|interviews|further reading|monographien|aufsätze|(?:un)?(?:gedruckte|veröffentlichte|publizierte) (?:quellen|literatur)(?: und (?:literatur|darstellungen))?|archivalien|archiv(?:alische )?quellen|handschriften|primär(?:quellen|literatur)|(?:sekundär|forschungs)literatur|darstellungen|gesetze|rechtsprechung|(?:internet|online-?)quellen|sources|sources (?:primaires|secondaires|manuscrites|imprimées|inédites|publiées|d[’']archives)|études|ouvrages|articles et ouvrages|jurisprudence|législation|fonti|(?:tables?|lists?|index|indices) of (?:cases|authorities|legislation|statutes|treaties|laws)(?: (?:cited|and (?:cases|legislation|statutes|treaties)))?|(?:cases|statutes|legislation|authorities|treaties)(?: (?:cited|and (?:cases|legislation|statutes|treaties)))?|rechtsquellen|rechtsquellenverzeichnis|rechtsprechungsverzeichnis|entscheidungsverzeichnis|gesetzesverzeichnis|gesetze und (?:verordnungen|rechtsprechung)|verzeichnis der (?:gesetze|entscheidungen|rechtsprechung|rechtsquellen)|(?:table|liste) (?:des (?:arrêts|lois)|de (?:jurisprudence|législation))|textes (?:officiels|législatifs|juridiques)|législation et jurisprudence|jurisprudence et législation|(?:índice|tabla|lista) de (?:casos|jurisprudencia|legislación|leyes|sentencias)|legislación (?:citada|y jurisprudencia)|jurisprudencia citada|normativa(?: citada)?|giurisprudenza|normativa|leggi|fonti (?:archivistiche|manoscritte|edite|primarie)|archivi|fuentes|fuentes (?:primarias|secundarias|impresas|manuscritas|archivísticas)|archivos|legislación|jurisprudencia)$/u

/**
 * Whether a heading within a list precedes sources that are not publications: their lines name archives, and their
 * titles are not cited.
 */
export function isOfArchives(line: string): boolean {
  return archives.test(line.trim().toLowerCase().replace(/\s*:$/, ''))
}

const archives =
  /^(?:(?:archiv(?:e|al) |manuscript |unpublished |oral ){1,2}(?:sources?|materials?)|manuscripts?|archives|interviews|(?:un(?:gedruckte|veröffentlichte|publizierte)) quellen|archivalien|archiv(?:alische )?quellen|handschriften|sources (?:manuscrites|inédites|d[’']archives)|fonti (?:archivistiche|manoscritte)|archivi|fuentes (?:manuscritas|archivísticas)|archivos)$/u

/** The kind of the works under the heading of a legal list, such as “Table of Cases”; undefined for other headings. */
export function legalKindOf(line: string): LegalKind | undefined {
  const words = line.trim().toLowerCase()
  if (cases.test(words)) return 'legal_case'
  return statutes.test(words) ? 'legislation' : undefined
}

const cases =
  /\b(?:cases|case law|sentencias|casos)(?!\p{L})|rechtsprechung|entscheidung|jurisprud|arrêts|giurisprudenza/u
const statutes =
  /\b(?:legislation|statutes|treaties|laws|authorities|lois|leyes|leggi|normativa)(?!\p{L})|gesetz|rechtsquellen|législ|legislación|textes (?:officiels|législatifs|juridiques)/u

const ends =
  /^(?:downloads?|licen[sc]e|licensing|copyright(?: and licen[sc]e| notice)?|rights and permissions|published|how to cite(?: this article)?|cite this article|citation|issue|section|categories|article (?:details|information|metrics|sidebar)|about (?:the|this) (?:authors?|article|journal)|author (?:biograph(?:y|ies)|information|contributions?|notes?|details)|authors?[’'] contributions?|similar articles|related articles|most read(?: articles)?(?: by the same author(?:\(s\))?)?|recommended articles|keywords|abstract|acknowledge?ments?|funding|conflicts? of interest|competing interests|data availability(?: statement)?|supplementary (?:materials?|information|files)|supporting information|additional (?:information|files)|append(?:ix|ices)(?: [a-z\d])?|notes|endnotes|footnotes|figures|tables|metrics|share|pdf|full text|make a submission|information|language|current issue|browse|subscription|indexing|anhang|anlagen|danksagung|lizenz|zitiervorschlag|fußnoten|anmerkungen|abbildungsverzeichnis|annexes?|remerciements|licence|téléchargements|comment citer|notes de bas de page|apéndice|anexos?|agradecimientos|licencia|descargas|cómo citar|appendice|ringraziamenti|licenza|como citar|licença)$/u

/** The locator terms of CSL 1.0.2, appendix IV (`article-locator` and `title-locator` as in the locale files). */
export type LocatorTerm =
  | 'act'
  | 'appendix'
  | 'article-locator'
  | 'book'
  | 'canon'
  | 'chapter'
  | 'column'
  | 'elocation'
  | 'equation'
  | 'figure'
  | 'folio'
  | 'issue'
  | 'line'
  | 'note'
  | 'number'
  | 'opus'
  | 'page'
  | 'paragraph'
  | 'part'
  | 'rule'
  | 'scene'
  | 'section'
  | 'sub-verbo'
  | 'supplement'
  | 'surah'
  | 'table'
  | 'timestamp'
  | 'title-locator'
  | 'verse'
  | 'version'
  | 'volume'

/**
 * The locator term of a label as an author writes it: `pp.` and `Pages` are `page`, `S.` is `page` in German.
 * Words of the language come first, then those of English; an unknown language is English.
 * A label that is an abbreviation keeps its full stop, save for longer ones such as `vol 2` and for `p 3`.
 */
export function locatorTerm(label: string, language = 'en'): LocatorTerm | undefined {
  const word = label.toLowerCase().replace(/\s+/gu, ' ').replaceAll('’', "'")
  const own = labels[language.toLowerCase().split(/[-_]/u)[0] ?? 'en']
  return own?.get(word) ?? english.get(word)
}

/** The most words in a label: `sub verbo`, `s. v.`. */
export const mostLabelWords = 2

type Words = Readonly<Partial<Record<LocatorTerm, string>>>

/** Reads `chapter chapters ch.`; `_` stands for a space within a label. */
function table(words: Words): ReadonlyMap<string, LocatorTerm> {
  const terms = new Map<string, LocatorTerm>()
  for (const [term, list] of Object.entries(words)) {
    for (const word of list.split(' ')) {
      const label = word.replaceAll('_', ' ')
      terms.set(label, term as LocatorTerm)
      const stopless = label.slice(0, -1)
      if (label.endsWith('.') && mayLoseStop(stopless) && !terms.has(stopless)) {
        terms.set(stopless, term as LocatorTerm)
      }
    }
  }
  return terms
}

/** `vol 2` and `p 3` are locators; `l 3` is too short to tell, and `no 3` or `can 3` may begin a sentence. */
function mayLoseStop(label: string): boolean {
  return label === 'p' || (label.length > 1 && !ordinaryWords.has(label) && !label.includes('.'))
}

const ordinaryWords = new Set(['app', 'art', 'can', 'col', 'loc', 'no', 'op', 'par', 'si', 'tit', 'ver'])

// Not here, because they mean something else before a number: `c.` (circa), `opp.` (opposite), `s.` (see, second).
const english = table({
  act: 'act acts',
  appendix: 'appendix appendices app. apps.',
  'article-locator': 'article articles art. arts.',
  book: 'book books bk. bks.',
  canon: 'canon canons can. cann.',
  chapter: 'chapter chapters ch. chs. chap. chaps.',
  column: 'column columns col. cols.',
  elocation: 'location locations loc. locs. elocation e-location',
  equation: 'equation equations eq. eqs. eqq. eqn. eqns.',
  figure: 'figure figures fig. figs.',
  folio: 'folio folios fo. fos. fol. fols. f.',
  issue: 'issue issues no. nos. iss.',
  line: 'line lines l. ll.',
  note: 'note notes n. nn. footnote footnotes fn. fns. endnote endnotes',
  number: 'number numbers num. nums. nr. № nº n°',
  opus: 'opus op.',
  page: 'page pages p. pp. pg. pgs.',
  paragraph: 'paragraph paragraphs par. pars. para. paras. ¶ ¶¶',
  part: 'part parts pt. pts.',
  rule: 'rule rules r. rr.',
  scene: 'scene scenes sc. scs.',
  section: 'section sections sec. secs. sect. sects. § §§',
  'sub-verbo': 'sub_verbo sub_verbis sub_voce s.v. s.vv. s._v. s._vv.',
  supplement: 'supplement supplements supp. supps. suppl.',
  surah: 'surah surahs sura suras',
  table: 'table tables tab. tabs. tbl. tbls.',
  timestamp: 'timestamp timestamps',
  'title-locator': 'title titles tit. titt.',
  verse: 'verse verses v. vv.',
  version: 'version versions ver.',
  volume: 'volume volumes vol. vols.'
})

/** By the primary subtag of the language; the words of the CSL locale files and the abbreviations in common use. */
const labels: Readonly<Record<string, ReadonlyMap<string, LocatorTerm>>> = {
  en: english,
  fr: table({
    act: 'acte actes',
    appendix: 'annexe annexes appendice appendices append. app.',
    'article-locator': 'article articles art.',
    book: 'livre livres liv.',
    canon: 'canon canons can.',
    chapter: 'chapitre chapitres chap. ch.',
    column: 'colonne colonnes col.',
    elocation: 'emplacement emplacements empl.',
    equation: 'équation équations éq. eqt.',
    figure: 'figure figures fig.',
    folio: 'folio folios fᵒ fᵒˢ fº f° fol. fo.',
    issue: 'numéro numéros nᵒ nᵒˢ nº n° no no. nos. fascicule fascicules fasc.',
    line: 'ligne lignes l. ll.',
    note: 'note notes n.',
    opus: 'opus op.',
    page: 'page pages p. pp.',
    paragraph: 'paragraphe paragraphes paragr. par. § §§',
    part: 'partie parties part.',
    rule: 'règle règles',
    scene: 'scène scènes sc.',
    section: 'section sections sect.',
    'sub-verbo': 's.v. s._v. sub_verbo',
    supplement: 'supplément suppléments suppl.',
    surah: 'sourate sourates',
    table: 'tableau tableaux tabl. tab.',
    'title-locator': 'titre titres tit.',
    verse: 'verset versets vers v. vv.',
    version: 'version versions',
    volume: 'volume volumes vol. tome tomes t.'
  }),
  de: table({
    act: 'akt akte akten',
    appendix: 'anhang anhänge anh. appendix',
    'article-locator': 'artikel art.',
    book: 'buch bücher b.',
    canon: 'kanon kanones can.',
    chapter: 'kapitel kap.',
    column: 'spalte spalten sp.',
    elocation: 'position positionen pos.',
    equation: 'gleichung gleichungen gl.',
    figure: 'abbildung abbildungen abb. fig.',
    folio: 'blatt blätter bl. fol.',
    issue: 'heft hefte h.',
    line: 'zeile zeilen z.',
    note: 'anmerkung anmerkungen anm. fußnote fußnoten fn.',
    number: 'nummer nummern nr. nrn.',
    opus: 'opus op.',
    page: 'seite seiten s.',
    paragraph: 'absatz absätze abs. randnummer randnummern rn. randziffer rz. ¶ ¶¶',
    part: 'teil teile t.',
    rule: 'regel regeln',
    scene: 'szene szenen sz.',
    section: 'abschnitt abschnitte abschn. paragraf paragraph § §§',
    'sub-verbo': 's.v. s._v.',
    supplement: 'beilage beilagen supplement suppl.',
    surah: 'sure suren',
    table: 'tabelle tabellen tab.',
    'title-locator': 'titel tit.',
    verse: 'vers verse v. vv.',
    version: 'version versionen',
    volume: 'band bände bd. bde.'
  }),
  es: table({
    act: 'acto actos',
    appendix: 'apéndice apéndices apénd. anexo anexos',
    'article-locator': 'artículo artículos art. arts.',
    book: 'libro libros lib.',
    canon: 'canon cánones can.',
    chapter: 'capítulo capítulos cap. caps.',
    column: 'columna columnas col. cols.',
    elocation: 'posición posiciones pos.',
    equation: 'ecuación ecuaciones ec. ecs.',
    figure: 'figura figuras fig. figs.',
    folio: 'folio folios f. fol. fols.',
    issue: 'número números núm. núms. n.º n.os nº n°',
    line: 'línea líneas l. ll.',
    note: 'nota notas n. nn.',
    opus: 'opus op.',
    page: 'página páginas p. pp. pág. págs.',
    paragraph: 'párrafo párrafos párr. párrs.',
    part: 'parte partes pt. pte.',
    rule: 'regla reglas',
    scene: 'escena escenas esc.',
    section: 'sección secciones sec. secs. secc. § §§',
    'sub-verbo': 's.v. s._v. sub_voce',
    supplement: 'suplemento suplementos supl.',
    surah: 'sura suras azora azoras',
    table: 'tabla tablas tab. cuadro cuadros',
    'title-locator': 'título títulos tít.',
    verse: 'verso versos versículo versículos v. vv.',
    version: 'versión versiones',
    volume: 'volumen volúmenes vol. vols. tomo tomos t.'
  }),
  it: table({
    act: 'atto atti',
    appendix: 'appendice appendici app. allegato allegati',
    'article-locator': 'articolo articoli art. artt.',
    book: 'libro libri lib.',
    canon: 'canone canoni can.',
    chapter: 'capitolo capitoli cap. capp.',
    column: 'colonna colonne col. coll.',
    elocation: 'posizione posizioni pos.',
    equation: 'equazione equazioni eq.',
    figure: 'figura figure fig. figg.',
    folio: 'foglio fogli fgl. f. ff. carta carte',
    issue: 'fascicolo fascicoli fasc. fascc.',
    line: 'riga righe r. rr.',
    note: 'nota note n. nn.',
    number: 'numero numeri num. nº n°',
    opus: 'opera opere op.',
    page: 'pagina pagine p. pp. pag. pagg.',
    paragraph: 'paragrafo paragrafi par. parr. ¶ ¶¶',
    part: 'parte parti pt.',
    rule: 'regola regole',
    scene: 'scena scene sc.',
    section: 'sezione sezioni sez. sezz. § §§',
    'sub-verbo': 's.v. s._v. sub_voce',
    supplement: 'supplemento supplementi suppl.',
    surah: 'sura sure',
    table: 'tavola tavole tav. tavv. tabella tabelle tab.',
    'title-locator': 'titolo titoli tit.',
    verse: 'verso versi v. vv. versetto versetti',
    version: 'versione versioni',
    volume: 'volume volumi vol. voll. tomo tomi t.'
  }),
  pt: table({
    act: 'ato atos',
    appendix: 'apêndice apêndices anexo anexos',
    'article-locator': 'artigo artigos art. arts.',
    book: 'livro livros liv.',
    canon: 'cânone cânones can.',
    chapter: 'capítulo capítulos cap. caps.',
    column: 'coluna colunas col. cols.',
    elocation: 'localizador localizadores local. posição posições pos.',
    equation: 'equação equações eq. eqs.',
    figure: 'figura figuras fig. figs.',
    folio: 'fólio fólios f. fl. fls. fol.',
    issue: 'número números n. nº n° n.º',
    line: 'linha linhas l. ll.',
    note: 'nota notas',
    opus: 'opus op.',
    page: 'página páginas p. pp. pág. págs.',
    paragraph: 'parágrafo parágrafos par. ¶ ¶¶',
    part: 'parte partes pt.',
    rule: 'norma normas regra regras',
    scene: 'cena cenas cn. cns.',
    section: 'seção seções secção secções seç. sec. § §§',
    'sub-verbo': 's.v. s._v.',
    supplement: 'suplemento suplementos supl.',
    surah: 'sura suras',
    table: 'tabela tabelas tab. tbl. quadro quadros',
    'title-locator': 'título títulos tít.',
    verse: 'verso versos versículo versículos vers. vv.',
    version: 'versão versões',
    volume: 'volume volumes vol. vols. v. tomo tomos t.'
  }),
  nl: table({
    act: 'bedrijf bedrijven akte aktes',
    appendix: 'bijlage bijlagen bijl. appendix',
    'article-locator': 'artikel artikelen art. artt.',
    book: 'boek boeken bk.',
    canon: 'canon canons can.',
    chapter: 'hoofdstuk hoofdstukken hfdst. hfst. h.',
    column: 'kolom kolommen kol.',
    elocation: 'locatie locaties loc.',
    equation: 'vergelijking vergelijkingen vgl.',
    figure: 'figuur figuren fig. afbeelding afbeeldingen afb.',
    folio: "folio folio's f. fol.",
    issue: 'aflevering afleveringen afl.',
    line: 'regel regels r. rr.',
    note: 'noot noten n. aantekening aantekeningen voetnoot voetnoten',
    number: 'nummer nummers nr. nrs.',
    opus: 'opus op.',
    page: "pagina pagina's p. pp. bladzijde bladzijden blz. bladz.",
    paragraph: 'alinea alineas al. paragraaf paragrafen par. ¶ ¶¶',
    part: 'deel delen dl. dln.',
    rule: 'voorschrift voorschriften',
    scene: 'scène scènes sc.',
    section: 'sectie secties sec. § §§',
    'sub-verbo': 's.v. s._v.',
    supplement: 'supplement supplementen suppl.',
    surah: 'soera soeras',
    table: 'tabel tabellen tab.',
    'title-locator': 'titel titels tit.',
    verse: 'vers verzen v. vv.',
    version: 'versie versies',
    volume: 'band banden bd. volume volumes vol. jaargang jaargangen jg.'
  })
}

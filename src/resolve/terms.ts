import type {TargetKind} from '../core/types.ts'

/** The words that galley itself prints, in one language. */
export type Terms = Readonly<{
  references: string
  notes: string
  abstract: string
  keywords: string
  received: string
  accepted: string
  published: string
  backToText: string
  orcid: string
  correspondence: string
  citedIn: string
  equalContribution: string
  /** Headings of statements, by name. */
  statements: Readonly<Record<string, string>>
  /** The heading of the list of sections. */
  contents: string
  /** Joins the last of several references: “Figures 1 and 4”. */
  and: string
  /** What things are called in a sentence; captions and beginnings of sentences get a capital. */
  names: Readonly<Record<TargetKind, Name>>
}>

/** The name of a kind of thing, for one and for several: “Figure 1”, “Figures 1–3”. */
export type Name = Readonly<{one: string; many: string}>

/** The terms of a language tag; English where galley does not speak the language. */
export function terms(lang: string): Terms {
  return table[lang.split('-')[0]!.toLowerCase()] ?? table.en!
}

const table: Readonly<Record<string, Terms>> = {
  en: {
    references: 'References',
    notes: 'Notes',
    abstract: 'Abstract',
    keywords: 'Keywords',
    received: 'Received',
    accepted: 'Accepted',
    published: 'Published',
    backToText: 'Back to the text',
    orcid: 'ORCID iD',
    correspondence: 'Correspondence',
    citedIn: 'Cited in the text',
    equalContribution: 'These authors contributed equally.',
    statements: {
      conflicts: 'Conflicts of interest',
      'data-availability': 'Data availability',
      funding: 'Funding',
      ethics: 'Ethics',
      acknowledgements: 'Acknowledgements',
      acknowledgments: 'Acknowledgments'
    },
    contents: 'Contents',
    and: 'and',
    names: {
      section: {one: 'Section', many: 'Sections'},
      figure: {one: 'Figure', many: 'Figures'},
      table: {one: 'Table', many: 'Tables'},
      equation: {one: 'Equation', many: 'Equations'},
      listing: {one: 'Listing', many: 'Listings'},
      note: {one: 'Note', many: 'Notes'},
      anchor: {one: '', many: ''}
    }
  },
  ur: {
    references: 'حوالہ جات',
    notes: 'حواشی',
    abstract: 'خلاصہ',
    keywords: 'کلیدی الفاظ',
    received: 'موصول',
    accepted: 'منظور',
    published: 'شائع',
    backToText: 'متن پر واپس',
    orcid: 'ORCID iD',
    correspondence: 'رابطہ',
    citedIn: 'متن میں حوالہ',
    equalContribution: 'ان مصنفین کا حصہ برابر ہے۔',
    statements: {
      conflicts: 'مفادات کا تصادم',
      'data-availability': 'اعداد و شمار کی دستیابی',
      funding: 'مالی معاونت',
      acknowledgements: 'اظہارِ تشکر'
    },
    contents: 'فہرست',
    and: 'اور',
    names: {
      section: {one: 'حصہ', many: 'حصے'},
      figure: {one: 'شکل', many: 'شکلیں'},
      table: {one: 'جدول', many: 'جدول'},
      equation: {one: 'مساوات', many: 'مساوات'},
      listing: {one: 'فہرست', many: 'فہرستیں'},
      note: {one: 'حاشیہ', many: 'حواشی'},
      anchor: {one: '', many: ''}
    }
  },
  fr: {
    references: 'Références',
    notes: 'Notes',
    abstract: 'Résumé',
    keywords: 'Mots-clés',
    received: 'Reçu',
    accepted: 'Accepté',
    published: 'Publié',
    backToText: 'Retour au texte',
    orcid: 'ORCID iD',
    correspondence: 'Correspondance',
    citedIn: 'Cité dans le texte',
    equalContribution: 'Ces auteurs ont contribué à parts égales.',
    statements: {
      conflicts: 'Conflits d’intérêts',
      'data-availability': 'Disponibilité des données',
      funding: 'Financement',
      ethics: 'Éthique',
      acknowledgements: 'Remerciements'
    },
    contents: 'Table des matières',
    and: 'et',
    names: {
      section: {one: 'section', many: 'sections'},
      figure: {one: 'figure', many: 'figures'},
      table: {one: 'tableau', many: 'tableaux'},
      equation: {one: 'équation', many: 'équations'},
      listing: {one: 'listage', many: 'listages'},
      note: {one: 'note', many: 'notes'},
      anchor: {one: '', many: ''}
    }
  },
  de: {
    references: 'Literatur',
    notes: 'Anmerkungen',
    abstract: 'Zusammenfassung',
    keywords: 'Schlagwörter',
    received: 'Eingegangen',
    accepted: 'Angenommen',
    published: 'Veröffentlicht',
    backToText: 'Zurück zum Text',
    orcid: 'ORCID iD',
    correspondence: 'Korrespondenz',
    citedIn: 'Zitiert im Text',
    equalContribution: 'Diese Autoren haben zu gleichen Teilen beigetragen.',
    statements: {
      conflicts: 'Interessenkonflikte',
      'data-availability': 'Verfügbarkeit der Daten',
      funding: 'Förderung',
      ethics: 'Ethik',
      acknowledgements: 'Danksagung'
    },
    contents: 'Inhalt',
    and: 'und',
    names: {
      section: {one: 'Abschnitt', many: 'Abschnitte'},
      figure: {one: 'Abbildung', many: 'Abbildungen'},
      table: {one: 'Tabelle', many: 'Tabellen'},
      equation: {one: 'Gleichung', many: 'Gleichungen'},
      listing: {one: 'Listing', many: 'Listings'},
      note: {one: 'Anmerkung', many: 'Anmerkungen'},
      anchor: {one: '', many: ''}
    }
  },
  es: {
    references: 'Referencias',
    notes: 'Notas',
    abstract: 'Resumen',
    keywords: 'Palabras clave',
    received: 'Recibido',
    accepted: 'Aceptado',
    published: 'Publicado',
    backToText: 'Volver al texto',
    orcid: 'ORCID iD',
    correspondence: 'Correspondencia',
    citedIn: 'Citado en el texto',
    equalContribution: 'Estos autores contribuyeron por igual.',
    statements: {
      conflicts: 'Conflictos de intereses',
      'data-availability': 'Disponibilidad de los datos',
      funding: 'Financiación',
      ethics: 'Ética',
      acknowledgements: 'Agradecimientos'
    },
    contents: 'Índice',
    and: 'y',
    names: {
      section: {one: 'sección', many: 'secciones'},
      figure: {one: 'figura', many: 'figuras'},
      table: {one: 'tabla', many: 'tablas'},
      equation: {one: 'ecuación', many: 'ecuaciones'},
      listing: {one: 'listado', many: 'listados'},
      note: {one: 'nota', many: 'notas'},
      anchor: {one: '', many: ''}
    }
  }
}

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
  names: Readonly<Record<TargetKind, string>>
}>

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
    names: {
      section: 'Section',
      figure: 'Figure',
      table: 'Table',
      equation: 'Equation',
      listing: 'Listing',
      note: 'Note',
      anchor: ''
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
    names: {
      section: 'حصہ',
      figure: 'شکل',
      table: 'جدول',
      equation: 'مساوات',
      listing: 'فہرست',
      note: 'حاشیہ',
      anchor: ''
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
    names: {
      section: 'section',
      figure: 'figure',
      table: 'tableau',
      equation: 'équation',
      listing: 'listage',
      note: 'note',
      anchor: ''
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
    names: {
      section: 'Abschnitt',
      figure: 'Abbildung',
      table: 'Tabelle',
      equation: 'Gleichung',
      listing: 'Listing',
      note: 'Anmerkung',
      anchor: ''
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
    names: {
      section: 'sección',
      figure: 'figura',
      table: 'tabla',
      equation: 'ecuación',
      listing: 'listado',
      note: 'nota',
      anchor: ''
    }
  }
}

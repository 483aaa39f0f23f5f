import {baseLanguage} from '../language.ts'
import type {TheoremData} from '../mdast.ts'
import {type TheoremKind, theoremKinds} from '../theorem-kinds.ts'
import type {NumberedTarget} from '../types.ts'
import {terms} from './index.ts'

/** The name of a kind of theorem, in its heading, “Theorem 1”, and in references to one and to several. */
export type TheoremName = Readonly<{head: string; one: string; many: string}>

export type TheoremNames = Readonly<Record<TheoremKind, TheoremName>>

/** The names of theorems and similar blocks in a language; English if the language has none. */
export function theoremNames(lang: string): TheoremNames {
  const base = baseLanguage(lang)
  return (Object.hasOwn(namesByLanguage, base) ? namesByLanguage[base] : undefined) ?? english
}

/** The names of a target for references within a sentence. */
export function namesOfTarget(
  lang: string,
  {kind, node, sectionKind}: Pick<NumberedTarget, 'kind' | 'node' | 'sectionKind'>
): Omit<TheoremName, 'head'> {
  if (kind !== 'theorem') return terms(lang).names[sectionKind ?? kind]
  const {theorem} = (node.type === 'div' && node.data) || {}
  return nameOfTheorem(lang, theorem)
}

/** The names of a theorem: the names that the paper defines with `\newtheorem`, or else the names of its kind. */
export function nameOfTheorem(lang: string, {kind = 'theorem', own}: Partial<TheoremData> = {}): TheoremName {
  const names = theoremNames(lang)[kind]
  const name = own?.name
  if (name === undefined || name.toLowerCase() === names.head.toLowerCase()) return names
  const many = baseLanguage(lang) === 'en' ? name.replace(/(?<=[^aeiou])y$/, 'ie').replace(/$/, 's') : name
  return {head: name, one: name, many}
}

/**
 * Parses a list of names in the order of `theoremKinds`: singular, plural and, in languages that decline names, a short
 * form, which replaces both in references.
 */
function named(text: string): TheoremNames {
  const rows = text.split(',').map(row => row.trim().split('|'))
  return Object.fromEntries(
    Object.keys(theoremKinds).map((kind, index) => {
      const [head = '', many = head, short] = rows[index] ?? []
      return [kind, {head, one: short ?? head, many: short ?? many}]
    })
  ) as TheoremNames
}

const english = named(
  `Theorem|Theorems, Lemma|Lemmas, Proposition|Propositions, Corollary|Corollaries, Conjecture|Conjectures,
  Definition|Definitions, Axiom|Axioms, Assumption|Assumptions, Hypothesis|Hypotheses, Example|Examples,
  Exercise|Exercises, Remark|Remarks, Claim|Claims, Case|Cases, Solution|Solutions, Proof|Proofs`
)

const norwegian = named(
  `teorem|teoremer, lemma|lemmaer, proposisjon|proposisjoner, korollar|korollarer, formodning|formodninger,
  definisjon|definisjoner, aksiom|aksiomer, antakelse|antakelser, hypotese|hypoteser, eksempel|eksempler,
  oppgave|oppgaver, merknad|merknader, påstand|påstander, tilfelle|tilfeller, løsning|løsninger, bevis|bevis`
)

/** The table of the names of theorems by language, each in the order of `theoremKinds`. */
const namesByLanguage: Readonly<Record<string, TheoremNames>> = {
  ar: named(
    `المبرهنة|المبرهنات, التمهيدية|التمهيديات, القضية|القضايا, النتيجة|النتائج, الحدسية|الحدسيات,
    التعريف|التعريفات, المسلمة|المسلمات, الافتراض|الافتراضات, الفرضية|الفرضيات, المثال|الأمثلة,
    التمرين|التمارين, الملاحظة|الملاحظات, الادعاء|الادعاءات, الحالة|الحالات, الحل|الحلول, البرهان|البراهين`
  ),
  da: named(
    `sætning|sætninger, lemma|lemmaer, proposition|propositioner, korollar|korollarer, formodning|formodninger,
    definition|definitioner, aksiom|aksiomer, antagelse|antagelser, hypotese|hypoteser, eksempel|eksempler,
    opgave|opgaver, bemærkning|bemærkninger, påstand|påstande, tilfælde|tilfælde, løsning|løsninger, bevis|beviser`
  ),
  de: named(
    `Satz|Sätze, Lemma|Lemmata, Proposition|Propositionen, Korollar|Korollare, Vermutung|Vermutungen,
    Definition|Definitionen, Axiom|Axiome, Annahme|Annahmen, Hypothese|Hypothesen, Beispiel|Beispiele,
    Aufgabe|Aufgaben, Bemerkung|Bemerkungen, Behauptung|Behauptungen, Fall|Fälle, Lösung|Lösungen, Beweis|Beweise`
  ),
  en: english,
  es: named(
    `teorema|teoremas, lema|lemas, proposición|proposiciones, corolario|corolarios, conjetura|conjeturas,
    definición|definiciones, axioma|axiomas, supuesto|supuestos, hipótesis|hipótesis, ejemplo|ejemplos,
    ejercicio|ejercicios, observación|observaciones, afirmación|afirmaciones, caso|casos, solución|soluciones,
    demostración|demostraciones`
  ),
  fa: named(
    `قضیهٔ|قضیه\u200Cهای, لم|لم\u200Cهای, گزارهٔ|گزاره\u200Cهای, نتیجهٔ|نتیجه\u200Cهای, حدس|حدس\u200Cهای,
    تعریف|تعریف\u200Cهای, اصل موضوع|اصل\u200Cهای موضوع, فرض|فرض\u200Cهای, فرضیهٔ|فرضیه\u200Cهای, مثال|مثال\u200Cهای,
    تمرین|تمرین\u200Cهای, ملاحظهٔ|ملاحظه\u200Cهای, ادعای|ادعاهای, حالت|حالت\u200Cهای, حل|حل\u200Cهای, برهان|برهان\u200Cهای`
  ),
  fr: named(
    `théorème|théorèmes, lemme|lemmes, proposition|propositions, corollaire|corollaires, conjecture|conjectures,
    définition|définitions, axiome|axiomes, hypothèse|hypothèses, hypothèse|hypothèses, exemple|exemples,
    exercice|exercices, remarque|remarques, affirmation|affirmations, cas|cas, solution|solutions,
    démonstration|démonstrations`
  ),
  hi: named(
    `प्रमेय|प्रमेय, प्रमेयिका|प्रमेयिकाएँ, प्रतिज्ञप्ति|प्रतिज्ञप्तियाँ, उपप्रमेय|उपप्रमेय, अनुमान|अनुमान,
    परिभाषा|परिभाषाएँ, अभिगृहीत|अभिगृहीत, मान्यता|मान्यताएँ, परिकल्पना|परिकल्पनाएँ, उदाहरण|उदाहरण,
    अभ्यास|अभ्यास, टिप्पणी|टिप्पणियाँ, दावा|दावे, स्थिति|स्थितियाँ, हल|हल, उपपत्ति|उपपत्तियाँ`
  ),
  it: named(
    `teorema|teoremi, lemma|lemmi, proposizione|proposizioni, corollario|corollari, congettura|congetture,
    definizione|definizioni, assioma|assiomi, assunzione|assunzioni, ipotesi|ipotesi, esempio|esempi,
    esercizio|esercizi, osservazione|osservazioni, affermazione|affermazioni, caso|casi, soluzione|soluzioni,
    dimostrazione|dimostrazioni`
  ),
  nb: norwegian,
  nl: named(
    `stelling|stellingen, lemma|lemma’s, propositie|proposities, gevolg|gevolgen, vermoeden|vermoedens,
    definitie|definities, axioma|axioma’s, aanname|aannames, hypothese|hypothesen, voorbeeld|voorbeelden,
    opgave|opgaven, opmerking|opmerkingen, bewering|beweringen, geval|gevallen, oplossing|oplossingen, bewijs|bewijzen`
  ),
  nn: norwegian,
  no: norwegian,
  pl: named(
    `twierdzenie|twierdzenia|tw., lemat|lematy|lem., stwierdzenie|stwierdzenia|stw., wniosek|wnioski|wn.,
    hipoteza|hipotezy|hip., definicja|definicje|def., aksjomat|aksjomaty|aks., założenie|założenia|zał.,
    hipoteza|hipotezy|hip., przykład|przykłady|przykł., ćwiczenie|ćwiczenia|ćw., uwaga|uwagi|uw.,
    teza|tezy|teza, przypadek|przypadki|przyp., rozwiązanie|rozwiązania|rozw., dowód|dowody|dow.`
  ),
  pt: named(
    `teorema|teoremas, lema|lemas, proposição|proposições, corolário|corolários, conjectura|conjecturas,
    definição|definições, axioma|axiomas, suposição|suposições, hipótese|hipóteses, exemplo|exemplos,
    exercício|exercícios, observação|observações, afirmação|afirmações, caso|casos, solução|soluções,
    demonstração|demonstrações`
  ),
  ru: named(
    `теорема|теоремы|теор., лемма|леммы|лем., предложение|предложения|предл., следствие|следствия|след.,
    гипотеза|гипотезы|гип., определение|определения|опр., аксиома|аксиомы|акс., предположение|предположения|предп.,
    гипотеза|гипотезы|гип., пример|примеры|прим., упражнение|упражнения|упр., замечание|замечания|зам.,
    утверждение|утверждения|утв., случай|случаи|сл., решение|решения|реш., доказательство|доказательства|док.`
  ),
  sv: named(
    `sats|satser, lemma|lemman, proposition|propositioner, korollarium|korollarier, förmodan|förmodanden,
    definition|definitioner, axiom|axiom, antagande|antaganden, hypotes|hypoteser, exempel|exempel,
    övning|övningar, anmärkning|anmärkningar, påstående|påståenden, fall|fall, lösning|lösningar, bevis|bevis`
  ),
  tr: named(
    `Teorem|Teoremler, Lemma|Lemmalar, Önerme|Önermeler, Sonuç|Sonuçlar, Sanı|Sanılar, Tanım|Tanımlar,
    Aksiyom|Aksiyomlar, Varsayım|Varsayımlar, Hipotez|Hipotezler, Örnek|Örnekler, Alıştırma|Alıştırmalar,
    Uyarı|Uyarılar, İddia|İddialar, Durum|Durumlar, Çözüm|Çözümler, İspat|İspatlar`
  ),
  ur: named(
    `مسئلہ|مسائل, لیما|لیمے, قضیہ|قضایا, نتیجہ|نتائج, قیاس|قیاسات, تعریف|تعریفیں, مسلمہ|مسلمات,
    مفروضہ|مفروضات, فرضیہ|فرضیات, مثال|مثالیں, مشق|مشقیں, تبصرہ|تبصرے, دعویٰ|دعوے, صورت|صورتیں, حل|حل, ثبوت|ثبوت`
  )
}

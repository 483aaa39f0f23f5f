import {characterTest, mayLack, type Setting} from '../../core/face-characters.ts'
import {scriptName} from '../../core/scripts.ts'
import {type VisibleText, visibleTexts} from './about/visible-texts.ts'
import type {Rule, RuleFinding} from './rule.ts'

export const characterMissing = {
  code: 'G325',
  name: 'character-missing',
  severity: 'warning',
  summary: 'Every character of the paper is in a font of the journal style.',
  why: 'The PDF uses only the fonts of the style, so it is the same on every machine. A missing character becomes a box, which nobody can read or search for, and which PDF/A forbids. The HTML shows the character in a font of the reader’s machine. To add a font to a style, see docs/guide-languages.md, “Other scripts”.',
  examples: [
    {
      name: 'letters without a font',
      files: {
        '01.md': 'The name 孔子 is Latinized as Confucius.\n\nSo 孔子 said. [שלום]{lang=he} and `孔`.',
        'references.bib': ''
      },
      expect: [
        '01.md:1:10-1:12 No font of the journal style has Chinese characters such as `孔子` (5 in all)',
        '01.md:3:14-3:18 No font of the journal style has `שלום`'
      ]
    },
    {
      name: 'signs without a font',
      files: {
        '01.md': '---\ntitle: Parrots\nauthors: [Ada 🦜]\n---\n\nA family 👩‍👩‍👧 and a half note 𝅗𝅥, twice: 𝅗𝅥.'
      },
      expect: [
        '01.md:3:11-3:17 No font of the journal style has pictographs such as `🦜` (4 in all)',
        '01.md:6:35-6:37 No font of the journal style has `𝅗` (2 times)'
      ]
    },
    {
      name: 'a printed work',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@book{a,\n  title = {The Analects of 孔子},\n  abstract = {論語}\n}\n@book{b, title = {論語}}'
      },
      expect: ['references.bib:2:28-2:30 No font of the journal style has `孔子`']
    },
    {
      name: 'signs of mathematics, phonetics and code, accents by themselves, Greek, Cyrillic, Arabic',
      files: {
        '01.md':
          '---\ntitle: On ∇ &nabla;\n---\n\n∇ ⊙ ϵ ‖ ≪ ⇒ ✓ [ˈɡæli] x̄ é μῆνιν мир $∇ϵ$\n\nسلام [سلام]{lang=fa}, soft\u00adhyphen, zero\u200bwidth, *∇* **ϵ** `∇ мир`\n\n```\n├── мир → ≤\n```'
      },
      expect: []
    }
  ],
  *check(manuscript) {
    const {style, fontFacts} = manuscript.project
    if (fontFacts === undefined) return
    const isWanted = (text: string) => mayLack(text, style.fonts)
    const hasIn = (setting: Setting, lang: string) => characterTest(style.fonts, fontFacts, setting, lang)
    const tests = new Map<string, ReturnType<typeof hasIn>>()
    const groups = new Map<string, Missing>()
    for (const visible of visibleTexts(manuscript, isWanted)) {
      const {text, setting, lang} = visible
      if (!isWanted(text)) continue
      const has = tests.get(`${setting} ${lang}`) ?? hasIn(setting, lang)
      tests.set(`${setting} ${lang}`, has)
      for (const {characters, count, script} of missingIn(text.normalize('NFC'), has)) {
        const group = script ?? characters
        const known = groups.get(group)
        if (known === undefined) groups.set(group, {characters, script, first: count, count, visible})
        else known.count += count
      }
    }
    const hasInFormulas = hasIn('math', manuscript.metadata.lang)
    for (const missing of groups.values()) yield findingOf(missing, hasInFormulas)
  }
} satisfies Rule

/**
 * Characters of one script, or one symbol, that no font has: where they first occur, how many occur there, and how many
 * in all.
 */
type Missing = {
  readonly characters: string
  readonly script: string | undefined
  readonly first: number
  readonly visible: VisibleText
  count: number
}

function findingOf(
  {characters, script, first, count, visible}: Missing,
  hasInFormulas: (codePoint: number) => boolean
): RuleFinding {
  const shown = [...characters].length > 24 ? `${[...characters].slice(0, 24).join('')}…` : characters
  const isAll = count === first
  const what =
    isAll || script === undefined
      ? `\`${shown}\`${isAll ? '' : ` (${count} times)`}`
      : `${script} such as \`${shown}\` (${count} in all)`
  const isSign = script === undefined || script === 'pictographs'
  const isFormula =
    isSign && visible.setting === 'text' && [...characters].every(sign => hasInFormulas(sign.codePointAt(0)!))
  const [other, them] = isAll || script === undefined ? ['another sign', 'it'] : ['other signs', 'them']
  const instead = isFormula ? `the formula \`$${characters}$\`, or ` : isSign ? `${other}, or ` : ''
  return {
    file: visible.file,
    place: visible.place(characters),
    subject: shown,
    message: `No font of the journal style has ${what}`,
    ...(isFormula && {expected: [`$${characters}$`]}),
    note: `Use ${instead}a style with a font for ${them}.`
  }
}

/** Visible characters: not controls or spaces. Marks belong to their base characters. */
const seen = /[^\p{M}\p{Cc}\p{Cf}\p{Cs}\p{Z}]/u
const within = /[\p{M}\p{Cf}]/u

/** The ranges of a text whose characters no font has; each is of one script, or a symbol. */
function* missingIn(
  text: string,
  has: (codePoint: number) => boolean
): Generator<Pick<Missing, 'characters' | 'script' | 'count'>> {
  let characters = ''
  let joint = ''
  let count = 0
  let script: string | undefined
  for (const character of text) {
    if (characters !== '' && within.test(character)) {
      joint += character
      continue
    }
    const isMissing = seen.test(character) && !has(character.codePointAt(0)!)
    const own = isMissing ? scriptName(character) : undefined
    const goesOn = isMissing && characters !== '' && own !== undefined && own === script
    if (!goesOn && characters !== '') {
      yield {characters, script, count}
      characters = ''
      count = 0
    }
    if (isMissing) {
      characters += characters === '' ? character : joint + character
      script = own
      count++
    }
    joint = ''
  }
  if (characters !== '') yield {characters, script, count}
}

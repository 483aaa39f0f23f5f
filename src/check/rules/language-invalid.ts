import {isLanguageTag} from '../../core/language.ts'
import {perObject} from '../../core/per-object.ts'
import {placeOf} from '../../core/position.ts'
import {spokenLanguages, tagOfLanguage} from '../../core/spoken-languages.ts'
import type {Chapter, Finding} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'
import type {Rule} from './rule.ts'

export const languageInvalid = {
  code: 'G414',
  name: 'language-invalid',
  severity: 'warning',
  summary: 'A language is named by its tag (BCP 47), such as `fa`, `ur-PK` or `de`.',
  why: 'Labels, direction, typeface, hyphenation and the voice of a screen reader all depend on this tag; galley does not recognize other names of languages.',
  examples: [
    {
      name: 'name of a language',
      files: {'manuscript.yaml': 'lang: Persian', '01.md': 'متن.'},
      expect: ['manuscript.yaml:1:7-1:14 `Persian` is not a language tag, expected `fa`']
    },
    {
      name: 'in the text',
      files: {'01.md': 'He wrote [کتاب]{lang=urdu} first.'},
      expect: ['01.md:1:10-1:27 `urdu` is not a language tag, expected `ur`']
    },
    {
      name: 'abstract',
      files: {'manuscript.yaml': 'abstract:\n  en: Words.\n  French: Mots.', '01.md': 'Words.'},
      expect: ['manuscript.yaml:3:11-3:16 `French` is not a language tag, expected `fr`']
    },
    {
      name: 'title',
      files: {'manuscript.yaml': 'title: {French: Mots}', '01.md': 'Words.'},
      expect: ['manuscript.yaml:1:17-1:21 `French` is not a language tag, expected `fr`']
    },
    {
      name: 'tags',
      files: {
        'manuscript.yaml': 'lang: en-GB\nabstract: {ur-PK: خلاصہ۔}',
        '01.md': 'He wrote [کتاب]{lang=ur} first.\n\n::: {lang=zh-Hant}\n文\n:::'
      },
      expect: []
    }
  ],
  *check({project, chapters, settings, metadata}) {
    yield* project.findings.filter(finding => finding.rule === 'language-invalid')
    const {title, titles, abstracts, keywords, statements} = metadata
    for (const {lang, place} of [
      ...(title === undefined ? [] : [title]),
      ...titles,
      ...abstracts,
      ...keywords,
      ...statements.map(statement => statement.text)
    ]) {
      // The language of the paper is checked where it is set.
      if (lang !== metadata.lang && isWrong(lang)) yield finding(lang, settings.file, place)
    }
    for (const chapter of chapters) yield* wrongIn(chapter)
  }
} satisfies Rule

const wrongIn = perObject(inChapter)

function inChapter({tree, text, path}: Chapter): Finding[] {
  // Most chapters are in one language, and walking through a book takes time.
  if (!/\blang\s*=/u.test(text)) return []
  const findings: Finding[] = []
  walk(tree, node => {
    const lang = node.data?.attributes?.pairs.lang
    if (lang !== undefined && isWrong(lang)) findings.push(finding(lang, path, placeOf(node)))
    return undefined
  })
  return findings
}

/**
 * Whether a text is not a valid language tag: `urdu` has the form of a tag, but is the name of a language and not
 * registered.
 */
function isWrong(lang: string): boolean {
  return !isLanguageTag(lang) || (tagOfLanguage(lang) !== undefined && !Object.hasOwn(spokenLanguages, lang))
}

function finding(lang: string, file: string, place: Finding['place']): Finding {
  const meant = tagOfLanguage(lang)
  return {
    rule: 'language-invalid',
    file,
    place,
    subject: lang,
    message: `\`${lang}\` is not a language tag, expected ${meant === undefined ? 'one such as `en-GB`' : `\`${meant}\``}`,
    expected: meant === undefined ? [] : [meant]
  }
}

/** The English name of a character's script; undefined for a character that belongs to no script. */
export function scriptName(character: string): string | undefined {
  if (/\p{Script=Han}/u.test(character)) return 'Chinese characters'
  if (/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/u.test(character))
    return 'pictographs'
  if (!/\p{L}|\p{N}/u.test(character)) return undefined
  const script = scripts.find(name => new RegExp(`\\p{Script=${name}}`, 'u').test(character))
  if (script !== undefined) return `${script} letters`
  return /\p{Script=Latin}|\p{Script=Common}/u.test(character) ? undefined : 'letters of other scripts'
}

const scripts: readonly string[] = [
  ...['Arabic', 'Armenian', 'Bengali', 'Coptic', 'Cyrillic', 'Devanagari', 'Ethiopic', 'Georgian', 'Greek'],
  ...['Gujarati', 'Gurmukhi', 'Hangul', 'Hebrew', 'Hiragana', 'Kannada', 'Katakana', 'Khmer', 'Lao'],
  ...[
    'Malayalam',
    'Mongolian',
    'Myanmar',
    'Sinhala',
    'Syriac',
    'Tamil',
    'Telugu',
    'Thaana',
    'Thai',
    'Tibetan'
  ]
]

/** The given number of words, different for each `from`, with few repetitions. */
export function words(count: number, from = 0): string {
  return Array.from({length: count}, (_, at) => word(from * 37 + at)).join(' ')
}

function word(at: number): string {
  let rest = (at * 7919 + 13) % 1_000_003
  let letters = ''
  for (let syllable = 0; syllable < 3; syllable++) {
    letters += `${consonants[rest % consonants.length]}${vowels[rest % vowels.length]}`
    rest = Math.floor(rest / consonants.length)
  }
  return letters
}

const consonants = 'bdfgklmnprstvz'
const vowels = 'aeiou'

/** A family name. */
export function familyName(at: number): string {
  const name = words(1, 31 * at + 7)
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

/** Lines of a text, as many as its size. */
export function each(size: number, line: (at: number) => string, between = '\n'): string {
  return Array.from({length: size}, (_, at) => line(at)).join(between)
}

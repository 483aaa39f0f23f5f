import {soundText} from '../../core/sound-text.ts'

/** A plain text as Markdown that prints it, within a line and within marks of CriticMarkup. */
export function asMarkdown(text: string): string {
  return soundText(text).replace(
    /[\\`*_[\]<>$~^|{}@#]|&(?=#?\w+;)|(?<=\w):(?=\/\/)/g,
    character => `\\${character}`
  )
}

import {soundText} from '../../core/sound-text.ts'

/** Escapes plain text so that Markdown prints it as it is, within a line and within CriticMarkup. */
export function asMarkdown(text: string): string {
  return soundText(text).replace(
    /[\\`*_[\]<>$~^|{}@#]|&(?=#?\w+;)|(?<=\w):(?=\/\/)/g,
    character => `\\${character}`
  )
}

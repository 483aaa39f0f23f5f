/**
 * Marks passages in Nastaliq of more than a word or two within text in another script, whose lines are too close
 * together for Nastaliq: styles give `.phrase` the room that its strokes need above and below. A single word fits
 * between the lines.
 */
export function markPhrases(article: HTMLElement): void {
  for (const element of article.querySelectorAll<HTMLElement>('span[lang|="ur"]:not(.same-language)'))
    if ((element.textContent ?? '').trim().length > longWord) element.classList.add('phrase')
}

const longWord = 16

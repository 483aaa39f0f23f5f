import {HtmlValidate, StaticConfigLoader} from 'html-validate'

/** The recommended rules, except those against HTML that the standard allows and papers need. */
const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended'],
    rules: {
      // The standard allows a doctype in upper and in lower case.
      'doctype-style': ['error', {style: 'lowercase'}],
      // The standard allows `>` in text; the characters that it forbids there would break the page.
      'no-raw-characters': 'off',
      // An id may have any character except blanks; Pandoc's labels contain a colon.
      'valid-id': ['error', {relaxed: true}],
      // An author may specify the width of one picture or column.
      'no-inline-style': 'off',
      // Titles are the author's, and so are blanks in listings.
      'long-title': 'off',
      'no-trailing-whitespace': 'off',
      // References have the markup of Pandoc and rehype-citation; for VoiceOver, a `ul` without bullets is not a list.
      'prefer-native-element': ['error', {exclude: ['list', 'listitem']}]
    }
  })
)

/** The faults that html-validate finds in a page: rule, element and message. */
export async function htmlFaults(page: string): Promise<readonly string[]> {
  const {results} = await validator.validateString(page)
  return results.flatMap(({messages}) =>
    messages.map(({ruleId, selector, message}) => `${ruleId}: ${selector ?? ''}: ${message}`)
  )
}
